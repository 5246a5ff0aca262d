package lathe.postfx.eq;

/**
 * Filters whose magnitude follows the analog prototype up to the Nyquist frequency instead of being cramped below it.
 *
 * <p>Bell, low-pass and high-pass: M. Vicanek, "Matched Second Order Digital Filters" (2016): poles where impulse
 * invariance puts them, zeros such that the magnitude agrees at chosen frequencies. Shelves, tilt and notch are made in
 * the same spirit: what the poles do not fix is solved for from the analog magnitude, which is linear in the terms {@code
 * B0, B1, B2} of the squared magnitude (his equation 12), and factored into a minimum-phase polynomial.
 *
 * <p>In all methods {@code w} is the frequency in radians per frame, between 0 and pi.
 */
public final class MatchedDesign {

    /** Highest frequency at which shelves and tilt are matched, apart from the second one a little above. */
    private static final double HIGHEST_MATCH = 0.5 * Math.PI;

    /** The second match of a shelf over the first; with {@link #HIGHEST_MATCH} found by search for the least error. */
    private static final double MATCH_RATIO = 1.7;

    private MatchedDesign() {}

    /** Bell; {@code gainDb} at {@code w}. Within 0.35 dB of analog for frequencies up to a third of the rate. */
    public static void bell(Biquad out, double w, double gainDb, double q) {
        double gain = Math.pow(10, gainDb / 20);
        poles(out, w, 1 / (2 * Math.sqrt(gain) * q));
        double phi1 = phi1(w);
        double phi0 = 1 - phi1;
        double power = gain * gain;
        double a0 = atDc(out);
        double a1 = atNyquist(out);
        double a2 = -4 * out.a2;
        double r1 = power * (a0 * phi0 + a1 * phi1 + a2 * 4 * phi0 * phi1);
        double r2 = power * (-a0 + a1 + 4 * (phi0 - phi1) * a2);
        double b2 = (r1 - r2 * phi1 - a0) / (4 * phi1 * phi1);
        double b1 = r2 + a0 + 4 * (phi1 - phi0) * b2;
        zeros(out, a0, b1, b2);
    }

    /** Low shelf; half of {@code gainDb} at {@code w}. A cut is exactly the inverse of the boost. */
    public static void lowShelf(Biquad out, double w, double gainDb, double q) {
        double boostDb = Math.abs(gainDb);
        double a = Math.pow(10, boostDb / 40);
        poles(out, w / Math.sqrt(a), 1 / (2 * q));
        double near = Math.min(w * Math.sqrt(a), HIGHEST_MATCH);
        double far = Math.min(MATCH_RATIO * near, Math.PI);
        double b0 = atDc(out) * a * a * a * a;
        double nearPhi = phi1(near);
        double farPhi = phi1(far);
        // b1 + b2 * 4 phi0 = (power * denominator - b0 * phi0) / phi1 at both frequencies.
        double nearWant = wanted(out, near, AnalogPrototype.lowShelf(near / w, boostDb, q), b0);
        double farWant = wanted(out, far, AnalogPrototype.lowShelf(far / w, boostDb, q), b0);
        double b2 = (nearWant - farWant) / (4 * (farPhi - nearPhi));
        zeros(out, b0, nearWant - 4 * (1 - nearPhi) * b2, b2);
        if (gainDb < 0) {
            out.invert();
        }
    }

    /** High shelf; half of {@code gainDb} at {@code w}. */
    public static void highShelf(Biquad out, double w, double gainDb, double q) {
        lowShelf(out, w, -gainDb, q);
        out.scale(Math.pow(10, gainDb / 20));
    }

    /** Low-pass of 12 dB/oct. */
    public static void lowPass(Biquad out, double w, double q) {
        poles(out, w, 1 / (2 * q));
        double dc = atDc(out);
        double b1 = wanted(out, w, q * q, dc);
        zeros(out, dc, b1, 0);
    }

    /** High-pass of 12 dB/oct. */
    public static void highPass(Biquad out, double w, double q) {
        poles(out, w, 1 / (2 * q));
        double b0 = Math.sqrt(denominator(out, w)) * q / (4 * phi1(w));
        out.set(b0, -2 * b0, b0, 1, out.a1, out.a2);
    }

    /** Low-pass of 6 dB/oct. */
    public static void onePoleLowPass(Biquad out, double w) {
        out.set(1, 0, 0, 1, -Math.exp(-w), 0);
        double dc = atDc(out);
        zeros(out, dc, wanted(out, w, 0.5, dc), 0);
    }

    /** High-pass of 6 dB/oct. */
    public static void onePoleHighPass(Biquad out, double w) {
        out.set(1, 0, 0, 1, -Math.exp(-w), 0);
        double b0 = Math.sqrt(0.5 * denominator(out, w) / (4 * phi1(w)));
        out.set(b0, -b0, 0, 1, out.a1, 0);
    }

    /** Notch: zeros on the unit circle; poles from the analog magnitude at Nyquist and at the lower -3 dB point. */
    public static void notch(Biquad out, double w, double q) {
        double cos = Math.cos(w);
        out.set(1, 0, 0, 1, -2 * cos, 1);
        double edge = w * (Math.sqrt(1 + 1 / (4 * q * q)) - 1 / (2 * q));
        double dc = atDc(out);
        double nyquist = atNyquist(out) / AnalogPrototype.notch(Math.PI / w, q);
        double phi1 = phi1(edge);
        double phi0 = 1 - phi1;
        double power = AnalogPrototype.notch(edge / w, q);
        double a2 = (denominator(out, edge) / power - dc * phi0 - nyquist * phi1) / (4 * phi0 * phi1);
        zeros(out, dc, nyquist, a2);
        out.invert();
    }

    /** All-pass whose phase agrees with the analog one at {@code w} (half a turn) and below it at a quarter turn. */
    public static void allPass(Biquad out, double w, double q) {
        double edge = w * (Math.sqrt(1 + 1 / (4 * q * q)) - 1 / (2 * q));
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
        double b0 = atDc(out) * root * root;
        zeros(out, b0, wanted(out, match, AnalogPrototype.tilt(match / w, -fallDb), b0), 0);
        if (gainDb > 0) {
            out.invert();
        }
    }

    /** Poles of {@code s^2 + 2 damping s + 1} by impulse invariance. */
    private static void poles(Biquad out, double w, double damping) {
        double radius = Math.exp(-damping * w);
        double middle = damping <= 1
                ? Math.cos(Math.sqrt(1 - damping * damping) * w)
                : Math.cosh(Math.sqrt(damping * damping - 1) * w);
        out.set(1, 0, 0, 1, -2 * radius * middle, radius * radius);
    }

    /** Minimum-phase numerator of the squared magnitude {@code b0 phi0 + b1 phi1 + b2 4 phi0 phi1}. */
    private static void zeros(Biquad out, double b0, double b1, double b2) {
        double dc = Math.sqrt(b0);
        double nyquist = Math.sqrt(Math.max(0, b1));
        double mean = 0.5 * (dc + nyquist);
        double first = 0.5 * (mean + Math.sqrt(Math.max(0, mean * mean + b2)));
        out.set(first, 0.5 * (dc - nyquist), -b2 / (4 * first), 1, out.a1, out.a2);
    }

    /** The term {@code b1 + 4 phi0 b2} that gives {@code power} at {@code w}. */
    private static double wanted(Biquad out, double w, double power, double b0) {
        double phi1 = phi1(w);
        return (power * denominator(out, w) - b0 * (1 - phi1)) / phi1;
    }

    private static double denominator(Biquad out, double w) {
        double phi1 = phi1(w);
        double phi0 = 1 - phi1;
        return atDc(out) * phi0 + atNyquist(out) * phi1 - 4 * out.a2 * 4 * phi0 * phi1;
    }

    private static double atDc(Biquad out) {
        double sum = 1 + out.a1 + out.a2;
        return sum * sum;
    }

    private static double atNyquist(Biquad out) {
        double sum = 1 - out.a1 + out.a2;
        return sum * sum;
    }

    private static double phi1(double w) {
        double sine = Math.sin(0.5 * w);
        return sine * sine;
    }
}
