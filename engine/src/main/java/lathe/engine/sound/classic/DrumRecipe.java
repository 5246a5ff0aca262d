package lathe.engine.sound.classic;

import java.util.random.RandomGenerator;
import lathe.engine.seed.Seed;

/**
 * What one percussion key is made of.
 *
 * <p>Settings: {@code tone} in rows of Hz at the end, times that at the start, ms of the sweep, decay in ms and dB; {@code modes} in rows of Hz,
 * decay in ms and dB; {@code metal} in rows of lowest and highest Hz, number of partials, decay in ms and dB; {@code noise} in rows of
 * Hz, Q, decay in ms, rise in ms, dB and delay in ms; {@code place} from -1 to 1; {@code level} in dB; {@code wide} 1 for noise of its own on
 * either side.
 */
final class DrumRecipe {

    private static final double SILENCE = 1.5;
    private static final double LEVEL_SECONDS = 0.1;

    /** How far a skin's peaks may stand above the power of its first tenth of a second; tape and desks do no less. */
    private static final double CREST_DB = 6;

    private final double rate;
    private final double[][] tones;
    private final double[][] modes;
    private final double[][] metals;
    private final double[][] noises;
    private final double place;
    private final double levelDb;
    private final boolean wide;
    private final int frames;
    private final PartialBank bank;

    DrumRecipe(Patch patch, double rate) {
        this.rate = rate;
        tones = patch.rows("tone");
        modes = patch.rows("modes");
        metals = patch.rows("metal");
        noises = patch.rows("noise");
        place = patch.number("place", 0);
        levelDb = patch.number("level", 0);
        wide = patch.number("wide", 0) != 0;
        bank = new PartialBank(rate);
        double longest = 20;
        for (double[] row : tones) {
            longest = Math.max(longest, row[3] * SILENCE);
        }
        for (double[] row : modes) {
            longest = Math.max(longest, row[1] * SILENCE);
        }
        for (double[] row : metals) {
            longest = Math.max(longest, row[3] * SILENCE);
        }
        for (double[] row : noises) {
            longest = Math.max(longest, row[5] + row[3] + row[2] * SILENCE);
        }
        frames = Voice.whole(longest * 1e-3 * rate) + Voice.BLOCK;
    }

    int frames() {
        return frames;
    }

    /** Gain that gives a stroke of velocity 100 the level in the table: its RMS over the first tenth of a second. */
    double level(Seed seed) {
        float[][] stroke = new float[2][frames];
        render(1, seed, stroke);
        return Math.sqrt(Loudness.TARGET) * Math.pow(10, levelDb / 20) / strength(stroke);
    }

    /** RMS over the first tenth of a second. */
    private double strength(float[][] stroke) {
        int span = (int) Math.min(frames, LEVEL_SECONDS * rate);
        double sum = 1e-12;
        for (int i = 0; i < span; i++) {
            sum += 0.5 * (stroke[0][i] * stroke[0][i] + stroke[1][i] * stroke[1][i]);
        }
        return Math.sqrt(sum / (LEVEL_SECONDS * rate));
    }

    /** A stroke, not yet at its level. */
    void render(double force, Seed seed, float[][] out) {
        RandomGenerator random = seed.random();
        double bright = Math.pow(force, 0.35);
        for (double[] row : tones) {
            sweep(row, force, out);
        }
        bank.clear();
        for (double[] row : modes) {
            bank.add(
                    row[0] * (0.995 + 0.01 * random.nextDouble()),
                    db(row[2]) * bright,
                    2 * Math.PI * random.nextDouble(),
                    row[1] * 1e-3,
                    1);
        }
        bank.render(out[0], frames, frames);
        System.arraycopy(out[0], 0, out[1], 0, frames);
        for (double[] row : metals) {
            for (float[] side : out) {
                metal(row, bright, random, side);
            }
        }
        for (double[] row : noises) {
            int seedLeft = random.nextInt();
            int seedRight = wide ? random.nextInt() : seedLeft;
            NoiseBurst burst = new NoiseBurst(
                    row[0] * (0.97 + 0.06 * random.nextDouble()) * bright,
                    row[1],
                    row[2] * 1e-3,
                    row[3] * 1e-3,
                    db(row[4]) * bright);
            burst.render(new Noise(seedLeft), rate, out[0], (int) (row[5] * 1e-3 * rate));
            burst.render(new Noise(seedRight), rate, out[1], (int) (row[5] * 1e-3 * rate));
        }
        finish(out);
        if (tones.length > 0) {
            round(out);
        }
    }

    /** Rounds the peaks of skins off, so that they are loud and not only high. */
    private void round(float[][] out) {
        double most = db(CREST_DB) * strength(out);
        for (float[] side : out) {
            for (int i = 0; i < frames; i++) {
                side[i] = (float) (most * Math.tanh(side[i] / most));
            }
        }
    }

    private void finish(float[][] out) {
        float left = (float) Math.sqrt(1 - place);
        float right = (float) Math.sqrt(1 + place);
        int fade = Voice.BLOCK * 4;
        int rise = 12;
        for (int i = 0; i < frames; i++) {
            float edge = Math.min(1, Math.min((i + 1f) / rise, (frames - i) / (float) fade));
            out[0][i] *= left * edge;
            out[1][i] *= right * edge;
        }
    }

    /** A skin's tone: the pitch falls as the stroke's tension goes. */
    private void sweep(double[] row, double force, float[][] out) {
        double fall = Math.pow(10, -3 / (row[3] * 1e-3 * rate));
        double bend = Math.pow(10, -1.5 / (row[2] * 1e-3 * rate));
        double over = (row[1] - 1) * (0.5 + 0.5 * force);
        double level = db(row[4]);
        double angle = 0;
        for (int i = 0; i < frames; i++) {
            out[0][i] += (float) (level * Math.sin(angle));
            angle += 2 * Math.PI * row[0] * (1 + over) / rate;
            over *= bend;
            level *= fall;
        }
    }

    private void metal(double[] row, double bright, RandomGenerator random, float[] side) {
        bank.clear();
        for (int p = 0; p < row[2]; p++) {
            double part = random.nextDouble();
            double hz = Math.min(0.45 * rate, row[0] * Math.pow(row[1] / row[0], part) * (0.9 + 0.1 * bright));
            double t60 = row[3] * 1e-3 * (0.4 + 0.6 * random.nextDouble()) * (1.2 - 0.6 * part);
            double level = db(row[4]) * (0.3 + 0.7 * random.nextDouble()) / Math.sqrt(row[2]);
            bank.add(hz, level, 2 * Math.PI * random.nextDouble(), t60, t60);
        }
        bank.render(side, frames, frames);
    }

    private static double db(double level) {
        return Math.pow(10, level / 20);
    }
}
