package lathe.core.dsp;

import java.util.Arrays;

/**
 * From a mel frame back to the magnitudes of a spectrum that would give it: the non-negative one of least Kullback-Leibler
 * divergence, by multiplicative updates. Least squares would let the loudest filters drown the quiet ones, or weighted the
 * other way round; this serves both. Source: L. A. Shepp and Y. Vardi, "Maximum likelihood reconstruction for emission
 * tomography", IEEE Trans. Med. Imaging 1 (1982); steps are taken half as long again, which nearly doubles the speed.
 *
 * <p>There are more bins than filters at the top and fewer at the bottom, so many spectra give the same frame: this is a
 * smooth one, near the start, which spreads each filter's sum over its bins. Phases are for others to find, as Griffin and
 * Lim do. An instance has working memory of its own: one per thread.
 */
public final class MelInversion {

    /** After so many the spectra of noise and tones give back their frame within -60 dB. */
    public static final int USUAL_ITERATIONS = 24;

    /** What counts as the floor itself, after rounding to a float. */
    private static final double FLOOR_MARGIN = 1 + 1e-5;

    private final MelLevel level;
    private final MelFilterBank filters;
    private final int iterations;
    private final double[] inverseRowSums;
    private final double[] inverseColumnSums;
    private final double[] sums;
    private final double[] model;
    private final double[] estimate;
    private final double[] correction;

    public MelInversion(MelFrontEnd end) {
        this(end, USUAL_ITERATIONS);
    }

    /** @param iterations 0 (spread out only) and up */
    public MelInversion(MelFrontEnd end, int iterations) {
        if (iterations < 0) {
            throw new IllegalArgumentException("iterations=" + iterations + " is below 0");
        }
        this.iterations = iterations;
        level = end.level();
        filters = MelFilterBank.of(end);
        sums = new double[filters.mels()];
        model = new double[filters.mels()];
        estimate = new double[filters.bins()];
        correction = new double[filters.bins()];
        inverseRowSums = new double[filters.mels()];
        inverseColumnSums = new double[filters.bins()];
        Arrays.fill(correction, 1);
        filters.apply(correction, inverseRowSums);
        invert(inverseRowSums);
        Arrays.fill(sums, 1);
        filters.applyTransposed(sums, inverseColumnSums);
        invert(inverseColumnSums);
    }

    private static void invert(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] > 0 ? 1 / values[i] : 0;
        }
    }

    /** Frequencies of a spectrum. */
    public int bins() {
        return filters.bins();
    }

    /**
     * Magnitudes of one frame, on the scale of samples in -1..1. What lies at the floor counts as silence, and bins under no
     * filter are silent.
     *
     * @param mel {@code [mels]} as the front end gives them
     * @param magnitudes {@code [bins]}, overwritten
     */
    public void magnitudes(float[] mel, float[] magnitudes) {
        for (int m = 0; m < sums.length; m++) {
            double sum = level.sumOf(Float.isFinite(mel[m]) ? mel[m] : Double.NEGATIVE_INFINITY);
            sums[m] = sum > level.floor() * FLOOR_MARGIN ? sum : 0;
        }
        start();
        for (int i = 0; i < iterations; i++) {
            improve();
        }
        double scale = 1 / level.inputGain();
        for (int k = 0; k < estimate.length; k++) {
            magnitudes[k] = (float) (scale * (level.power() == 1 ? estimate[k] : Math.sqrt(estimate[k])));
        }
    }

    private void start() {
        for (int m = 0; m < sums.length; m++) {
            model[m] = sums[m] * inverseRowSums[m];
        }
        filters.applyTransposed(model, estimate);
        for (int k = 0; k < estimate.length; k++) {
            estimate[k] *= inverseColumnSums[k];
        }
    }

    private void improve() {
        filters.apply(estimate, model);
        for (int m = 0; m < model.length; m++) {
            model[m] = model[m] > 0 ? sums[m] / model[m] : 0;
        }
        filters.applyTransposed(model, correction);
        for (int k = 0; k < estimate.length; k++) {
            double ratio = correction[k] * inverseColumnSums[k];
            estimate[k] *= ratio * Math.sqrt(ratio);
        }
    }
}
