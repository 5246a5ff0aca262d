package lathe.core.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes WAV with any encoding but {@code COMPRESSED}: extensible where the format asks for it, with LIST/INFO texts,
 * {@code bext} and {@code iXML}, and RF64 as soon as 4 GB do not suffice.
 *
 * <p>Source for the change to RF64: EBU Tech 3306: a JUNK chunk at the start keeps the place of the ds64 chunk.
 */
public final class WavWriter implements AudioWriter {

    /** Largest size that a RIFF header can say; the next one means that ds64 says it. */
    static final long MAX_RIFF_BYTES = 0xFFFFFFFEL;

    private static final int DS64_BYTES = 28;
    private static final long DS64_POSITION = 12;

    private final AtomicFile file;
    private final InterleavedWriter samples;
    private final long maxRiffBytes;
    private final int frameBytes;
    private long dataSizePosition;
    private long factPosition = -1;

    /**
     * Starts a file.
     *
     * @param wanted encoding, rate, layout and metadata count; tags whose id is not four characters long are left out
     * @throws AudioFileException if the file cannot be written, or WAV cannot hold the encoding
     */
    public static WavWriter create(Path target, AudioInfo wanted) throws IOException {
        return new WavWriter(target, wanted, MAX_RIFF_BYTES);
    }

    /** As {@link #create}, but RF64 whatever the size. */
    static WavWriter createRf64(Path target, AudioInfo wanted) throws IOException {
        return new WavWriter(target, wanted, -1);
    }

    /** @param maxRiffBytes beyond this size of the RIFF chunk the file becomes RF64 */
    WavWriter(Path target, AudioInfo wanted, long maxRiffBytes) throws IOException {
        this.maxRiffBytes = maxRiffBytes;
        SampleEncoding encoding = wanted.encoding();
        if (encoding == SampleEncoding.COMPRESSED) {
            throw new AudioFileException(target, "WAV holds no compressed sound", "choose 16, 24 or 32f bits");
        }
        SampleFormat sample = SampleFormat.packed(encoding, ByteOrder.LITTLE_ENDIAN, encoding.bits() == 8);
        WavFormat format = new WavFormat(sample, wanted.sampleRateHz(), wanted.layout());
        frameBytes = sample.bytes() * wanted.channels();
        file = AtomicFile.create(target);
        try {
            writeHeader(format, wanted.metadata());
            samples = new InterleavedWriter(file, sample, wanted.channels());
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    private void writeHeader(WavFormat format, AudioMetadata metadata) throws IOException {
        file.write(ascii("RIFF\0\0\0\0WAVE"));
        writeChunk("JUNK", ByteBuffer.allocate(DS64_BYTES));
        if (metadata.bext().length > 0) {
            writeChunk("bext", ByteBuffer.wrap(metadata.bext()));
        }
        writeChunk("fmt ", format.encode());
        if (format.needsFact()) {
            factPosition = file.position() + 8;
            writeChunk("fact", ByteBuffer.allocate(4));
        }
        byte[] tags = InfoTags.encode(metadata.tags());
        if (tags.length > 0) {
            writeChunk("LIST", ByteBuffer.wrap(tags));
        }
        if (!metadata.ixml().isEmpty()) {
            writeChunk("iXML", ByteBuffer.wrap(metadata.ixml().getBytes(StandardCharsets.UTF_8)));
        }
        dataSizePosition = file.position() + 4;
        file.write(ascii("data\0\0\0\0"));
    }

    private void writeChunk(String id, ByteBuffer body) throws IOException {
        int size = body.remaining();
        ByteBuffer chunk = little(8 + size + (size & 1));
        chunk.put(ascii(id)).putInt(size).put(body);
        file.write(chunk.rewind());
    }

    @Override
    public void write(float[][] from, int start, int frames) throws IOException {
        samples.write(from, start, frames);
    }

    @Override
    public void commit() throws IOException {
        samples.flush();
        long frames = samples.frames();
        long dataBytes = frames * frameBytes;
        if ((dataBytes & 1) != 0) {
            file.write(ByteBuffer.allocate(1));
        }
        long riffBytes = file.position() - 8;
        boolean is64 = riffBytes > maxRiffBytes;
        if (is64) {
            file.overwrite(0, ascii("RF64"));
            ByteBuffer ds64 = little(8 + DS64_BYTES).put(ascii("ds64")).putInt(DS64_BYTES);
            ds64.putLong(riffBytes).putLong(dataBytes).putLong(frames).putInt(0);
            file.overwrite(DS64_POSITION, ds64.rewind());
        }
        overwriteInt(4, is64 ? -1 : riffBytes);
        overwriteInt(dataSizePosition, is64 ? -1 : dataBytes);
        if (factPosition >= 0) {
            overwriteInt(factPosition, Math.min(frames, 0xFFFFFFFFL));
        }
        file.commit();
    }

    private void overwriteInt(long position, long value) throws IOException {
        file.overwrite(position, little(4).putInt(0, (int) value));
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        file.close();
    }
}
