package lathe.postfx.eq;

/**
 * Bell, low-pass and high-pass of M. Vicanek, "Matched Second Order Digital Filters" (2016): poles where impulse invariance
 * puts them, zeros such that the magnitude agrees with analog at zero and at {@code w}, and the steps by which other
 * designs do the like.
 *
 * <p>His bell is within 0.35 dB for narrow or small boosts only, and worse for cuts; {@link MatchedDesign#bell} is closer.
 *
 * <p>In all methods {@code w} is the frequency in radians per frame, between 0 and pi.
 */
public final class VicanekDesign {

    private VicanekDesign() {}

    /** Bell; {@code gainDb} at {@code w}. A cut is not the inverse of the boost. */
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

    /** Poles of {@code s^2 + 2 damping s + 1} by impulse invariance. */
    static void poles(Biquad out, double w, double damping) {
        double radius = Math.exp(-damping * w);
        double middle = damping <= 1
                ? Math.cos(Math.sqrt(1 - damping * damping) * w)
                : Math.cosh(Math.sqrt(damping * damping - 1) * w);
        out.set(1, 0, 0, 1, -2 * radius * middle, radius * radius);
    }

    /** Minimum-phase numerator of the squared magnitude {@code b0 phi0 + b1 phi1 + b2 4 phi0 phi1}. */
    static void zeros(Biquad out, double b0, double b1, double b2) {
        double dc = Math.sqrt(b0);
        double nyquist = Math.sqrt(Math.max(0, b1));
        double mean = 0.5 * (dc + nyquist);
        double first = 0.5 * (mean + Math.sqrt(Math.max(0, mean * mean + b2)));
        out.set(first, 0.5 * (dc - nyquist), -b2 / (4 * first), 1, out.a1, out.a2);
    }

    /** The term {@code b1 + 4 phi0 b2} that gives {@code power} at {@code w}. */
    static double wanted(Biquad out, double w, double power, double b0) {
        double phi1 = phi1(w);
        return (power * denominator(out, w) - b0 * (1 - phi1)) / phi1;
    }

    static double denominator(Biquad out, double w) {
        double phi1 = phi1(w);
        double phi0 = 1 - phi1;
        return atDc(out) * phi0 + atNyquist(out) * phi1 - 4 * out.a2 * 4 * phi0 * phi1;
    }

    static double atDc(Biquad out) {
        double sum = 1 + out.a1 + out.a2;
        return sum * sum;
    }

    static double atNyquist(Biquad out) {
        double sum = 1 - out.a1 + out.a2;
        return sum * sum;
    }

    static double phi1(double w) {
        double sine = Math.sin(0.5 * w);
        return sine * sine;
    }
}
