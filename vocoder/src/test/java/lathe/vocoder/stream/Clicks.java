package lathe.vocoder.stream;

/** Slow sound and how sharply it bends, so that a click, whose second difference is as large as its step, stands out. */
final class Clicks {

    private Clicks() {}

    /** Largest second difference in a fade of 8 ms at 48 kHz, half a period of a cosine, of sound of at most 0.7. */
    static final double BEND_OF_A_FADE = 0.7 * Math.PI * Math.PI / 2 / 384 / 384;

    /** Rounding of the samples, four times over. */
    private static final double SLACK = 1e-5;

    static Values slow(int frames) {
        float[] values = new float[frames];
        for (int i = 0; i < frames; i++) {
            values[i] = (float) (0.5 + 0.2 * Math.sin(i * 0.3));
        }
        return Values.of(values);
    }

    /** Largest second difference of {@code x[from..to)}. */
    static double largestBend(float[] x, int from, int to) {
        double worst = 0;
        for (int i = from + 1; i < to - 1; i++) {
            worst = Math.max(worst, Math.abs((double) x[i - 1] - 2.0 * x[i] + x[i + 1]));
        }
        return worst;
    }

    /** What sound that bends so may bend when it is faded. */
    static double allowed(double ownBend) {
        return 1.01 * ownBend + BEND_OF_A_FADE + SLACK;
    }
}
