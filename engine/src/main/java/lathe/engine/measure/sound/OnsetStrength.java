package lathe.engine.measure.sound;

import lathe.core.dsp.MelFilterBank;
import lathe.core.dsp.MelFilters;
import lathe.core.dsp.Stft;
import lathe.core.dsp.Window;

/**
 * How much begins to sound at each moment: growth of the logarithm of 40 mel bands from one frame to the next, summed, less its
 * mean over the second around. Source: S. Dixon, "Onset detection revisited", DAFx-06, spectral flux; compression as in
 * M. Mueller, "Fundamentals of music processing" (2015), section 6.1.
 */
final class OnsetStrength {

    /** Frames a second, about; the transform covers four times a frame's step. */
    private static final double STEP_SECONDS = 512.0 / 44_100;

    private static final int BANDS = 40;
    private static final double COMPRESSION = 100;
    private static final double LOW_HZ = 200;

    private final double[] all;
    private final double[] low;
    private final double framesPerSecond;

    private OnsetStrength(double[] all, double[] low, double framesPerSecond) {
        this.all = all;
        this.low = low;
        this.framesPerSecond = framesPerSecond;
    }

    static OnsetStrength of(MonoSound sound) {
        int hop = sound.powerOfTwo(STEP_SECONDS);
        Stft stft = Stft.centred(Window.hann(4 * hop, Window.Shape.PERIODIC), hop);
        double top = Math.min(12_000, sound.rateHz() / 2.0);
        MelFilterBank bank = new MelFilterBank(
                new MelFilters(BANDS, 30, top, MelFilters.Scale.SLANEY, MelFilters.Slopes.HERTZ, MelFilters.Norm.NONE),
                sound.rateHz(),
                stft.size());
        int frames = sound.length() < 2 ? 0 : stft.frames(sound.length());
        double[] flux = new double[frames];
        double[] lowFlux = new double[frames];
        int lowBands = bandsBelow(bank, LOW_HZ * stft.size() / sound.rateHz());
        float[] re = new float[stft.bins()];
        float[] im = new float[stft.bins()];
        double[] magnitude = new double[stft.bins()];
        double[] sums = new double[BANDS];
        double[] before = new double[BANDS];
        for (int frame = 0; frame < frames; frame++) {
            stft.forward(sound.x(), sound.length(), frame, re, im);
            for (int k = 0; k < magnitude.length; k++) {
                magnitude[k] = Math.sqrt(re[k] * re[k] + im[k] * im[k]) / stft.size();
            }
            bank.apply(magnitude, sums);
            for (int band = 0; band < BANDS; band++) {
                double level = Math.log1p(COMPRESSION * sums[band]);
                double growth = frame == 0 ? 0 : Math.max(0, level - before[band]);
                before[band] = level;
                flux[frame] += growth;
                lowFlux[frame] += band < lowBands ? growth : 0;
            }
        }
        double perSecond = sound.rateHz() / (double) hop;
        return new OnsetStrength(above(flux, perSecond), above(lowFlux, perSecond), perSecond);
    }

    private static int bandsBelow(MelFilterBank bank, double bin) {
        int bands = 0;
        while (bands < bank.mels() - 1 && bank.weight(bands + 1, (int) bin) <= 0) {
            bands++;
        }
        return bands + 1;
    }

    /** What rises above the mean of the second around. */
    private static double[] above(double[] flux, double framesPerSecond) {
        int reach = (int) Math.max(1, Math.round(framesPerSecond / 2));
        double[] sums = new double[flux.length + 1];
        for (int i = 0; i < flux.length; i++) {
            sums[i + 1] = sums[i] + flux[i];
        }
        double[] above = new double[flux.length];
        for (int i = 0; i < flux.length; i++) {
            int from = Math.max(0, i - reach);
            int to = Math.min(flux.length, i + reach + 1);
            above[i] = Math.max(0, flux[i] - (sums[to] - sums[from]) / (to - from));
        }
        return above;
    }

    /** Strength of all bands; the array is not a copy. */
    double[] all() {
        return all;
    }

    /** Strength of what lies below 200 Hz: bass and bass drum. */
    double[] low() {
        return low;
    }

    double framesPerSecond() {
        return framesPerSecond;
    }
}
