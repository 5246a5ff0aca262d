package lathe.core.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes AIFF for whole numbers and AIFF-C for everything else. Title, artist, copyright and comment are kept; the format
 * has no place for a channel layout or for other tags.
 *
 * <p>A file ends at 4 GB, which its sizes cannot exceed: beyond, writing fails.
 */
public final class AiffWriter implements AudioWriter {

    /** AIFF-C version 1, as its specification numbers it. */
    private static final int AIFC_VERSION_1 = 0xA2805140;

    private static final long MAX_FORM_BYTES = 0xFFFFFFFFL;

    private final AtomicFile file;
    private final InterleavedWriter samples;
    private final int frameBytes;
    private final long maxFrames;
    private long formatPosition;
    private long soundSizePosition;

    /**
     * Starts a file.
     *
     * @param wanted encoding, rate, number of channels and texts count
     * @throws AudioFileException if the file cannot be written, or AIFF cannot hold the encoding
     */
    public static AiffWriter create(Path target, AudioInfo wanted) throws IOException {
        return new AiffWriter(target, wanted, MAX_FORM_BYTES);
    }

    /** @param maxFormBytes where the file ends */
    AiffWriter(Path target, AudioInfo wanted, long maxFormBytes) throws IOException {
        if (wanted.encoding() == SampleEncoding.COMPRESSED) {
            throw new AudioFileException(target, "AIFF holds no compressed sound", "choose 16, 24 or 32f bits");
        }
        AiffFormat format = AiffFormat.of(wanted);
        frameBytes = format.sample().bytes() * format.channels();
        file = AtomicFile.create(target);
        try {
            writeHeader(format, wanted.metadata().tags());
            maxFrames = (maxFormBytes - file.position()) / frameBytes;
            samples = new InterleavedWriter(file, format.sample(), format.channels());
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    private void writeHeader(AiffFormat format, Map<String, String> tags) throws IOException {
        file.write(ascii(format.isAiffC() ? "FORM\0\0\0\0AIFC" : "FORM\0\0\0\0AIFF"));
        if (format.isAiffC()) {
            writeChunk("FVER", ByteBuffer.allocate(4).putInt(0, AIFC_VERSION_1));
        }
        formatPosition = file.position() + 8;
        writeChunk("COMM", format.encode());
        for (String chunk : AiffTexts.CHUNKS) {
            String text = tags.getOrDefault(AiffTexts.infoId(chunk), "");
            if (!text.isEmpty()) {
                writeChunk(chunk, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            }
        }
        soundSizePosition = file.position() + 4;
        writeChunk("SSND", ByteBuffer.allocate(8));
    }

    private void writeChunk(String id, ByteBuffer body) throws IOException {
        int size = body.remaining();
        ByteBuffer chunk = ByteBuffer.allocate(8 + size + (size & 1));
        chunk.put(ascii(id)).putInt(size).put(body);
        file.write(chunk.rewind());
    }

    @Override
    public void write(float[][] from, int start, int frames) throws IOException {
        if (samples.frames() + frames > maxFrames) {
            throw new AudioFileException(
                    file.shownName(), "AIFF ends at 4 GB, this is longer", "write WAV, which goes on as RF64");
        }
        samples.write(from, start, frames);
    }

    @Override
    public void commit() throws IOException {
        samples.flush();
        long soundBytes = samples.frames() * frameBytes;
        if ((soundBytes & 1) != 0) {
            file.write(ByteBuffer.allocate(1));
        }
        overwriteInt(4, file.position() - 8);
        overwriteInt(formatPosition + 2, samples.frames());
        overwriteInt(soundSizePosition, soundBytes + 8);
        file.commit();
    }

    private void overwriteInt(long position, long value) throws IOException {
        file.overwrite(position, ByteBuffer.allocate(4).putInt(0, (int) value));
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        file.close();
    }
}
