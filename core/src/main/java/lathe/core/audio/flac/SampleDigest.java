package lathe.core.audio.flac;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** MD5 of the samples, interleaved, little-endian, in whole bytes with the sign extended (RFC 9639, section 8.2). */
final class SampleDigest {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FRAMES_AT_ONCE = 1024;

    private final MessageDigest md5;
    private final int sampleBytes;
    private final byte[] buffer;

    SampleDigest(int channels, int bits) {
        sampleBytes = (bits + 7) >>> 3;
        buffer = new byte[FRAMES_AT_ONCE * channels * sampleBytes + Integer.BYTES];
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    void add(int[][] channels, int channelCount, int start, int frames) {
        for (int from = start; from < start + frames; from += FRAMES_AT_ONCE) {
            int to = Math.min(from + FRAMES_AT_ONCE, start + frames);
            md5.update(buffer, 0, interleave(channels, channelCount, from, to));
        }
    }

    private int interleave(int[][] channels, int channelCount, int from, int to) {
        byte[] bytes = buffer;
        int step = channelCount * sampleBytes;
        // Channel by channel from the last would overwrite neighbours; frame by frame, each write's surplus is covered
        // by the next.
        if (channelCount == 2) {
            int[] left = channels[0];
            int[] right = channels[1];
            for (int i = from, at = 0; i < to; i++, at += step) {
                INT.set(bytes, at, left[i]);
                INT.set(bytes, at + sampleBytes, right[i]);
            }
        } else {
            for (int i = from, at = 0; i < to; i++) {
                for (int c = 0; c < channelCount; c++, at += sampleBytes) {
                    INT.set(bytes, at, channels[c][i]);
                }
            }
        }
        return (to - from) * step;
    }

    /** The digest of all that was added; starts anew. */
    byte[] finish() {
        return md5.digest();
    }
}
