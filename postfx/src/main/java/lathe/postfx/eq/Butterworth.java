package lathe.postfx.eq;

/** How a Butterworth filter of any order falls into sections. Source: S. Butterworth, Wireless Engineer 7 (1930). */
final class Butterworth {

    private Butterworth() {}

    /** Sections of second order, and one of first order if {@code order} is odd. */
    static int sections(int order) {
        return (order + 1) / 2;
    }

    /**
     * Q of a second-order section. The first is the sharpest; a band's own {@code q} scales that one, and 1/sqrt 2 is
     * Butterworth.
     */
    static double sectionQ(int order, int section, double q) {
        double angle = Math.PI * (2 * section + 1) / (2.0 * order);
        double butterworth = 1 / (2 * Math.sin(angle));
        return section == 0 ? butterworth * q * Math.sqrt(2) : butterworth;
    }
}
