package lathe.vocoder.mel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lathe.core.dsp.RealFft;

/**
 * A plain sound that has what a spectrogram lost: for each note all harmonics up to 16 kHz, equally strong, with a phase of their own
 * that holds through the note; beside them a pair slightly out of tune, a burst of noise at the onset, and a trace of noise everywhere.
 */
final class NoteSource {

    private static final double HIGHEST_HZ = 16_000;
    private static final int TABLE = 16_384;
    private static final double RELEASE_SECONDS = 0.6;
    private static final double RELEASE_TAU = 0.15;
    private static final double PAIR_CENTS = 8;
    private static final double PAIR_LEVEL = 0.3 * 0.7;
    private static final double BURST_LEVEL = 0.3 / 27.7;
    private static final double BURST_TAU = 0.03;
    private static final double STROKE_TAU = 0.15;
    private static final double CLICK = 8;
    private static final double NOISE_LEVEL = 0.005 / 27.7;

    /** Makes a partial's peak about 1 under a Hann window of 2048. */
    private static final double UNIT = 1.0 / 512;

    private final int rate;
    private final long seed;
    private final Map<Double, float[]> tables = new HashMap<>();
    private final double[] phases = new double[2000];

    NoteSource(int rate, long seed) {
        this.rate = rate;
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(seed);
        Arrays.setAll(phases, k -> 2 * Math.PI * random.nextDouble());
    }

    /** The sound of all notes, in so many samples. */
    float[] sound(List<SeedNote> notes, int samples) {
        float[] out = new float[samples];
        SplittableRandom random = new SplittableRandom(seed + 1);
        for (int i = 0; i < samples; i++) {
            out[i] = (float) (NOISE_LEVEL * gaussian(random));
        }
        for (SeedNote note : notes) {
            if (!note.isStroke()) {
                comb(note, 0, UNIT, out);
                comb(note, PAIR_CENTS, PAIR_LEVEL * UNIT, out);
                comb(note, -PAIR_CENTS, PAIR_LEVEL * UNIT, out);
            }
            burst(note, random, out);
        }
        return out;
    }

    private void comb(SeedNote note, double cents, double level, float[] out) {
        float[] table = tables.computeIfAbsent(note.f0Hz(), this::table);
        double step = note.f0Hz() * Math.pow(2, cents / 1200) * TABLE / rate;
        int from = (int) Math.min(out.length, note.startSeconds() * rate);
        int release = (int) Math.min(out.length, note.endSeconds() * rate);
        int end = (int) Math.min(out.length, (note.endSeconds() + RELEASE_SECONDS) * rate);
        double fall = Math.exp(-1 / (RELEASE_TAU * rate));
        double gain = level;
        // A pair of its own beats with the note from its first sample on, not in step with it.
        double at = cents * 911.0;
        at -= Math.floor(at / TABLE) * TABLE;
        for (int i = from; i < end; i++) {
            int k = (int) at;
            double part = at - k;
            out[i] += (float) (gain * (table[k] + part * (table[k + 1] - table[k])));
            at += step;
            if (at >= TABLE) {
                at -= TABLE;
            }
            if (i >= release) {
                gain *= fall;
            }
        }
    }

    private float[] table(double f0Hz) {
        RealFft fft = RealFft.of(TABLE);
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];
        int harmonics = (int) Math.max(1, Math.min(Math.min(HIGHEST_HZ, 0.45 * rate) / f0Hz, phases.length));
        for (int n = 1; n <= Math.min(harmonics, TABLE / 2 - 1); n++) {
            re[n] = (float) (0.5 * TABLE * Math.cos(phases[n - 1]));
            im[n] = (float) (0.5 * TABLE * Math.sin(phases[n - 1]));
        }
        float[] period = new float[TABLE];
        fft.inverse(re, im, period);
        float[] closed = Arrays.copyOf(period, TABLE + 1);
        closed[TABLE] = period[0];
        return closed;
    }

    private void burst(SeedNote note, SplittableRandom random, float[] out) {
        double tau = note.isStroke() ? STROKE_TAU : BURST_TAU;
        int length = (int) (rate * Math.min(0.9, 6 * tau));
        int from = (int) Math.min(out.length, note.startSeconds() * rate);
        int end = Math.min(out.length, from + length);
        double fall = Math.exp(-1 / (tau * rate));
        double level = BURST_LEVEL * note.gain();
        double click = CLICK;
        for (int i = from; i < end; i++) {
            out[i] += (float) (level * (gaussian(random) + click));
            click = 0;
            level *= fall;
        }
    }

    /** Near enough to a Gaussian for noise: the sum of four even ones, by the central limit. */
    private static double gaussian(SplittableRandom random) {
        long bits = random.nextLong();
        double sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - 2 * 65_535.0) / 65_536 * Math.sqrt(3.0);
    }
}
