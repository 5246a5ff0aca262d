package lathe.core.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * An AIFF or AIFF-C file's {@code COMM} chunk. Sources: Apple, Audio Interchange File Format 1.3 (1989) and AIFF-C draft
 * of 1991; QuickTime's codec names for what came later.
 *
 * @param sample how a sample is stored
 * @param sampleRateHz frames per second
 * @param channels number of channels
 * @param frames what the chunk promises
 */
record AiffFormat(SampleFormat sample, int sampleRateHz, int channels, long frames) {

    /** The chunk in AIFF; in AIFF-C the codec's name follows. */
    static final int PLAIN_BYTES = 18;

    /** Bytes that are of use in AIFF-C. */
    static final int CODEC_BYTES = 22;

    /**
     * Reads a chunk's body.
     *
     * @param body at least {@link #PLAIN_BYTES}, or {@link #CODEC_BYTES} for AIFF-C
     * @param hasCodec true for AIFF-C
     */
    static AiffFormat parse(Path file, ByteBuffer body, boolean hasCodec) throws AudioFileException {
        int channels = Limits.channels(file, body.getShort());
        long frames = body.getInt() & 0xFFFFFFFFL;
        int bits = body.getShort();
        int rateHz = Limits.sampleRateHz(file, extended(body));
        String codec = hasCodec ? Chunks.id(body) : "NONE";
        return new AiffFormat(sample(file, codec, bits), rateHz, channels, frames);
    }

    private static SampleFormat sample(Path file, String codec, int bits) throws AudioFileException {
        ByteOrder big = ByteOrder.BIG_ENDIAN;
        return switch (codec) {
            case "NONE", "twos" -> wholeNumbers(file, bits, big, false);
            case "sowt" -> wholeNumbers(file, bits, ByteOrder.LITTLE_ENDIAN, false);
            case "raw " -> wholeNumbers(file, bits, big, true);
            case "in24" -> SampleFormat.packed(SampleEncoding.PCM_24, big, false);
            case "in32" -> SampleFormat.packed(SampleEncoding.PCM_32, big, false);
            case "fl32", "FL32" -> SampleFormat.packed(SampleEncoding.FLOAT_32, big, false);
            case "fl64", "FL64" -> SampleFormat.packed(SampleEncoding.FLOAT_64, big, false);
            case "alaw", "ALAW" -> SampleFormat.packed(SampleEncoding.A_LAW, big, false);
            case "ulaw", "ULAW" -> SampleFormat.packed(SampleEncoding.MU_LAW, big, false);
            default ->
                throw new AudioFileException(
                        file,
                        "holds sound of AIFF-C codec '" + printable(codec) + "', which Lathe does not read",
                        "export it as PCM or float");
        };
    }

    private static SampleFormat wholeNumbers(Path file, int bits, ByteOrder order, boolean unsigned)
            throws AudioFileException {
        int bytes = (bits + 7) / 8;
        if (bits < 1 || bits > 32 || (unsigned && bytes > 1)) {
            throw new AudioFileException(file, "header says whole numbers of " + bits + " bits", "re-export the file");
        }
        return SampleFormat.pcm(bits, bytes, order, unsigned);
    }

    private static String printable(String codec) {
        return codec.replaceAll("[^ -~]", "?");
    }

    /** How we store an encoding: plain AIFF for whole numbers, AIFF-C for the rest. */
    static AiffFormat of(AudioInfo wanted) {
        SampleFormat sample = SampleFormat.packed(wanted.encoding(), ByteOrder.BIG_ENDIAN, false);
        return new AiffFormat(sample, wanted.sampleRateHz(), wanted.channels(), 0);
    }

    /** True where the chunk must name a codec. */
    boolean isAiffC() {
        return !sample.encoding().isInteger();
    }

    /** The chunk's body as we write it, big-endian. */
    ByteBuffer encode() {
        ByteBuffer body = ByteBuffer.allocate(isAiffC() ? CODEC_BYTES + 2 : PLAIN_BYTES);
        body.putShort((short) channels);
        body.putInt((int) frames);
        body.putShort((short) sample.encoding().bits());
        putExtended(body, sampleRateHz);
        if (isAiffC()) {
            String codec = switch (sample.encoding()) {
                case FLOAT_32 -> "fl32";
                case FLOAT_64 -> "fl64";
                case A_LAW -> "alaw";
                default -> "ulaw";
            };
            body.put(codec.getBytes(StandardCharsets.US_ASCII)); // and an empty Pascal string, padded
        }
        return body.rewind();
    }

    /** An 80-bit extended number: sign, 15 bits of exponent, 64 of mantissa with its leading one. */
    private static double extended(ByteBuffer bytes) {
        int signAndExponent = bytes.getShort();
        long mantissa = bytes.getLong();
        double unsigned = (mantissa >>> 1) * 2.0 + (mantissa & 1);
        double magnitude = Math.scalb(unsigned, (signAndExponent & 0x7FFF) - 16383 - 63);
        return signAndExponent < 0 ? -magnitude : magnitude;
    }

    private static void putExtended(ByteBuffer bytes, int value) {
        int shift = Long.numberOfLeadingZeros(value);
        bytes.putShort((short) (16383 + 63 - shift));
        bytes.putLong((long) value << shift);
    }
}
