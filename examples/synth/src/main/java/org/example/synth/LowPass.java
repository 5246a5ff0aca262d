package org.example.synth;

/**
 * A low-pass of 12 dB per octave that may be moved at every frame. Source: A. Simper, "Solving the Continuous SVF Equations Using
 * Trapezoidal Integration", Cytomic, 2013.
 */
final class LowPass {

    private static final double FLUSH = 1e-18;

    private double g;
    private double k = 2;
    private double ic1;
    private double ic2;

    void clear() {
        ic1 = 0;
        ic2 = 0;
    }

    /** @param resonance 0 to 1; at 1 it all but whistles */
    void set(double cutoffHz, double resonance, double sampleRateHz) {
        g = Math.tan(Math.PI * Math.max(10, Math.min(cutoffHz, 0.45 * sampleRateHz)) / sampleRateHz);
        k = 2 - 1.95 * resonance;
    }

    double next(double x) {
        double v3 = x - ic2;
        double a1 = 1 / (1 + g * (g + k));
        double v1 = a1 * (ic1 + g * v3);
        double v2 = ic2 + g * v1;
        // Adding and taking away leaves nothing of what is too small to be heard or to be a normal number.
        ic1 = 2 * v1 - ic1 + FLUSH - FLUSH;
        ic2 = 2 * v2 - ic2 + FLUSH - FLUSH;
        return v2;
    }
}
