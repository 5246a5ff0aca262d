package lathe.engine.measure.sound;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the tempo of an onset curve.
 *
 * <p>Autocorrelation answers at the beat and at its multiples, the Fourier transform at the beat and at its fractions; their
 * product answers at the beat: G. Peeters, "Template-based estimation of time-varying tempo", EURASIP JASP (2007), section 3.1.
 * Both are taken from windows of 12 s and averaged, so that one odd passage does not decide. A log-normal preference for
 * 105 bpm, 0.6 octaves wide, decides where two tempi fit alike: D. P. W. Ellis, "Beat tracking by dynamic programming",
 * Journal of New Music Research 36 (2007), equation 6. A pulse of which every second or third stroke is the stronger one divides
 * the beat and is not the beat: {@link PulseAccents}. Last, the tempo is read finely from the transform of the whole curve.
 */
final class TempoFinder {

    private static final double SLOWEST = 30;
    private static final double FASTEST = 300;
    private static final double STEPS_PER_OCTAVE = 96;
    private static final double WINDOW_SECONDS = 12;
    private static final double PREFERRED_BPM = 105;
    private static final double PREFERENCE_OCTAVES = 0.6;

    /** How much unequal strokes tell against a pulse; found on drum beats and broken chords of 60 to 160 bpm. */
    private static final double ACCENT_POWER = 1;

    private final double[] curve;
    private final double framesPerSecond;

    private TempoFinder(double[] curve, double framesPerSecond) {
        this.curve = curve;
        this.framesPerSecond = framesPerSecond;
    }

    static Tempo find(OnsetStrength onsets) {
        return new TempoFinder(onsets.curve(), onsets.framesPerSecond()).find();
    }

    private Tempo find() {
        int steps = (int) Math.floor(STEPS_PER_OCTAVE * Math.log(FASTEST / SLOWEST) / Math.log(2)) + 1;
        double[] strength = new double[steps];
        int window = (int) Math.min(curve.length, Math.round(WINDOW_SECONDS * framesPerSecond));
        if (window < 2 * framesPerSecond) {
            return new Tempo(List.of());
        }
        for (int from = 0; from + window <= curve.length; from += Math.max(1, window / 2)) {
            addWindow(strength, from, window);
        }
        PulseAccents accents = new PulseAccents(curve, framesPerSecond);
        List<Tempo.Candidate> peaks = new ArrayList<>();
        for (int i = 1; i < steps - 1; i++) {
            if (strength[i] > strength[i - 1] && strength[i] >= strength[i + 1]) {
                double fine = refined(bpm(i));
                peaks.add(new Tempo.Candidate(
                        fine, strength[i] * preference(fine) * Math.pow(accents.evenness(fine), ACCENT_POWER)));
            }
        }
        return Tempo.ofBest(peaks);
    }

    private static double bpm(int step) {
        return SLOWEST * Math.pow(2, step / STEPS_PER_OCTAVE);
    }

    private static double preference(double bpm) {
        double octaves = Math.log(bpm / PREFERRED_BPM) / Math.log(2) / PREFERENCE_OCTAVES;
        return Math.exp(-0.5 * octaves * octaves);
    }

    private void addWindow(double[] strength, int from, int window) {
        double mean = 0;
        for (int i = 0; i < window; i++) {
            mean += curve[from + i] / window;
        }
        double[] x = new double[window];
        double energy = 0;
        for (int i = 0; i < window; i++) {
            x[i] = curve[from + i] - mean;
            energy += x[i] * x[i];
        }
        if (energy <= 0) {
            return;
        }
        int longest = (int) Math.min(window / 2.0, Math.ceil(60 / SLOWEST * framesPerSecond) + 1);
        double[] correlation = new double[longest + 1];
        for (int lag = 0; lag <= longest; lag++) {
            double sum = 0;
            for (int i = lag; i < window; i++) {
                sum += x[i] * x[i - lag];
            }
            correlation[lag] = sum / energy * window / (window - lag);
        }
        for (int step = 0; step < strength.length; step++) {
            double lag = 60 * framesPerSecond / bpm(step);
            if (lag < longest) {
                int low = (int) lag;
                double at = correlation[low] + (lag - low) * (correlation[low + 1] - correlation[low]);
                double line = amplitude(x, 0, window, bpm(step)) / Math.sqrt(energy * window);
                strength[step] += Math.max(0, at) * line;
            }
        }
    }

    /** Magnitude of the Fourier transform at a tempo, Hann-windowed. */
    private double amplitude(double[] x, int from, int length, double bpm) {
        double step = 2 * Math.PI * bpm / 60 / framesPerSecond;
        double stepCos = Math.cos(step);
        double stepSin = Math.sin(step);
        double hannStep = 2 * Math.PI / length;
        double hannCos = Math.cos(hannStep);
        double hannSin = Math.sin(hannStep);
        double c = 1;
        double s = 0;
        double hc = 1;
        double hs = 0;
        double re = 0;
        double im = 0;
        for (int i = 0; i < length; i++) {
            double value = x[from + i] * (0.5 - 0.5 * hc);
            re += value * c;
            im += value * s;
            double nextC = c * stepCos - s * stepSin;
            s = s * stepCos + c * stepSin;
            c = nextC;
            double nextHc = hc * hannCos - hs * hannSin;
            hs = hs * hannCos + hc * hannSin;
            hc = nextHc;
        }
        return Math.hypot(re, im);
    }

    /** The top of the whole curve's transform within half a step to either side. */
    private double refined(double bpm) {
        double reach = Math.pow(2, 1.5 / STEPS_PER_OCTAVE);
        double low = bpm / reach;
        double high = bpm * reach;
        for (int round = 0; round < 3; round++) {
            double best = low;
            double most = -1;
            double step = (high - low) / 16;
            for (int i = 0; i <= 16; i++) {
                double at = low + i * step;
                double value = combined(at);
                if (value > most) {
                    most = value;
                    best = at;
                }
            }
            low = best - step;
            high = best + step;
        }
        return (low + high) / 2;
    }

    /** Harmonics of a steady pulse lie at whole multiples, and the higher ones tell the tempo more finely. */
    private double combined(double bpm) {
        double sum = 0;
        for (int harmonic = 1; harmonic <= 4; harmonic++) {
            double lines = harmonic * bpm;
            sum += lines < 30 * framesPerSecond ? amplitude(curve, 0, curve.length, lines) : 0;
        }
        return sum;
    }
}
