package lathe.postfx.eq;

/** Which part of the sound a band works on. The order is that of the parameter's choices and never changes. */
public enum BandTarget {
    /** Every channel. */
    STEREO,
    /** Half the sum of front left and right; the channel itself where there is only one. */
    MID,
    /** Half the difference of front left and right; nothing where there is only one channel. */
    SIDE,
    /** Front left; nothing where there is only one channel. */
    LEFT,
    /** Front right; nothing where there is only one channel. */
    RIGHT;

    private static final BandTarget[] ALL = values();

    static BandTarget of(int choice) {
        return ALL[choice];
    }

    boolean isMidOrSide() {
        return this == MID || this == SIDE;
    }
}
