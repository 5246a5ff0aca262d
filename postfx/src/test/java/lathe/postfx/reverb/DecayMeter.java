package lathe.postfx.reverb;

import lathe.core.dsp.RealFft;

/** What room acoustics measures in an impulse response. */
final class DecayMeter {

    private DecayMeter() {}

    /**
     * Reverberation time by backward integration (M. R. Schroeder, JASA 37, 1965) of the summed energies of several responses in an
     * octave band: a line through -5 to -35 dB, times two (T30 of ISO 3382-1).
     */
    static double t30(int rateHz, double centerHz, float[]... responses) {
        int frames = responses[0].length;
        double[] remaining = new double[frames + 1];
        for (float[] response : responses) {
            float[] band = octave(response, centerHz, rateHz);
            for (int i = 0; i < frames; i++) {
                remaining[i] += (double) band[i] * band[i];
            }
        }
        for (int i = frames - 1; i >= 0; i--) {
            remaining[i] += remaining[i + 1];
        }
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        int count = 0;
        for (int i = 0; i < frames; i++) {
            double db = 10 * Math.log10(remaining[i] / remaining[0]);
            if (db <= -5 && db >= -35) {
                double seconds = i / (double) rateHz;
                sumX += seconds;
                sumY += db;
                sumXx += seconds * seconds;
                sumXy += seconds * db;
                count++;
            }
        }
        double slope = (count * sumXy - sumX * sumY) / (count * sumXx - sumX * sumX);
        return -60 / slope;
    }

    /** An octave band cut out of the spectrum, with edges of raised cosine so that the filter itself hardly rings. */
    private static float[] octave(float[] x, double centerHz, int rateHz) {
        int size = Integer.highestOneBit(x.length) * 4;
        RealFft fft = RealFft.of(size);
        float[] padded = java.util.Arrays.copyOf(x, size);
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];
        fft.forward(padded, re, im);
        for (int k = 0; k < fft.bins(); k++) {
            double octaves = Math.abs(Math.log(Math.max(1e-9, (double) k * rateHz / size / centerHz)) / Math.log(2));
            double gain = octaves < 0.4 ? 1 : octaves > 0.6 ? 0 : 0.5 + 0.5 * Math.cos((octaves - 0.4) * 5 * Math.PI);
            re[k] *= (float) gain;
            im[k] *= (float) gain;
        }
        fft.inverse(re, im, padded);
        return java.util.Arrays.copyOf(padded, x.length);
    }

    /** Fourth moment over the square of the second, the decay of {@code t60} seconds undone. */
    static double kurtosis(float[] x, double t60, int rateHz, double fromSeconds, double toSeconds) {
        double second = 0;
        double fourth = 0;
        int from = (int) (fromSeconds * rateHz);
        int to = (int) (toSeconds * rateHz);
        for (int i = from; i < to; i++) {
            double level = x[i] * Math.pow(10, 3.0 * i / (rateHz * t60));
            second += level * level;
            fourth += level * level * level * level;
        }
        return fourth * (to - from) / (second * second);
    }

    /** Share of samples beyond one standard deviation in 20 ms, over that of Gaussian noise. */
    static double echoDensity(float[] x, int rateHz, double atSeconds) {
        int from = (int) (atSeconds * rateHz);
        int to = from + rateHz / 50;
        double energy = 0;
        for (int i = from; i < to; i++) {
            energy += (double) x[i] * x[i];
        }
        double deviation = Math.sqrt(energy / (to - from));
        int beyond = 0;
        for (int i = from; i < to; i++) {
            if (Math.abs(x[i]) > deviation) {
                beyond++;
            }
        }
        return beyond / (0.3173 * (to - from));
    }

    /** Pearson's, without means. */
    static double correlation(float[] a, float[] b, int from, int to) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = from; i < to; i++) {
            ab += (double) a[i] * b[i];
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }
}
