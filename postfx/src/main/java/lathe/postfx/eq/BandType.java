package lathe.postfx.eq;

/** What a band of the equaliser does. The order is that of the parameter's choices and never changes. */
public enum BandType {
    /** A peak or dip of {@code gain} at {@code hz}, {@code q} = centre over bandwidth. */
    BELL,
    /** {@code gain} below {@code hz}, half of it (in dB) at {@code hz}. */
    LOW_SHELF,
    /** {@code gain} above {@code hz}, half of it (in dB) at {@code hz}. */
    HIGH_SHELF,
    /** Butterworth high-pass of {@code slope}; a {@code q} above 0.707 makes its corner resonant. */
    HIGH_PASS,
    /** Butterworth low-pass of {@code slope}; a {@code q} above 0.707 makes its corner resonant. */
    LOW_PASS,
    /** Removes {@code hz}; {@code q} = centre over the width between the -3 dB points. */
    NOTCH,
    /** A see-saw about {@code hz}: minus half of {@code gain} at the bottom, plus half at the top, first order. */
    TILT,
    /** Leaves levels and turns phase: half a turn at {@code hz}, steeper with a higher {@code q}. */
    ALL_PASS;

    private static final BandType[] ALL = values();

    static BandType of(int choice) {
        return ALL[choice];
    }

    /** True for types that do nothing at a gain of 0 dB. */
    boolean isNeutralAtZeroGain() {
        return this == BELL || this == LOW_SHELF || this == HIGH_SHELF || this == TILT;
    }

    /** True for types that have a slope and may need several sections. */
    boolean hasSlope() {
        return this == HIGH_PASS || this == LOW_PASS;
    }
}
