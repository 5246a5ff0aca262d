package lathe.postfx.eq;

/** Finds the design of a band's section: which formula, of which kind. */
final class SectionDesign {

    private SectionDesign() {}

    /**
     * Designs one section.
     *
     * @param w radians per frame
     * @param order of a high-pass or low-pass: its slope over 6 dB/oct
     * @param index of the section among the band's
     */
    static void design(
            Biquad out, FilterDesign kind, BandType type, double w, double gainDb, double q, int order, int index) {
        boolean firstOrder = type.hasSlope() && 2 * index == order - 1;
        double sectionQ = type.hasSlope() && !firstOrder ? Butterworth.sectionQ(order, index, q) : q;
        if (kind == FilterDesign.RBJ) {
            rbj(out, type, w, gainDb, sectionQ, firstOrder);
        } else if (kind == FilterDesign.VICANEK && type == BandType.BELL) {
            VicanekDesign.bell(out, w, gainDb, q);
        } else {
            matched(out, type, w, gainDb, sectionQ, firstOrder);
        }
    }

    private static void matched(Biquad out, BandType type, double w, double gainDb, double q, boolean firstOrder) {
        switch (type) {
            case BELL -> MatchedDesign.bell(out, w, gainDb, q);
            case LOW_SHELF -> MatchedDesign.lowShelf(out, w, gainDb, q);
            case HIGH_SHELF -> MatchedDesign.highShelf(out, w, gainDb, q);
            case HIGH_PASS -> {
                if (firstOrder) {
                    MatchedDesign.onePoleHighPass(out, w);
                } else {
                    MatchedDesign.highPass(out, w, q);
                }
            }
            case LOW_PASS -> {
                if (firstOrder) {
                    MatchedDesign.onePoleLowPass(out, w);
                } else {
                    MatchedDesign.lowPass(out, w, q);
                }
            }
            case NOTCH -> MatchedDesign.notch(out, w, q);
            case TILT -> MatchedDesign.tilt(out, w, gainDb);
            case ALL_PASS -> MatchedDesign.allPass(out, w, q);
        }
    }

    private static void rbj(Biquad out, BandType type, double w, double gainDb, double q, boolean firstOrder) {
        switch (type) {
            case BELL -> RbjDesign.bell(out, w, gainDb, q);
            case LOW_SHELF -> RbjDesign.lowShelf(out, w, gainDb, q);
            case HIGH_SHELF -> RbjDesign.highShelf(out, w, gainDb, q);
            case HIGH_PASS -> {
                if (firstOrder) {
                    RbjDesign.onePoleHighPass(out, w);
                } else {
                    RbjDesign.highPass(out, w, q);
                }
            }
            case LOW_PASS -> {
                if (firstOrder) {
                    RbjDesign.onePoleLowPass(out, w);
                } else {
                    RbjDesign.lowPass(out, w, q);
                }
            }
            case NOTCH -> RbjDesign.notch(out, w, q);
            case TILT -> RbjDesign.tilt(out, w, gainDb);
            case ALL_PASS -> RbjDesign.allPass(out, w, q);
        }
    }
}
