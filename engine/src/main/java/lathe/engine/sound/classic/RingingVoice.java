package lathe.engine.sound.classic;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What is struck or plucked and left to ring: partials that die away, one set a string, and the noise of the stroke.
 *
 * <p>Settings: {@code courses} in rows of cents, level, share of the decay and place; {@code release} in seconds and
 * {@code undamped}, the pitch from which nothing damps; {@code attack} in ms; {@code noise} in rows of Hz (below 0: so many times the note's
 * frequency), Q, decay in ms, rise in ms and level in dB; {@code width} of the keyboard; {@code stereo} 1 for
 * two channels though nothing is to one side; {@code tremolo} as Hz and depth.
 */
final class RingingVoice implements Voice {

    private static final double FALL_TO_SILENCE = 1.75;
    private static final double LONGEST_SECONDS = 14;
    private static final int MIDDLE = 64;
    private static final double HALF_KEYBOARD = 44;

    private final double rate;
    private final PartialPlan plan;
    private final Partials partials = new Partials();
    private final PartialBank bank;
    private final double[][] courses;
    private final double release;
    private final double undamped;
    private final int attackFrames;
    private final double[][] noises;
    private final double width;
    private final double[][] tremolo;
    private final boolean stereo;
    private float[] course = new float[0];

    RingingVoice(Patch patch, double rate) {
        this.rate = rate;
        plan = patch.model() == Patch.Model.MODAL ? new ModePlan(patch, rate) : new StringPlan(patch, rate);
        bank = new PartialBank(rate);
        double[][] given = patch.rows("courses");
        courses = given.length > 0 ? given : new double[][] {{0, 1, 1, 0}};
        release = patch.number("release", 0.25);
        undamped = patch.number("undamped", 128);
        attackFrames = (int) Math.max(8, patch.number("attack", 0.7) * 1e-3 * rate);
        noises = patch.rows("noise");
        width = patch.number("width", 0);
        tremolo = patch.rows("tremolo");
        stereo = width != 0
                || patch.number("stereo", 0) != 0
                || Arrays.stream(courses).anyMatch(row -> row[3] != 0);
    }

    @Override
    public int channels() {
        return stereo ? 2 : 1;
    }

    @Override
    public int mostFrames(PlayedNote note) {
        double longest = 0;
        for (double[] row : courses) {
            longest = Math.max(longest, row[2] * plan.longestT60(note.pitch()));
        }
        double ring = FALL_TO_SILENCE * Math.min(longest, releaseSeconds(note.pitch()));
        double seconds = Math.min(note.heldFrames() / rate, FALL_TO_SILENCE * longest) + ring;
        int most = Voice.whole(Math.min(seconds, note.heldFrames() / rate + LONGEST_SECONDS) * rate) + BLOCK;
        for (double[] noise : noises) {
            most = Math.max(most, burst(noise, note, 1).frames(rate));
        }
        return most;
    }

    private double releaseSeconds(int pitch) {
        return pitch >= undamped ? LONGEST_SECONDS : release;
    }

    private static NoiseBurst burst(double[] row, PlayedNote note, double level) {
        double hz = row[0] < 0 ? -row[0] * note.hz() : row[0];
        return new NoiseBurst(hz, row[1], row[2] * 1e-3, row[3] * 1e-3, level * Math.pow(10, row[4] / 20));
    }

    @Override
    public int render(PlayedNote note, RandomGenerator random, float[][] out) {
        partials.clear();
        plan.plan(note, random, partials);
        double level =
                Math.sqrt(Loudness.TARGET / Math.max(1e-12, partials.loudness())) * Loudness.velocity(note.force());
        double norm = 0;
        for (double[] row : courses) {
            norm += row[1] * row[1];
        }
        int most = mostFrames(note);
        int used = 0;
        for (double[] row : courses) {
            used = Math.max(used, ring(note, row, level / Math.sqrt(norm), random, out, most));
        }
        for (int c = 0; c < channels(); c++) {
            for (int i = 0; i < attackFrames && i < most; i++) {
                out[c][i] *= (i + 0.5f) / attackFrames;
            }
        }
        return Math.max(used, strike(note, random, out));
    }

    private int ring(PlayedNote note, double[] row, double level, RandomGenerator random, float[][] out, int most) {
        bank.clear();
        double cents = Math.pow(2, row[0] / 1200);
        double damped = releaseSeconds(note.pitch());
        for (int i = 0; i < partials.count(); i++) {
            double hz = partials.hz(i) * cents;
            double t60 = partials.t60(i) * row[2];
            // Dampers of felt stop high partials first.
            double stop = damped / (1 + hz / 4000);
            bank.add(hz, partials.amplitude(i) * level * row[1], 2 * Math.PI * random.nextDouble(), t60, stop);
        }
        if (!stereo) {
            return bank.render(out[0], note.heldFrames(), most);
        }
        if (course.length < most) {
            course = new float[most];
        }
        int used = bank.render(course, note.heldFrames(), most);
        double place = Math.clamp(row[3] + width * (note.pitch() - MIDDLE) / HALF_KEYBOARD, -1, 1);
        float left = (float) Math.sqrt(1 - place);
        float right = (float) Math.sqrt(1 + place);
        for (int i = 0; i < used; i++) {
            out[0][i] += left * course[i];
            out[1][i] += right * course[i];
        }
        Arrays.fill(course, 0, used, 0);
        return used;
    }

    private int strike(PlayedNote note, RandomGenerator random, float[][] out) {
        int used = 0;
        double level = Math.sqrt(Loudness.TARGET) * Loudness.velocity(note.force());
        for (double[] row : noises) {
            Noise noise = new Noise(random.nextInt());
            for (int c = 0; c < channels(); c++) {
                burst(row, note, level).render(noise, rate, out[c], 0);
            }
            used = Math.max(used, burst(row, note, level).frames(rate));
        }
        if (tremolo.length > 0) {
            shake(random.nextDouble() * 2 * Math.PI, out, mostFrames(note));
        }
        return used;
    }

    /** A slowly turning disc over the tubes, or a tremolo circuit: left and right in turn where there are both. */
    private void shake(double phase, float[][] out, int frames) {
        double depth = tremolo[0][1];
        double step = 2 * Math.PI * tremolo[0][0] * BLOCK / rate;
        double sign = 1;
        for (int c = 0; c < channels(); c++) {
            float before = (float) (1 + sign * depth * Math.sin(phase - step));
            for (int at = 0; at + BLOCK <= frames; at += BLOCK) {
                float now = (float) (1 + sign * depth * Math.sin(phase + step * at / BLOCK));
                float slope = (now - before) / BLOCK;
                for (int i = 0; i < BLOCK; i++) {
                    out[c][at + i] *= before + slope * i;
                }
                before = now;
            }
            sign = -1;
        }
    }
}
