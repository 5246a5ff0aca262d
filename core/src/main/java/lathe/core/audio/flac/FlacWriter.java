package lathe.core.audio.flac;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import lathe.core.audio.AtomicFile;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.SampleEncoding;

/**
 * Writes FLAC (RFC 9639): 8, 12, 16, 20, 24 or 32 bits, 1 to 8 channels, with the texts FLAC has names for, the channel mask
 * where it is not the customary one, and the MD5 of the samples.
 *
 * <p>Encodings that are no whole numbers become 24 bits. A {@code bext} chunk is not kept.
 */
public final class FlacWriter implements AudioWriter {

    private static final int MAX_CHANNELS = 8;
    /** The customary block of the format's reference encoder. */
    private static final int BLOCK_FRAMES = 4096;

    private static final int START = SubframeDecoder.START;
    private static final long STREAMINFO_POSITION = 8;
    private static final int BLOCK_STREAMINFO = 0;
    private static final int BLOCK_VORBIS_COMMENT = 4;
    private static final int LAST_BLOCK = 0x80;
    private static final int MAX_METADATA_BYTES = (1 << 24) - 1;

    private final AtomicFile file;
    private final StreamInfo plan;
    private final FrameEncoder encoder;
    private final SampleDigest digest;
    private final int[][] block;
    private int waiting;
    private long framesBefore;
    private int minFrameBytes = Integer.MAX_VALUE;
    private int maxFrameBytes;

    /**
     * Starts a file.
     *
     * @param wanted encoding, rate, layout and metadata count
     * @throws AudioFileException if the file cannot be written, or FLAC cannot hold the rate or the channels
     */
    public static FlacWriter create(Path target, AudioInfo wanted) throws IOException {
        return new FlacWriter(target, wanted);
    }

    private FlacWriter(Path target, AudioInfo wanted) throws IOException {
        int channels = wanted.channels();
        if (channels > MAX_CHANNELS) {
            throw new AudioFileException(
                    target, "FLAC holds up to " + MAX_CHANNELS + " channels, not " + channels, "write WAV");
        }
        if (wanted.sampleRateHz() > StreamInfo.MAX_SAMPLE_RATE_HZ) {
            throw new AudioFileException(
                    target, "FLAC holds no sample rate of " + wanted.sampleRateHz() + " Hz", "write WAV");
        }
        SampleEncoding encoding = wanted.encoding();
        int bits = encoding.isInteger() ? encoding.bits() : SampleEncoding.PCM_24.bits();
        byte[] comment = VorbisComment.format(wanted.metadata(), wanted.layout());
        if (comment.length > MAX_METADATA_BYTES) {
            throw new AudioFileException(target, "FLAC holds no texts of more than 16 MB", "shorten the tags");
        }
        plan = new StreamInfo(
                BLOCK_FRAMES,
                BLOCK_FRAMES,
                0,
                0,
                wanted.sampleRateHz(),
                channels,
                bits,
                0,
                new byte[StreamInfo.MD5_BYTES]);
        encoder = new FrameEncoder(plan);
        digest = new SampleDigest(channels, bits);
        block = new int[channels][START + BLOCK_FRAMES];
        file = AtomicFile.create(target);
        try {
            file.write(header(comment));
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    private ByteBuffer header(byte[] comment) {
        byte[] info = plan.toBytes();
        ByteBuffer out = ByteBuffer.allocate(4 + 4 + info.length + 4 + comment.length);
        out.put("fLaC".getBytes(StandardCharsets.US_ASCII));
        out.putInt(BLOCK_STREAMINFO << 24 | info.length).put(info);
        out.putInt((LAST_BLOCK | BLOCK_VORBIS_COMMENT) << 24 | comment.length).put(comment);
        return out.rewind();
    }

    @Override
    public void write(float[][] from, int start, int frames) throws IOException {
        int done = 0;
        while (done < frames) {
            int now = Math.min(frames - done, BLOCK_FRAMES - waiting);
            for (int c = 0; c < block.length; c++) {
                toWholeNumbers(from[c], start + done, now, block[c], START + waiting);
            }
            waiting += now;
            done += now;
            if (waiting == BLOCK_FRAMES) {
                writeBlock();
            }
        }
    }

    /** Rounds to the nearest step and clips; the cast takes NaN to zero and stops at the ends of an int. */
    private void toWholeNumbers(float[] samples, int from, int count, int[] into, int intoFrom) {
        int max = (int) ((1L << (plan.bits() - 1)) - 1);
        double unit = max + 1.0;
        for (int i = 0; i < count; i++) {
            int step = (int) Math.rint(samples[from + i] * unit);
            into[intoFrom + i] = Math.max(~max, Math.min(max, step));
        }
    }

    private void writeBlock() throws IOException {
        digest.add(block, block.length, START, waiting);
        BitOutput frame = encoder.encode(block, waiting, framesBefore / BLOCK_FRAMES);
        int bytes = frame.bytes();
        file.write(ByteBuffer.wrap(frame.array(), 0, bytes));
        minFrameBytes = Math.min(minFrameBytes, bytes);
        maxFrameBytes = Math.max(maxFrameBytes, bytes);
        framesBefore += waiting;
        waiting = 0;
    }

    @Override
    public void commit() throws IOException {
        if (waiting > 0) {
            writeBlock();
        }
        StreamInfo whole = new StreamInfo(
                BLOCK_FRAMES,
                BLOCK_FRAMES,
                framesBefore == 0 ? 0 : minFrameBytes,
                maxFrameBytes,
                plan.sampleRateHz(),
                plan.channels(),
                plan.bits(),
                framesBefore > StreamInfo.MAX_FRAMES ? 0 : framesBefore,
                digest.finish());
        file.overwrite(STREAMINFO_POSITION, ByteBuffer.wrap(whole.toBytes()));
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }
}
