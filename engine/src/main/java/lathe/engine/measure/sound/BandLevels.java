package lathe.engine.measure.sound;

import lathe.core.dsp.MelFilterBank;
import lathe.core.dsp.MelFilters;
import lathe.core.dsp.Stft;
import lathe.core.dsp.Window;

/**
 * The level of 40 mel bands from 30 Hz to 12 kHz, some 86 times a second, on a scale that is straight for soft sounds and
 * logarithmic for loud ones: {@code log(1 + 100 m)} of magnitudes, M. Mueller, "Fundamentals of music processing" (2015), 6.1.
 */
final class BandLevels {

    static final int BANDS = 40;

    private static final double STEP_SECONDS = 512.0 / 44_100;
    private static final double COMPRESSION = 100;

    private final float[][] levels;
    private final double framesPerSecond;
    private final double[] centresHz;

    private BandLevels(float[][] levels, double framesPerSecond, double[] centresHz) {
        this.levels = levels;
        this.framesPerSecond = framesPerSecond;
        this.centresHz = centresHz;
    }

    static BandLevels of(MonoSound sound) {
        int hop = sound.powerOfTwo(STEP_SECONDS);
        Stft stft = Stft.centred(Window.hann(4 * hop, Window.Shape.PERIODIC), hop);
        double top = Math.min(12_000, sound.rateHz() / 2.0);
        MelFilterBank bank = new MelFilterBank(
                new MelFilters(BANDS, 30, top, MelFilters.Scale.SLANEY, MelFilters.Slopes.HERTZ, MelFilters.Norm.NONE),
                sound.rateHz(),
                stft.size());
        int frames = sound.length() < 2 ? 0 : stft.frames(sound.length());
        float[][] levels = new float[frames][BANDS];
        float[] re = new float[stft.bins()];
        float[] im = new float[stft.bins()];
        double[] magnitude = new double[stft.bins()];
        double[] sums = new double[BANDS];
        for (int frame = 0; frame < frames; frame++) {
            stft.forward(sound.x(), sound.length(), frame, re, im);
            for (int k = 0; k < magnitude.length; k++) {
                magnitude[k] = Math.sqrt(re[k] * re[k] + im[k] * im[k]) / stft.size();
            }
            bank.apply(magnitude, sums);
            for (int band = 0; band < BANDS; band++) {
                levels[frame][band] = (float) Math.log1p(COMPRESSION * sums[band]);
            }
        }
        return new BandLevels(
                levels, sound.rateHz() / (double) hop, centres(bank, sound.rateHz() / (double) stft.size()));
    }

    private static double[] centres(MelFilterBank bank, double binHz) {
        double[] centres = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            int peak = 0;
            for (int bin = 1; bin < bank.bins(); bin++) {
                peak = bank.weight(band, bin) > bank.weight(band, peak) ? bin : peak;
            }
            centres[band] = peak * binHz;
        }
        return centres;
    }

    int frames() {
        return levels.length;
    }

    double framesPerSecond() {
        return framesPerSecond;
    }

    /** {@code [40]}; not a copy. */
    float[] frame(int index) {
        return levels[index];
    }

    /** The frequency where a band weighs most. */
    double centreHz(int band) {
        return centresHz[band];
    }
}
