package lathe.core.audio.flac;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The STREAMINFO metadata block (RFC 9639, section 8.2).
 *
 * @param minBlockFrames shortest block but for the last
 * @param maxBlockFrames longest block
 * @param minFrameBytes shortest coded frame, 0 if unknown
 * @param maxFrameBytes longest coded frame, 0 if unknown
 * @param bits of a sample, 4 to 32
 * @param frames samples per channel, 0 if unknown
 * @param md5 of the samples, all zero if unknown
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record StreamInfo(
        int minBlockFrames,
        int maxBlockFrames,
        int minFrameBytes,
        int maxFrameBytes,
        int sampleRateHz,
        int channels,
        int bits,
        long frames,
        byte[] md5) {

    /** Length of the block without its header. */
    static final int BYTES = 34;

    static final int MD5_BYTES = 16;
    static final int MAX_SAMPLE_RATE_HZ = (1 << 20) - 1;
    static final long MAX_FRAMES = (1L << 36) - 1;

    static StreamInfo read(BitInput in) throws IOException {
        int minBlock = (int) in.unsigned(16);
        int maxBlock = (int) in.unsigned(16);
        int minFrame = (int) in.unsigned(24);
        int maxFrame = (int) in.unsigned(24);
        int rate = (int) in.unsigned(20);
        int channels = (int) in.unsigned(3) + 1;
        int bits = (int) in.unsigned(5) + 1;
        long frames = in.unsigned(36);
        byte[] md5 = in.bytes(MD5_BYTES);
        if (bits < 4) {
            throw in.damaged("STREAMINFO claims samples of " + bits + " bits");
        }
        return new StreamInfo(minBlock, maxBlock, minFrame, maxFrame, rate, channels, bits, frames, md5);
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.putShort((short) minBlockFrames).putShort((short) maxBlockFrames);
        out.putShort((short) (minFrameBytes >>> 8)).put((byte) minFrameBytes);
        out.putShort((short) (maxFrameBytes >>> 8)).put((byte) maxFrameBytes);
        out.putLong((long) sampleRateHz << 44 | (channels - 1L) << 41 | (bits - 1L) << 36 | frames);
        return out.put(md5).array();
    }

    boolean hasMd5() {
        return !Arrays.equals(md5, new byte[MD5_BYTES]);
    }
}
