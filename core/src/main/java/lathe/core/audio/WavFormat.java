package lathe.core.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * A WAV file's {@code fmt} chunk. Source: Microsoft and IBM, Multimedia Programming Interface and Data Specifications
 * 1.0; Microsoft, Multiple Channel Audio Data and WAVE Files (WAVE_FORMAT_EXTENSIBLE).
 *
 * @param sample how a sample is stored
 * @param sampleRateHz frames per second
 * @param layout channels and their places
 */
record WavFormat(SampleFormat sample, int sampleRateHz, ChannelLayout layout) {

    /** Smallest chunk that says enough. */
    static final int MIN_BYTES = 16;

    /** Bytes of a chunk in its longest form, beyond which nothing is read. */
    static final int EXTENSIBLE_BYTES = 40;

    private static final int PCM = 1;
    private static final int IEEE_FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;

    /** The last twelve bytes of the GUID that wraps a format tag, after tag and two zero bytes. */
    private static final byte[] GUID_TAIL = {0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71};

    /**
     * Reads a chunk's body.
     *
     * @param body at least {@link #MIN_BYTES}, in the byte order of the file
     */
    static WavFormat parse(Path file, ByteBuffer body) throws AudioFileException {
        int tag = body.getShort(0) & 0xFFFF;
        int channels = Limits.channels(file, body.getShort(2) & 0xFFFF);
        int rateHz = Limits.sampleRateHz(file, (double) (body.getInt(4) & 0xFFFFFFFFL));
        int frameBytes = body.getShort(12) & 0xFFFF;
        int bits = body.getShort(14) & 0xFFFF;
        int validBits = bits;
        int mask = 0;
        if (tag == EXTENSIBLE) {
            if (body.limit() < EXTENSIBLE_BYTES) {
                throw damaged(file, "an extensible fmt chunk of " + body.limit() + " bytes instead of 40");
            }
            int said = body.getShort(18) & 0xFFFF;
            validBits = said == 0 ? bits : said;
            mask = body.getInt(20);
            // The tag starts the GUID; a big-endian file may turn the GUID's first 32 bits round, or not (sox).
            int first = body.getShort(24) & 0xFFFF;
            tag = first != 0 ? first : body.getShort(26) & 0xFFFF;
        }
        SampleFormat sample = sample(file, tag, bits, validBits, channels, frameBytes, body.order());
        return new WavFormat(sample, rateHz, ChannelLayout.ofMask(mask, channels));
    }

    private static SampleFormat sample(
            Path file, int tag, int bits, int validBits, int channels, int frameBytes, ByteOrder order)
            throws AudioFileException {
        return switch (tag) {
            case PCM -> {
                int bytes = containerBytes(file, bits, channels, frameBytes);
                if (bits < 1 || bytes > 4 || validBits > 8 * bytes) {
                    throw damaged(file, "whole numbers of " + bits + " bits, " + validBits + " of them in use");
                }
                yield SampleFormat.pcm(validBits, bytes, order, bytes == 1);
            }
            case IEEE_FLOAT -> {
                int bytes = containerBytes(file, bits, channels, frameBytes);
                yield switch (bytes) {
                    case 4 -> SampleFormat.packed(SampleEncoding.FLOAT_32, order, false);
                    case 8 -> SampleFormat.packed(SampleEncoding.FLOAT_64, order, false);
                    default -> throw damaged(file, "floating-point numbers of " + bits + " bits");
                };
            }
            case A_LAW, MU_LAW -> {
                containerBytes(file, 8, channels, frameBytes);
                yield SampleFormat.packed(tag == A_LAW ? SampleEncoding.A_LAW : SampleEncoding.MU_LAW, order, false);
            }
            default ->
                throw new AudioFileException(
                        file,
                        String.format("holds sound of WAV codec 0x%04X, which Lathe does not read", tag),
                        "export it as PCM or float");
        };
    }

    /** Bytes a sample takes; 24 bits may stand in four bytes, as some writers do without saying so. */
    private static int containerBytes(Path file, int bits, int channels, int frameBytes) throws AudioFileException {
        int bytes = (bits + 7) / 8;
        if (frameBytes == bytes * channels) {
            return bytes;
        }
        if (bytes == 3 && frameBytes == 4 * channels) {
            return 4;
        }
        throw damaged(file, channels + " channels of " + bits + " bits in frames of " + frameBytes + " bytes");
    }

    private static AudioFileException damaged(Path file, String finding) {
        return new AudioFileException(file, "header says " + finding, "re-export the file");
    }

    /** The chunk's body as we write it, little-endian. */
    ByteBuffer encode() {
        boolean extensible = isExtensible();
        int size = extensible ? EXTENSIBLE_BYTES : tag() == PCM ? MIN_BYTES : MIN_BYTES + 2;
        int frameBytes = sample.bytes() * layout.channels();
        ByteBuffer body = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        body.putShort((short) (extensible ? EXTENSIBLE : tag()));
        body.putShort((short) layout.channels());
        body.putInt(sampleRateHz);
        body.putInt(sampleRateHz * frameBytes);
        body.putShort((short) frameBytes);
        body.putShort((short) (8 * sample.bytes()));
        if (extensible) {
            body.putShort((short) (EXTENSIBLE_BYTES - MIN_BYTES - 2));
            body.putShort((short) sample.encoding().bits());
            body.putInt(layout.mask());
            body.putInt(tag());
            body.put(GUID_TAIL);
        }
        return body.rewind();
    }

    /** False only for whole numbers, for which no {@code fact} chunk is needed. */
    boolean needsFact() {
        return tag() != PCM;
    }

    /** Where Microsoft asks for it: more than 16 bits, more than two channels, spare bits, or unusual places. */
    private boolean isExtensible() {
        boolean large = sample.bytes() > 2 || sample.encoding().bits() != 8 * sample.bytes();
        return layout.channels() > 2
                || !layout.equals(ChannelLayout.ofChannels(layout.channels()))
                || (tag() == PCM && large);
    }

    private int tag() {
        return switch (sample.encoding()) {
            case FLOAT_32, FLOAT_64 -> IEEE_FLOAT;
            case A_LAW -> A_LAW;
            case MU_LAW -> MU_LAW;
            default -> PCM;
        };
    }
}
