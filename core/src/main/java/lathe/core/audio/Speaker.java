package lathe.core.audio;

/**
 * Where a channel's loudspeaker stands, seen from the listener.
 *
 * <p>The first eighteen are those of the WAVE_FORMAT_EXTENSIBLE channel mask. Angles: ITU-R BS.775-3 and
 * BS.2051-3; azimuth in degrees, left positive; elevation in degrees, up positive.
 */
public enum Speaker {
    FRONT_LEFT("L", 30, 0, 0x1),
    FRONT_RIGHT("R", -30, 0, 0x2),
    FRONT_CENTER("C", 0, 0, 0x4),
    LOW_FREQUENCY("LFE", 0, 0, 0x8),
    BACK_LEFT("Lb", 135, 0, 0x10),
    BACK_RIGHT("Rb", -135, 0, 0x20),
    FRONT_LEFT_OF_CENTER("Lc", 15, 0, 0x40),
    FRONT_RIGHT_OF_CENTER("Rc", -15, 0, 0x80),
    BACK_CENTER("Cb", 180, 0, 0x100),
    SIDE_LEFT("Ls", 90, 0, 0x200),
    SIDE_RIGHT("Rs", -90, 0, 0x400),
    TOP_CENTER("T", 0, 90, 0x800),
    TOP_FRONT_LEFT("Ltf", 45, 35, 0x1000),
    TOP_FRONT_CENTER("Ctf", 0, 35, 0x2000),
    TOP_FRONT_RIGHT("Rtf", -45, 35, 0x4000),
    TOP_BACK_LEFT("Ltb", 135, 35, 0x8000),
    TOP_BACK_CENTER("Ctb", 180, 35, 0x10000),
    TOP_BACK_RIGHT("Rtb", -135, 35, 0x20000),
    /** The surrounds of 5.1, between side and back. */
    SURROUND_LEFT("Ls", 110, 0, 0x10),
    SURROUND_RIGHT("Rs", -110, 0, 0x20),
    WIDE_LEFT("Lw", 60, 0, 0),
    WIDE_RIGHT("Rw", -60, 0, 0),
    TOP_SIDE_LEFT("Lts", 90, 35, 0),
    TOP_SIDE_RIGHT("Rts", -90, 35, 0),
    LOW_FREQUENCY_2("LFE2", 0, 0, 0),
    BOTTOM_FRONT_CENTER("Cbf", 0, -30, 0),
    BOTTOM_FRONT_LEFT("Lbf", 45, -30, 0),
    BOTTOM_FRONT_RIGHT("Rbf", -45, -30, 0),
    /** A channel without a place, heard as if in front. */
    UNKNOWN("?", 0, 0, 0);

    private final String label;
    private final double azimuthDegrees;
    private final double elevationDegrees;
    private final int maskBit;

    Speaker(String label, double azimuthDegrees, double elevationDegrees, int maskBit) {
        this.label = label;
        this.azimuthDegrees = azimuthDegrees;
        this.elevationDegrees = elevationDegrees;
        this.maskBit = maskBit;
    }

    /** Short label as engineers write it. */
    public String label() {
        return label;
    }

    /** Degrees from the front, left positive. */
    public double azimuthDegrees() {
        return azimuthDegrees;
    }

    /** Degrees from ear height, up positive. */
    public double elevationDegrees() {
        return elevationDegrees;
    }

    /** True for the channels that carry bass effects only. */
    public boolean isLowFrequency() {
        return this == LOW_FREQUENCY || this == LOW_FREQUENCY_2;
    }

    /** This place's bit in the WAV channel mask, or 0 if the mask has none for it. */
    public int maskBit() {
        return maskBit;
    }

    /** The place a bit of the WAV channel mask stands for; {@link #UNKNOWN} for bits beyond the standard's eighteen. */
    static Speaker ofMaskBit(int bit) {
        for (Speaker speaker : values()) {
            if (speaker.maskBit == bit) {
                return speaker;
            }
        }
        return UNKNOWN;
    }
}
