package lathe.postfx.eq;

/**
 * Filters whose magnitude follows the analog prototype up to the Nyquist frequency instead of being cramped below it.
 *
 * <p>High-pass and low-pass are Vicanek's ({@link VicanekDesign}). The others are solved from the analog magnitude at
 * chosen frequencies: the terms {@code P0, P1, P2} of a squared polynomial (his equation 12) depend on it linearly, and are
 * factored into a minimum-phase polynomial. A bell agrees with analog at zero, at its centre with a flat top, below it, and
 * at 0.86 of Nyquist; fixing a gain near Nyquist is the idea of S. J. Orfanidis, "Digital Parametric Equalizer Design with
 * Prescribed Nyquist-Frequency Gain", JAES 45 (1997). A cut is exactly the inverse of the boost.
 *
 * <p>In all methods {@code w} is the frequency in radians per frame, between 0 and pi.
 */
public final class MatchedDesign {

    /** Where bells and notches meet the analog curve a last time; found by search for the least error up to 20 kHz. */
    private static final double TOP_MATCH = 0.86 * Math.PI;

    /** Width between the lower and upper match of a bell over its bandwidth. */
    private static final double MATCHED_WIDTH = 0.7;

    /** Highest frequency at which shelves and tilt are matched, apart from the second one a little above. */
    private static final double HIGHEST_MATCH = 0.5 * Math.PI;

    /** The second match of a shelf over the first; with {@link #HIGHEST_MATCH} found by search for the least error. */
    private static final double MATCH_RATIO = 1.7;

    /** Shelves with a higher Q have no minimum-phase solution at some frequencies. */
    private static final double HIGHEST_SHELF_Q = 2;

    private MatchedDesign() {}

    /** Bell; {@code gainDb} at {@code w}. At 48 kHz within 0.35 dB of analog up to 16 kHz and 18 dB. */
    public static void bell(Biquad out, double w, double gainDb, double q) {
        double a = Math.pow(10, gainDb / 40);
        double lower = w * below(MATCHED_WIDTH / q);
        resonance(out, w, lower, 1 / (a * q));
        double p0 = out.b0;
        double p1 = out.b1;
        double p2 = out.b2;
        resonance(out, w, lower, a / q);
        out.set(out.b0, out.b1, out.b2, p0, p1, p2);
    }

    /** Low shelf; half of {@code gainDb} at {@code w}; a {@code q} above 2 counts as 2. */
    public static void lowShelf(Biquad out, double w, double gainDb, double q) {
        double boostDb = Math.abs(gainDb);
        double shelfQ = Math.min(q, HIGHEST_SHELF_Q);
        double a = Math.pow(10, boostDb / 40);
        VicanekDesign.poles(out, w / Math.sqrt(a), 1 / (2 * shelfQ));
        double near = Math.min(w * Math.sqrt(a), HIGHEST_MATCH);
        double far = Math.min(MATCH_RATIO * near, Math.PI);
        double b0 = VicanekDesign.atDc(out) * a * a * a * a;
        double nearPhi = VicanekDesign.phi1(near);
        double farPhi = VicanekDesign.phi1(far);
        // b1 + b2 * 4 phi0 = (power * denominator - b0 * phi0) / phi1 at both frequencies.
        double nearWant = VicanekDesign.wanted(out, near, AnalogPrototype.lowShelf(near / w, boostDb, shelfQ), b0);
        double farWant = VicanekDesign.wanted(out, far, AnalogPrototype.lowShelf(far / w, boostDb, shelfQ), b0);
        double b2 = (nearWant - farWant) / (4 * (farPhi - nearPhi));
        VicanekDesign.zeros(out, b0, nearWant - 4 * (1 - nearPhi) * b2, b2);
        if (gainDb < 0) {
            out.invert();
        }
    }

    /** High shelf; half of {@code gainDb} at {@code w}; a {@code q} above 2 counts as 2. */
    public static void highShelf(Biquad out, double w, double gainDb, double q) {
        lowShelf(out, w, -gainDb, q);
        out.scale(Math.pow(10, gainDb / 20));
    }

    /** Low-pass of 12 dB/oct. */
    public static void lowPass(Biquad out, double w, double q) {
        VicanekDesign.lowPass(out, w, q);
    }

    /** High-pass of 12 dB/oct. */
    public static void highPass(Biquad out, double w, double q) {
        VicanekDesign.highPass(out, w, q);
    }

    /** Low-pass of 6 dB/oct: the pole of impulse invariance, and the zero that makes it -3 dB at {@code w}. */
    public static void onePoleLowPass(Biquad out, double w) {
        out.set(1, 0, 0, 1, -Math.exp(-w), 0);
        double dc = VicanekDesign.atDc(out);
        VicanekDesign.zeros(out, dc, VicanekDesign.wanted(out, w, 0.5, dc), 0);
    }

    /** High-pass of 6 dB/oct: the pole of impulse invariance, and the gain that makes it -3 dB at {@code w}. */
    public static void onePoleHighPass(Biquad out, double w) {
        out.set(1, 0, 0, 1, -Math.exp(-w), 0);
        double b0 = Math.sqrt(0.5 * VicanekDesign.denominator(out, w) / (4 * VicanekDesign.phi1(w)));
        out.set(b0, -b0, 0, 1, out.a1, 0);
    }

    /** Notch: zeros on the unit circle, poles matched as a bell's. */
    public static void notch(Biquad out, double w, double q) {
        resonance(out, w, w * below(1 / q), 1 / q);
        double depth = 1 / (4 * VicanekDesign.phi1(w));
        out.set(depth, -2 * Math.cos(w) * depth, depth, out.b0, out.b1, out.b2);
    }

    /** All-pass whose phase agrees with the analog one at {@code w} (half a turn) and below it at a quarter turn. */
    public static void allPass(Biquad out, double w, double q) {
        double edge = w * below(1 / q);
        double cos = Math.cos(w);
        // The denominator 1 + a1/z + a2/z^2 must have the phase pi/4 - edge there, with a1 = -(1 + a2) cos w.
        double psi = 0.25 * Math.PI - edge;
        double a2 =
                (cos * Math.sin(edge + psi) - Math.sin(psi)) / (Math.sin(2 * edge + psi) - cos * Math.sin(edge + psi));
        double a1 = -(1 + a2) * cos;
        out.set(a2, a1, 1, 1, a1, a2);
    }

    /** First-order tilt: minus half of {@code gainDb} at the bottom, 0 dB at {@code w}, plus half at the top. */
    public static void tilt(Biquad out, double w, double gainDb) {
        double fallDb = Math.abs(gainDb);
        double root = Math.pow(10, fallDb / 40);
        out.set(1, 0, 0, 1, -Math.exp(-w / root), 0);
        double match = Math.min(2 * w * root, 1.7 * HIGHEST_MATCH);
        double b0 = VicanekDesign.atDc(out) * root * root;
        VicanekDesign.zeros(out, b0, VicanekDesign.wanted(out, match, AnalogPrototype.tilt(match / w, -fallDb), b0), 0);
        if (gainDb > 0) {
            out.invert();
        }
    }

    /**
     * Sets the numerator to a minimum-phase polynomial for the analog {@code s^2 + resistance s + 1}: its squared
     * magnitude over that of its own undamped form, {@code (phi1 / phi1(w) - 1)^2}, is the analog ratio at {@code lower} and
     * near Nyquist; at zero frequency it is 1. Two such polynomials with different resistances then have the analog
     * quotient there, at zero and at {@code w}.
     */
    private static void resonance(Biquad out, double w, double lower, double resistance) {
        double low = resonancePower(w, lower, resistance);
        double top = resonancePower(w, TOP_MATCH, resistance);
        double lowPhi = VicanekDesign.phi1(lower);
        double topPhi = VicanekDesign.phi1(TOP_MATCH);
        double lowRest = (low - 1 + lowPhi) / lowPhi;
        double topRest = (top - 1 + topPhi) / topPhi;
        double p2 = (lowRest - topRest) / (4 * (topPhi - lowPhi));
        VicanekDesign.zeros(out, 1, topRest - 4 * (1 - topPhi) * p2, p2);
    }

    private static double resonancePower(double w, double at, double resistance) {
        double ratio = at / w;
        double reactance = 1 - ratio * ratio;
        double phi1 = VicanekDesign.phi1(w);
        double warp = Math.abs(reactance) > 1e-6
                ? (VicanekDesign.phi1(at) / phi1 - 1) / reactance
                : w * Math.sin(w) / (4 * phi1);
        return warp * warp * (reactance * reactance + resistance * resistance * ratio * ratio);
    }

    /** Lower edge over the centre of a band whose width over the centre is given: the edges' product is 1. */
    private static double below(double width) {
        return Math.sqrt(1 + 0.25 * width * width) - 0.5 * width;
    }
}
