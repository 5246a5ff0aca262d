package lathe.core.audio;

import java.nio.ByteBuffer;

/** Interleaved samples of any encoding to planar floats, full scale at plus and minus 1; one loop per encoding. */
final class SampleDecoder {

    /** Bytes that must exist after the last frame: 24-bit samples are read as four bytes. */
    static final int PADDING = 1;

    private final SampleFormat format;
    private final int channels;
    private final int frameBytes;

    SampleDecoder(SampleFormat format, int channels) {
        this.format = format;
        this.channels = channels;
        frameBytes = Math.multiplyExact(format.bytes(), channels);
    }

    /** Bytes of one frame. */
    int frameBytes() {
        return frameBytes;
    }

    /**
     * Decodes the first frames of the bytes into {@code into[channel][from..from+frames)}.
     *
     * @param bytes in the format's order, with {@link #PADDING} bytes more than the frames need
     */
    void decode(ByteBuffer bytes, float[][] into, int from, int frames) {
        int to = from + frames;
        for (int c = 0; c < channels; c++) {
            int at = c * format.bytes();
            switch (format.encoding()) {
                case PCM_8, PCM_12, PCM_16, PCM_20, PCM_24, PCM_32 -> wholeNumbers(bytes, at, into[c], from, to);
                case FLOAT_32 -> float32(bytes, at, frameBytes, into[c], from, to);
                case FLOAT_64 -> float64(bytes, at, frameBytes, into[c], from, to);
                case A_LAW -> law(CompandingLaw.aLawValues(), bytes, at, frameBytes, into[c], from, to);
                case MU_LAW -> law(CompandingLaw.muLawValues(), bytes, at, frameBytes, into[c], from, to);
                case COMPRESSED -> throw new IllegalArgumentException("encoding=COMPRESSED has no samples");
            }
        }
    }

    private void wholeNumbers(ByteBuffer bytes, int at, float[] into, int from, int to) {
        switch (format.bytes()) {
            case 1 -> pcm8(bytes, at, frameBytes, format.unsigned() ? 0x80 : 0, into, from, to);
            case 2 -> pcm16(bytes, at, frameBytes, into, from, to);
            case 3 -> pcm24(bytes, at, frameBytes, into, from, to);
            case 4 -> pcm32(bytes, at, frameBytes, into, from, to);
            default -> throw new IllegalArgumentException("bytes=" + format.bytes() + " is outside 1 to 4");
        }
    }

    private static void pcm8(ByteBuffer bytes, int at, int stride, int flip, float[] into, int from, int to) {
        for (int i = from; i < to; i++, at += stride) {
            into[i] = (byte) (bytes.get(at) ^ flip) * 0x1p-7f;
        }
    }

    private static void pcm16(ByteBuffer bytes, int at, int stride, float[] into, int from, int to) {
        for (int i = from; i < to; i++, at += stride) {
            into[i] = bytes.getShort(at) * 0x1p-15f;
        }
    }

    private static void pcm24(ByteBuffer bytes, int at, int stride, float[] into, int from, int to) {
        if (bytes.order() == java.nio.ByteOrder.BIG_ENDIAN) {
            for (int i = from; i < to; i++, at += stride) {
                into[i] = (bytes.getInt(at) & 0xFFFFFF00) * 0x1p-31f;
            }
        } else {
            for (int i = from; i < to; i++, at += stride) {
                into[i] = (bytes.getInt(at) << 8) * 0x1p-31f;
            }
        }
    }

    private static void pcm32(ByteBuffer bytes, int at, int stride, float[] into, int from, int to) {
        for (int i = from; i < to; i++, at += stride) {
            into[i] = bytes.getInt(at) * 0x1p-31f;
        }
    }

    private static void float32(ByteBuffer bytes, int at, int stride, float[] into, int from, int to) {
        for (int i = from; i < to; i++, at += stride) {
            into[i] = bytes.getFloat(at);
        }
    }

    private static void float64(ByteBuffer bytes, int at, int stride, float[] into, int from, int to) {
        for (int i = from; i < to; i++, at += stride) {
            into[i] = (float) bytes.getDouble(at);
        }
    }

    private static void law(float[] values, ByteBuffer bytes, int at, int stride, float[] into, int from, int to) {
        for (int i = from; i < to; i++, at += stride) {
            into[i] = values[bytes.get(at) & 0xFF];
        }
    }
}
