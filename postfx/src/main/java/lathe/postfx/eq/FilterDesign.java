package lathe.postfx.eq;

/** How an analog filter becomes a digital one. The order is that of the parameter's choices and never changes. */
public enum FilterDesign {
    /** The magnitude follows the analog filter up to the Nyquist frequency; see {@link MatchedDesign}. */
    MATCHED,
    /** Bilinear transform, cramped towards the Nyquist frequency as most equalisers are; see {@link RbjDesign}. */
    RBJ,
    /** As matched, but bells by the published formula, for comparison with other equalisers; see {@link VicanekDesign}. */
    VICANEK;

    private static final FilterDesign[] ALL = values();

    static FilterDesign of(int choice) {
        return ALL[choice];
    }
}
