package lathe.postfx.eq;

import java.util.Arrays;

/**
 * A second-order section, {@code (b0 + b1/z + b2/z^2) / (1 + a1/z + a2/z^2)}, in double precision, with a state per lane.
 *
 * <p>At rest it runs in transposed direct form II, which costs least. While its coefficients move, {@link MovingBiquad}
 * runs it as a state-variable filter and lends the same two state cells.
 */
public final class Biquad {

    /** Below this a state is silence: -600 dB re full scale, far above where doubles become slow denormals. */
    private static final double SILENCE = 1e-30;

    double b0 = 1;
    double b1;
    double b2;
    double a1;
    double a2;

    /** State cells by lane. */
    final double[] z1;

    final double[] z2;

    /** @param lanes number of signals that pass independently */
    public Biquad(int lanes) {
        z1 = new double[lanes];
        z2 = new double[lanes];
    }

    /** Sets the coefficients, given with any {@code a0}; the state stays. */
    void set(double newB0, double newB1, double newB2, double newA0, double newA1, double newA2) {
        double scale = 1 / newA0;
        b0 = newB0 * scale;
        b1 = newB1 * scale;
        b2 = newB2 * scale;
        a1 = newA1 * scale;
        a2 = newA2 * scale;
    }

    void set(Biquad other) {
        b0 = other.b0;
        b1 = other.b1;
        b2 = other.b2;
        a1 = other.a1;
        a2 = other.a2;
    }

    /** Exchanges poles and zeros: the filter that undoes this one, if the zeros lie inside the unit circle. */
    void invert() {
        set(1, a1, a2, b0, b1, b2);
    }

    /** Multiplies the gain by a factor. */
    void scale(double factor) {
        b0 *= factor;
        b1 *= factor;
        b2 *= factor;
    }

    /** Forgets the past. */
    public void clear() {
        Arrays.fill(z1, 0);
        Arrays.fill(z2, 0);
    }

    /** Sets states that have faded away to zero, as the JVM cannot flush denormals. Call at fixed frames only. */
    public void flush() {
        for (int lane = 0; lane < z1.length; lane++) {
            if (Math.abs(z1[lane]) < SILENCE && Math.abs(z2[lane]) < SILENCE) {
                z1[lane] = 0;
                z2[lane] = 0;
            }
        }
    }

    /**
     * Squared magnitude at an angle in radians per frame. With {@code phi1 = sin^2(w/2)} no digits are lost at low
     * frequencies (Vicanek 2016, equation 12).
     */
    double power(double w) {
        double sine = Math.sin(0.5 * w);
        double phi1 = sine * sine;
        double phi0 = 1 - phi1;
        double phi2 = 4 * phi0 * phi1;
        double numerator = square(b0 + b1 + b2) * phi0 + square(b0 - b1 + b2) * phi1 - 4 * b0 * b2 * phi2;
        double denominator = square(1 + a1 + a2) * phi0 + square(1 - a1 + a2) * phi1 - 4 * a2 * phi2;
        return Math.max(0, numerator) / denominator;
    }

    /** Distance of the outer pole from the origin: the share of its ringing that is left a frame later. */
    double radius() {
        double discriminant = a1 * a1 - 4 * a2;
        return discriminant < 0 ? Math.sqrt(a2) : 0.5 * (Math.abs(a1) + Math.sqrt(discriminant));
    }

    private static double square(double x) {
        return x * x;
    }

    /** Filters {@code x[from..to)} in place as the given lane. */
    public void process(float[] x, int from, int to, int lane) {
        double p0 = b0;
        double p1 = b1;
        double p2 = b2;
        double q1 = a1;
        double q2 = a2;
        double s1 = z1[lane];
        double s2 = z2[lane];
        for (int i = from; i < to; i++) {
            double in = x[i];
            double out = p0 * in + s1;
            s1 = (p1 * in + s2) - q1 * out;
            s2 = p2 * in - q2 * out;
            x[i] = (float) out;
        }
        z1[lane] = s1;
        z2[lane] = s2;
    }
}
