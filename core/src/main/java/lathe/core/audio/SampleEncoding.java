package lathe.core.audio;

/** How one sample is stored in a file. */
public enum SampleEncoding {
    /** Unsigned in WAV, signed in AIFF and FLAC. */
    PCM_8(8, "8-bit"),
    PCM_12(12, "12-bit"),
    PCM_16(16, "16-bit"),
    PCM_20(20, "20-bit"),
    PCM_24(24, "24-bit"),
    PCM_32(32, "32-bit"),
    FLOAT_32(32, "32-bit float"),
    FLOAT_64(64, "64-bit float"),
    A_LAW(8, "A-law"),
    MU_LAW(8, "mu-law"),
    /** Lossy: no sample has a size of its own. */
    COMPRESSED(0, "compressed");

    private final int bits;
    private final String label;

    SampleEncoding(int bits, String label) {
        this.bits = bits;
        this.label = label;
    }

    /** Bits of precision; 0 for lossy formats. */
    public int bits() {
        return bits;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** True where values above full scale survive. */
    public boolean isFloat() {
        return this == FLOAT_32 || this == FLOAT_64;
    }

    /** True for whole numbers, where dither has a place. */
    public boolean isInteger() {
        return switch (this) {
            case PCM_8, PCM_12, PCM_16, PCM_20, PCM_24, PCM_32 -> true;
            default -> false;
        };
    }
}
