package lathe.postfx.eq;

/**
 * Second-order filters by the bilinear transform. Source: R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter
 * coefficients" (W3C Audio EQ Cookbook); first-order sections by the same transform.
 *
 * <p>In all methods {@code w} is the frequency in radians per frame, between 0 and pi.
 */
public final class RbjDesign {

    private RbjDesign() {}

    /** Bell; {@code gainDb} at {@code w}. */
    public static void bell(Biquad out, double w, double gainDb, double q) {
        double a = Math.pow(10, gainDb / 40);
        double cos = Math.cos(w);
        double alpha = Math.sin(w) / (2 * q);
        out.set(1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a);
    }

    /** Low shelf; half of {@code gainDb} at {@code w}. */
    public static void lowShelf(Biquad out, double w, double gainDb, double q) {
        double a = Math.pow(10, gainDb / 40);
        double cos = Math.cos(w);
        double slope = 2 * Math.sqrt(a) * Math.sin(w) / (2 * q);
        out.set(
                a * ((a + 1) - (a - 1) * cos + slope),
                2 * a * ((a - 1) - (a + 1) * cos),
                a * ((a + 1) - (a - 1) * cos - slope),
                (a + 1) + (a - 1) * cos + slope,
                -2 * ((a - 1) + (a + 1) * cos),
                (a + 1) + (a - 1) * cos - slope);
    }

    /** High shelf; half of {@code gainDb} at {@code w}. */
    public static void highShelf(Biquad out, double w, double gainDb, double q) {
        lowShelf(out, w, -gainDb, q);
        out.scale(Math.pow(10, gainDb / 20));
    }

    /** Low-pass of 12 dB/oct. */
    public static void lowPass(Biquad out, double w, double q) {
        double cos = Math.cos(w);
        double alpha = Math.sin(w) / (2 * q);
        out.set((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    /** High-pass of 12 dB/oct. */
    public static void highPass(Biquad out, double w, double q) {
        double cos = Math.cos(w);
        double alpha = Math.sin(w) / (2 * q);
        out.set((1 + cos) / 2, -(1 + cos), (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    /** Low-pass of 6 dB/oct. */
    public static void onePoleLowPass(Biquad out, double w) {
        double t = Math.tan(0.5 * w);
        out.set(t, t, 0, t + 1, t - 1, 0);
    }

    /** High-pass of 6 dB/oct. */
    public static void onePoleHighPass(Biquad out, double w) {
        double t = Math.tan(0.5 * w);
        out.set(1, -1, 0, t + 1, t - 1, 0);
    }

    /** Notch. */
    public static void notch(Biquad out, double w, double q) {
        double cos = Math.cos(w);
        double alpha = Math.sin(w) / (2 * q);
        out.set(1, -2 * cos, 1, 1 + alpha, -2 * cos, 1 - alpha);
    }

    /** All-pass; half a turn at {@code w}. */
    public static void allPass(Biquad out, double w, double q) {
        double cos = Math.cos(w);
        double alpha = Math.sin(w) / (2 * q);
        out.set(1 - alpha, -2 * cos, 1 + alpha, 1 + alpha, -2 * cos, 1 - alpha);
    }

    /** First-order tilt: minus half of {@code gainDb} at the bottom, 0 dB at {@code w}, plus half at the top. */
    public static void tilt(Biquad out, double w, double gainDb) {
        double root = Math.pow(10, gainDb / 40);
        double t = Math.tan(0.5 * w);
        out.set(root + t, t - root, 0, 1 + t * root, t * root - 1, 0);
    }
}
