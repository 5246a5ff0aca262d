package lathe.engine.measure.sound;

import lathe.core.dsp.MelFilterBank;
import lathe.core.dsp.MelFilters;
import lathe.core.dsp.Stft;
import lathe.core.dsp.Window;

/**
 * How much begins to sound at each moment: growth of the logarithm of 40 mel bands from one frame to the next, less its mean over
 * the second around. Bass, middle and treble are summed apart and weigh the same in the end, so that a bass drum of few bands
 * counts like a snare of many. Sources: S. Dixon, "Onset detection revisited", DAFx-06, spectral flux; compression as in
 * M. Mueller, "Fundamentals of music processing" (2015), section 6.1; groups of bands as in E. D. Scheirer, "Tempo and beat
 * analysis of acoustic musical signals", JASA 103 (1998).
 */
final class OnsetStrength {

    /** Frames a second, about; the transform covers four times a frame's step. */
    private static final double STEP_SECONDS = 512.0 / 44_100;

    private static final int BANDS = 40;
    private static final double COMPRESSION = 100;
    private static final double LEAST_RMS = 1e-4;

    /** Upper edges of all groups but the last, in Hz. */
    private static final double[] EDGES_HZ = {200, 800, 3200};

    private final double[] curve;
    private final double framesPerSecond;

    private OnsetStrength(double[] curve, double framesPerSecond) {
        this.curve = curve;
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
        int[] groups = groups(bank, sound.rateHz() / (double) stft.size());
        double[][] flux = new double[EDGES_HZ.length + 1][frames];
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
                flux[groups[band]][frame] += frame == 0 ? 0 : Math.max(0, level - before[band]);
                before[band] = level;
            }
        }
        double perSecond = sound.rateHz() / (double) hop;
        double[] curve = new double[frames];
        for (double[] group : flux) {
            addNormalised(curve, above(group, perSecond));
        }
        return new OnsetStrength(curve, perSecond);
    }

    /** The group that each band belongs to, by the frequency where it weighs most. */
    private static int[] groups(MelFilterBank bank, double binHz) {
        int[] groups = new int[bank.mels()];
        for (int band = 0; band < groups.length; band++) {
            int peak = 0;
            for (int bin = 1; bin < bank.bins(); bin++) {
                peak = bank.weight(band, bin) > bank.weight(band, peak) ? bin : peak;
            }
            while (groups[band] < EDGES_HZ.length && peak * binHz > EDGES_HZ[groups[band]]) {
                groups[band]++;
            }
        }
        return groups;
    }

    /** Adds a curve scaled to a mean square of 1. A group with next to nothing in it is left out, not blown up. */
    private static void addNormalised(double[] sum, double[] curve) {
        double square = 0;
        for (double value : curve) {
            square += value * value;
        }
        double rms = Math.sqrt(square / Math.max(1, curve.length));
        for (int i = 0; rms > LEAST_RMS && i < curve.length; i++) {
            sum[i] += curve[i] / rms;
        }
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

    /** Strength by frame; not a copy. */
    double[] curve() {
        return curve;
    }

    double framesPerSecond() {
        return framesPerSecond;
    }
}
