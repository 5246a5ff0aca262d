package lathe.core.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Planar floats to interleaved samples of any encoding; one loop per encoding.
 *
 * <p>Whole numbers are rounded to the nearest step (ties to the even one) and clipped at full scale; NaN becomes zero.
 */
final class SampleEncoder {

    private final SampleFormat format;
    private final int channels;
    private final int frameBytes;

    SampleEncoder(SampleFormat format, int channels) {
        this.format = format;
        this.channels = channels;
        frameBytes = Math.multiplyExact(format.bytes(), channels);
    }

    /** Bytes of one frame. */
    int frameBytes() {
        return frameBytes;
    }

    /** Encodes {@code samples[channel][from..from+frames)} into the bytes from {@code at} on. */
    void encode(float[][] samples, int from, int frames, ByteBuffer bytes, int at) {
        int to = from + frames;
        for (int c = 0; c < channels; c++) {
            int first = at + c * format.bytes();
            switch (format.encoding()) {
                case PCM_8, PCM_12, PCM_16, PCM_20, PCM_24, PCM_32 -> wholeNumbers(samples[c], from, to, bytes, first);
                case FLOAT_32 -> float32(samples[c], from, to, bytes, first, frameBytes);
                case FLOAT_64 -> float64(samples[c], from, to, bytes, first, frameBytes);
                case A_LAW -> aLaw(samples[c], from, to, bytes, first, frameBytes);
                case MU_LAW -> muLaw(samples[c], from, to, bytes, first, frameBytes);
                case COMPRESSED -> throw new IllegalArgumentException("encoding=COMPRESSED has no samples");
            }
        }
    }

    private void wholeNumbers(float[] samples, int from, int to, ByteBuffer bytes, int at) {
        int bits = format.encoding().bits();
        int spareBits = 8 * format.bytes() - bits;
        switch (format.bytes()) {
            case 1 -> pcm8(samples, from, to, bytes, at, frameBytes, format.unsigned() ? 0x80 : 0);
            case 2 -> pcm16(samples, from, to, bytes, at, frameBytes, bits, spareBits);
            case 3 -> pcm24(samples, from, to, bytes, at, frameBytes, bits, spareBits);
            case 4 -> pcm32(samples, from, to, bytes, at, frameBytes, bits, spareBits);
            default -> throw new IllegalArgumentException("bytes=" + format.bytes() + " is outside 1 to 4");
        }
    }

    /** The cast takes NaN to zero and keeps what is too large at the ends of an int. */
    private static int step(float sample, double scale, int min, int max) {
        return Math.max(min, Math.min(max, (int) Math.rint(sample * scale)));
    }

    private static void pcm8(float[] samples, int from, int to, ByteBuffer bytes, int at, int stride, int flip) {
        for (int i = from; i < to; i++, at += stride) {
            bytes.put(at, (byte) (step(samples[i], 128, -128, 127) ^ flip));
        }
    }

    private static void pcm16(
            float[] samples, int from, int to, ByteBuffer bytes, int at, int stride, int bits, int spareBits) {
        int max = (1 << (bits - 1)) - 1;
        double scale = max + 1.0;
        for (int i = from; i < to; i++, at += stride) {
            bytes.putShort(at, (short) (step(samples[i], scale, ~max, max) << spareBits));
        }
    }

    private static void pcm24(
            float[] samples, int from, int to, ByteBuffer bytes, int at, int stride, int bits, int spareBits) {
        int max = (1 << (bits - 1)) - 1;
        double scale = max + 1.0;
        int low = bytes.order() == ByteOrder.LITTLE_ENDIAN ? 0 : 2;
        for (int i = from; i < to; i++, at += stride) {
            int value = step(samples[i], scale, ~max, max) << spareBits;
            bytes.put(at + low, (byte) value);
            bytes.put(at + 1, (byte) (value >> 8));
            bytes.put(at + 2 - low, (byte) (value >> 16));
        }
    }

    private static void pcm32(
            float[] samples, int from, int to, ByteBuffer bytes, int at, int stride, int bits, int spareBits) {
        int max = (int) ((1L << (bits - 1)) - 1);
        double scale = max + 1.0;
        for (int i = from; i < to; i++, at += stride) {
            bytes.putInt(at, step(samples[i], scale, ~max, max) << spareBits);
        }
    }

    private static void float32(float[] samples, int from, int to, ByteBuffer bytes, int at, int stride) {
        for (int i = from; i < to; i++, at += stride) {
            bytes.putFloat(at, samples[i]);
        }
    }

    private static void float64(float[] samples, int from, int to, ByteBuffer bytes, int at, int stride) {
        for (int i = from; i < to; i++, at += stride) {
            bytes.putDouble(at, samples[i]);
        }
    }

    private static void aLaw(float[] samples, int from, int to, ByteBuffer bytes, int at, int stride) {
        for (int i = from; i < to; i++, at += stride) {
            bytes.put(at, CompandingLaw.aLawCode(samples[i]));
        }
    }

    private static void muLaw(float[] samples, int from, int to, ByteBuffer bytes, int at, int stride) {
        for (int i = from; i < to; i++, at += stride) {
            bytes.put(at, CompandingLaw.muLawCode(samples[i]));
        }
    }
}
