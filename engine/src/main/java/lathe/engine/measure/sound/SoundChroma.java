package lathe.engine.measure.sound;

import lathe.core.dsp.Stft;
import lathe.core.dsp.Window;
import lathe.engine.theory.PitchClass;

/**
 * Energy of the pitch classes over time: peaks of the spectrum from 55 Hz to 2 kHz, each given to the pitch class it lies next
 * to once the tuning is known, and by falling shares to those it may be a partial of: without that, fifths above all tones make
 * every piece sound as if in its dominant. Magnitudes are taken by their square root, so that soft inner notes count too. Source:
 * E. Gomez, "Tonal description of music audio signals" (2006), sections 3.3 and 3.5.
 */
final class SoundChroma {

    private static final double WINDOW_SECONDS = 8192.0 / 44_100;
    private static final double LOWEST_HZ = 55;
    private static final double HIGHEST_HZ = 2000;
    private static final double A4_HZ = 440;
    private static final int A4_PITCH = 69;

    /** How far the second to sixth partial lie above their tone. */
    private static final double[] PARTIAL_SEMITONES = {0, 12, 19.02, 24, 27.86, 31.02};

    private static final double PARTIAL_DECAY = 0.6;

    private final double[][] frames;
    private final double framesPerSecond;
    private final double tuningCents;

    private SoundChroma(double[][] frames, double framesPerSecond, double tuningCents) {
        this.frames = frames;
        this.framesPerSecond = framesPerSecond;
        this.tuningCents = tuningCents;
    }

    static SoundChroma of(MonoSound sound) {
        int size = sound.powerOfTwo(WINDOW_SECONDS);
        int hop = size / 2;
        Stft stft = Stft.centred(Window.hann(size, Window.Shape.PERIODIC), hop);
        int frames = sound.length() < 2 ? 0 : stft.frames(sound.length());
        Peaks[] peaks = new Peaks[frames];
        float[] re = new float[stft.bins()];
        float[] im = new float[stft.bins()];
        double[] magnitude = new double[stft.bins()];
        for (int frame = 0; frame < frames; frame++) {
            stft.forward(sound.x(), sound.length(), frame, re, im);
            for (int k = 0; k < magnitude.length; k++) {
                magnitude[k] = Math.sqrt(re[k] * re[k] + im[k] * im[k]) / size;
            }
            peaks[frame] = Peaks.of(magnitude, sound.rateHz() / (double) size);
        }
        double tuning = tuning(peaks);
        double[][] chroma = new double[frames][];
        for (int frame = 0; frame < frames; frame++) {
            chroma[frame] = peaks[frame].chroma(tuning);
        }
        return new SoundChroma(chroma, sound.rateHz() / (double) hop, 100 * tuning);
    }

    /** Where the peaks lie between the semitones of 440 Hz, by their circular mean: -0.5 to 0.5 semitones. */
    private static double tuning(Peaks... all) {
        double re = 0;
        double im = 0;
        for (Peaks peaks : all) {
            for (int i = 0; i < peaks.count; i++) {
                double angle = 2 * Math.PI * peaks.pitch[i];
                re += peaks.weight[i] * Math.cos(angle);
                im += peaks.weight[i] * Math.sin(angle);
            }
        }
        return re == 0 && im == 0 ? 0 : Math.atan2(im, re) / (2 * Math.PI);
    }

    /** Peaks of one spectrum: MIDI pitch and weight of each. */
    private static final class Peaks {

        private final double[] pitch;
        private final double[] weight;
        private final int count;

        private Peaks(double[] pitch, double[] weight, int count) {
            this.pitch = pitch;
            this.weight = weight;
            this.count = count;
        }

        static Peaks of(double[] magnitude, double binHz) {
            int from = (int) Math.max(1, Math.ceil(LOWEST_HZ / binHz));
            int to = (int) Math.min(magnitude.length - 2, Math.floor(HIGHEST_HZ / binHz));
            double[] pitch = new double[Math.max(0, (to - from) / 2 + 2)];
            double[] weight = new double[pitch.length];
            double largest = 1e-6;
            for (int k = from; k <= to; k++) {
                largest = Math.max(largest, magnitude[k]);
            }
            int count = 0;
            for (int k = from; k <= to; k++) {
                double here = magnitude[k];
                if (here > magnitude[k - 1] && here >= magnitude[k + 1] && here > 0.003 * largest) {
                    double a = Math.log(magnitude[k - 1] + 1e-12);
                    double b = Math.log(here + 1e-12);
                    double c = Math.log(magnitude[k + 1] + 1e-12);
                    double shift = Math.clamp(0.5 * (a - c) / Math.min(-1e-9, a - 2 * b + c), -0.5, 0.5);
                    double hz = (k + shift) * binHz;
                    pitch[count] = A4_PITCH + PitchClass.COUNT * Math.log(hz / A4_HZ) / Math.log(2);
                    weight[count] = Math.sqrt(here);
                    count++;
                }
            }
            return new Peaks(pitch, weight, count);
        }

        double[] chroma(double tuning) {
            double[] chroma = new double[PitchClass.COUNT];
            for (int i = 0; i < count; i++) {
                double share = weight[i];
                for (double below : PARTIAL_SEMITONES) {
                    double at = pitch[i] - tuning - below;
                    double off = Math.abs(at - Math.rint(at));
                    chroma[PitchClass.of((int) Math.rint(at))] += share * (1 - 2 * off * off);
                    share *= PARTIAL_DECAY;
                }
            }
            return chroma;
        }
    }

    /** {@code [frames][12]}; not a copy. */
    double[][] frames() {
        return frames;
    }

    double framesPerSecond() {
        return framesPerSecond;
    }

    /** How much higher than A4 = 440 Hz the sound is tuned, -50 to 50 cents. */
    double tuningCents() {
        return tuningCents;
    }

    /** The sum over a stretch of time, in seconds. */
    double[] sum(double from, double to) {
        double[] sum = new double[PitchClass.COUNT];
        int last = (int) Math.min(frames.length, Math.ceil(to * framesPerSecond));
        for (int i = (int) Math.max(0, Math.floor(from * framesPerSecond)); i < last; i++) {
            for (int pc = 0; pc < sum.length; pc++) {
                sum[pc] += frames[i][pc];
            }
        }
        return sum;
    }
}
