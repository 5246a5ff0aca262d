package lathe.postfx.eq;

/**
 * A section on its way from one set of coefficients to another, run as a trapezoidal state-variable filter whose settings
 * change in a straight line from frame to frame.
 *
 * <p>Unlike the direct forms, this one stays bounded however fast its settings move, and its state (what the two
 * integrators hold) keeps its meaning meanwhile. Any biquad is such a filter with a mix of its three outputs. Source: V.
 * Zavalishin, "The Art of VA Filter Design" (2018), chapters 3 and 6; J. Laroche, "On the stability of time-varying
 * recursive filters", JAES 55 (2007).
 */
final class MovingBiquad {

    /** Below this share of its square, the determinant of the state map counts as zero. */
    private static final double SINGULAR = 1e-12;

    private final Form from = new Form();
    private final Form to = new Form();

    /** State-variable settings: cutoff {@code g}, damping {@code k}, and the mix of the outputs. */
    private static final class Form {

        private double g;
        private double k;
        private double high;
        private double band;
        private double low;

        /** The bilinear transform, backwards. */
        void set(Biquad biquad) {
            double scale = 1 / (1 - biquad.a1 + biquad.a2);
            double g2 = (1 + biquad.a1 + biquad.a2) * scale;
            g = Math.sqrt(g2);
            k = 2 * (1 - biquad.a2) * scale / g;
            high = (biquad.b0 - biquad.b1 + biquad.b2) * scale;
            band = 2 * (biquad.b0 - biquad.b2) * scale / g;
            low = (biquad.b0 + biquad.b1 + biquad.b2) * scale / g2;
        }

        void set(Form other) {
            g = other.g;
            k = other.k;
            high = other.high;
            band = other.band;
            low = other.low;
        }

        /** Output for zero input and a given state. */
        double output(double s1, double s2) {
            double highPass = -(s2 + (g + k) * s1) / (1 + g * (g + k));
            double bandPass = g * highPass + s1;
            return high * highPass + band * bandPass + low * (g * bandPass + s2);
        }

        /** Output for zero input one frame later. */
        double nextOutput(double s1, double s2) {
            double highPass = -(s2 + (g + k) * s1) / (1 + g * (g + k));
            double bandPass = g * highPass + s1;
            double lowPass = g * bandPass + s2;
            return output(2 * bandPass - s1, 2 * lowPass - s2);
        }
    }

    /** Takes over from the direct form: the state that would go on to give the same output. */
    void start(Biquad at) {
        to.set(at);
        for (int lane = 0; lane < at.z1.length; lane++) {
            fromDirectForm(at, lane);
        }
    }

    /** Sets where the settings shall be after the next step; they start where the last step ended. */
    void aim(Biquad next) {
        from.set(to);
        to.set(next);
    }

    /** Hands the state back to the direct form, whose coefficients are those last aimed at. */
    void finish(Biquad at) {
        for (int lane = 0; lane < at.z1.length; lane++) {
            double now = to.output(at.z1[lane], at.z2[lane]);
            double next = to.nextOutput(at.z1[lane], at.z2[lane]);
            at.z1[lane] = now;
            at.z2[lane] = next + at.a1 * now;
        }
    }

    /** Solves for the state-variable state; where several fit (poles under zeros), takes the smallest. */
    private void fromDirectForm(Biquad at, int lane) {
        double z1 = at.z1[lane];
        double z2 = at.z2[lane];
        double m11 = to.output(1, 0);
        double m12 = to.output(0, 1);
        double m21 = to.nextOutput(1, 0) + at.a1 * m11;
        double m22 = to.nextOutput(0, 1) + at.a1 * m12;
        double determinant = m11 * m22 - m12 * m21;
        double size = m11 * m11 + m12 * m12 + m21 * m21 + m22 * m22;
        if (Math.abs(determinant) > SINGULAR * size) {
            at.z1[lane] = (m22 * z1 - m12 * z2) / determinant;
            at.z2[lane] = (m11 * z2 - m21 * z1) / determinant;
        } else {
            double scale = size > 0 ? 1 / size : 0;
            at.z1[lane] = scale * (m11 * z1 + m21 * z2);
            at.z2[lane] = scale * (m12 * z1 + m22 * z2);
        }
    }

    /**
     * Filters {@code x[0..frames)}, which are the frames {@code phase} and on of a step of {@code stepFrames}.
     *
     * @param state the section, whose state cells are used
     */
    void process(Biquad state, double[] x, int lane, int frames, int phase, int stepFrames) {
        double g0 = from.g;
        double k0 = from.k;
        double high0 = from.high;
        double band0 = from.band;
        double low0 = from.low;
        double gMove = to.g - g0;
        double kMove = to.k - k0;
        double highMove = to.high - high0;
        double bandMove = to.band - band0;
        double lowMove = to.low - low0;
        double perFrame = 1.0 / stepFrames;
        double s1 = state.z1[lane];
        double s2 = state.z2[lane];
        for (int i = 0; i < frames; i++) {
            double t = (phase + i + 1) * perFrame;
            double g = g0 + t * gMove;
            double damping = g + k0 + t * kMove;
            double highPass = (x[i] - s2 - damping * s1) / (1 + g * damping);
            double bandPass = g * highPass + s1;
            double lowPass = g * bandPass + s2;
            s1 = 2 * bandPass - s1;
            s2 = 2 * lowPass - s2;
            x[i] = (high0 + t * highMove) * highPass
                    + (band0 + t * bandMove) * bandPass
                    + (low0 + t * lowMove) * lowPass;
        }
        state.z1[lane] = s1;
        state.z2[lane] = s2;
    }
}
