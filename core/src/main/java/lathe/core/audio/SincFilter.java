package lathe.core.audio;

import lathe.core.dsp.Window;

/**
 * The low-pass that resampling needs, as a function of time: a sinc under a Kaiser window.
 *
 * @param cutoff middle of the transition, in units of the input's Nyquist frequency
 * @param halfLength reach to either side in input samples
 * @param beta of the Kaiser window
 */
record SincFilter(double cutoff, double halfLength, double beta) {

    /**
     * A filter that is flat up to {@code passband} times {@code edge} and {@code attenuationDb} down from {@code edge} on.
     *
     * @param edge in units of the input's Nyquist frequency, up to 1
     */
    static SincFilter of(double edge, double passband, double attenuationDb) {
        // Kaiser's order, equation 7.76 in Oppenheim and Schafer, with the transition in cycles per sample.
        double transition = 0.5 * edge * (1 - passband);
        double order = (attenuationDb - 7.95) / (14.36 * transition);
        return new SincFilter(edge * (1 + passband) / 2, order / 2, Window.kaiserBeta(attenuationDb));
    }

    /** Input samples that an output depends on: {@code 2 * reach()}. */
    int taps() {
        return 2 * reach();
    }

    /** Whole input samples to either side. */
    int reach() {
        return (int) Math.ceil(halfLength);
    }

    /**
     * Weights of the inputs from {@code reach() - 1} before the one at or left of the output, for an output {@code fraction}
     * right of it; they add up to 1.
     */
    float[] phase(double fraction) {
        double[] weights = new double[taps()];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            double time = fraction - (k - (reach() - 1));
            double angle = Math.PI * cutoff * time;
            double sinc = angle == 0 ? 1 : Math.sin(angle) / angle;
            weights[k] = sinc * Window.kaiserAt(time / halfLength, beta);
            sum += weights[k];
        }
        float[] phase = new float[weights.length];
        for (int k = 0; k < weights.length; k++) {
            phase[k] = (float) (weights[k] / sum);
        }
        return phase;
    }

    /** The filters of {@code up} outputs in a row that lie {@code down / up} inputs apart. */
    float[][] phases(int up, int down) {
        float[][] phases = new float[up][];
        for (int p = 0; p < up; p++) {
            phases[p] = phase((long) p * down % up / (double) up);
        }
        return phases;
    }
}
