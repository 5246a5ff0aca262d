package lathe.engine.sound.classic;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What sounds as long as it is held: one player or several on slightly different pitches, each with a vibrato of its own.
 *
 * <p>Settings: those of {@link Spectrum}; {@code attack}, {@code decay}, {@code sustain}, {@code release}; {@code base} (brightness at velocity
 * 100) and {@code bright} (how it follows the velocity), {@code follow} (how it follows the level), {@code sweep} in rows of amount, rise and fall
 * in seconds; {@code vibrato} as Hz, cents, delay and rise; {@code players}, {@code cents}, {@code spread}, {@code drift} in cents; {@code scoop} as
 * cents and ms; {@code breath} in rows of Hz (below 0: so many times the note's frequency), Q and level in dB; {@code chiff} as {@code noise} in
 * {@link RingingVoice}; {@code tremolo} as Hz and depth.
 */
final class SustainedVoice implements Voice {

    private static final double SILENCE = 1.6;
    private static final int LEGATO_MS = 25;

    private final double rate;
    private final Spectrum spectrum;
    private final boolean dispersed;
    private final Map<Integer, ToneTables> tables = new HashMap<>();
    private final Envelope envelope;
    private final double soft;
    private final double base;
    private final double bright;
    private final double follow;
    private final double[][] sweep;
    private final int players;
    private final Player.Habits habits;
    private final double spread;
    private final double[][] breath;
    private final double[][] chiff;
    private final double[][] tremolo;

    SustainedVoice(Patch patch, double rate) {
        this.rate = rate;
        spectrum = new Spectrum(patch, rate);
        dispersed = patch.number("dispersed", 0) != 0;
        envelope = new Envelope(
                patch.number("attack", 0.03),
                patch.number("decay", 1),
                patch.number("sustain", 1),
                patch.number("release", 0.15));
        soft = patch.number("soft", 0.5);
        base = patch.number("base", 0.6);
        bright = patch.number("bright", 0.5);
        follow = patch.number("follow", 0);
        sweep = patch.rows("sweep");
        players = (int) patch.number("players", 1);
        habits = Player.Habits.of(patch);
        spread = patch.number("spread", 0);
        breath = patch.rows("breath");
        chiff = patch.rows("chiff");
        tremolo = patch.rows("tremolo");
    }

    @Override
    public int channels() {
        return spread > 0 ? 2 : 1;
    }

    @Override
    public int mostFrames(PlayedNote note) {
        double tail = Math.max(SILENCE * envelope.release(), 0.02);
        double seconds = note.heldFrames() / rate + tail;
        if (envelope.sustain() == 0) {
            seconds = Math.min(seconds, envelope.attack() * 2 + SILENCE * envelope.decay());
        }
        return Voice.whole(seconds * rate) + BLOCK;
    }

    @Override
    public int render(PlayedNote note, RandomGenerator random, float[][] out) {
        ToneTables tone = tables.computeIfAbsent(
                note.pitch(), pitch -> new ToneTables(spectrum, PlayedNote.hz(pitch), dispersed));
        int frames = mostFrames(note) - BLOCK;
        Course course = new Course(note, random.nextDouble());
        Player[] all = new Player[players];
        for (int p = 0; p < players; p++) {
            all[p] = new Player(tone, note, habits, rate, p, players, random);
        }
        for (int at = 0; at < frames; at += BLOCK) {
            course.block(at);
            for (int p = 0; p < players; p++) {
                all[p].add(out, at, spread, course);
            }
        }
        for (double[] row : breath) {
            blow(note, row, random, out, frames);
        }
        if (!note.legato()) {
            chiff(note, random, out);
        }
        return frames;
    }

    private void blow(PlayedNote note, double[] row, RandomGenerator random, float[][] out, int frames) {
        double hz = row[0] < 0 ? -row[0] * note.hz() : row[0];
        BreathNoise noise = new BreathNoise(hz, row[1], rate, random.nextInt());
        double level = Math.sqrt(Loudness.TARGET) * Loudness.velocity(note.force()) * Math.pow(10, row[2] / 20);
        Envelope shape = shape(note);
        double held = note.heldFrames() / rate;
        for (int at = 0; at < frames; at += BLOCK) {
            float from = (float) (level * shape.at(at / rate, held));
            float to = (float) (level * shape.at((at + BLOCK) / rate, held));
            for (int c = 0; c < channels(); c++) {
                noise.add(out[c], at, BLOCK, from, to);
            }
        }
    }

    private void chiff(PlayedNote note, RandomGenerator random, float[][] out) {
        double level = Math.sqrt(Loudness.TARGET) * Loudness.velocity(note.force());
        for (double[] row : chiff) {
            double hz = row[0] < 0 ? -row[0] * note.hz() : row[0];
            double loud = level * Math.pow(10, row[4] / 20);
            Noise noise = new Noise(random.nextInt());
            for (int c = 0; c < channels(); c++) {
                new NoiseBurst(hz, row[1], row[2] * 1e-3, row[3] * 1e-3, loud).render(noise, rate, out[c], 0);
            }
        }
    }

    private Envelope shape(PlayedNote note) {
        double attack = envelope.attack() * (1 + soft * Math.max(-0.3, 1 - note.force()));
        if (note.legato()) {
            attack = Math.min(attack, LEGATO_MS * 1e-3);
        }
        return new Envelope(attack, envelope.decay(), envelope.sustain(), envelope.release());
    }

    /** Level and brightness of a note, block by block, the same for all its players. */
    final class Course {

        private final Envelope shape;
        private final double held;
        private final double level;
        private final double brightness;
        private final double phase;
        private double gainFrom;
        private double gainTo;
        private double brightFrom;
        private double brightTo;

        private Course(PlayedNote note, double chance) {
            shape = shape(note);
            held = note.heldFrames() / rate;
            level = Loudness.velocity(note.force()) / Math.sqrt(players == 2 ? 1 : players);
            brightness = base + bright * (note.force() - 1);
            phase = 2 * Math.PI * chance;
        }

        private void block(int at) {
            gainFrom = at == 0 ? gain(0) : gainTo;
            brightFrom = at == 0 ? brightness(0) : brightTo;
            gainTo = gain(at + BLOCK);
            brightTo = brightness(at + BLOCK);
        }

        private double gain(int at) {
            double seconds = at / rate;
            double gain = level * shape.at(seconds, held);
            if (tremolo.length > 0) {
                gain *= 1 + tremolo[0][1] * Math.sin(phase + 2 * Math.PI * tremolo[0][0] * seconds);
            }
            // The last piece before the buffer's end goes to zero in a straight line.
            double left = held + Math.max(SILENCE * envelope.release(), 0.02) - seconds;
            return gain * Math.clamp(left * 50, 0, 1);
        }

        private double brightness(int at) {
            double seconds = at / rate;
            double now = brightness;
            if (follow > 0) {
                now -= follow * (1 - shape.at(seconds, held));
            }
            for (double[] row : sweep) {
                double up = row[1] <= 0 ? 1 : Math.min(1, seconds / row[1]);
                double down = Math.exp(-3 * Math.max(0, seconds - row[1]) / row[2]);
                now += row[0] * up * down;
            }
            return Math.clamp(now, 0, 1);
        }

        double gainFrom() {
            return gainFrom;
        }

        double gainTo() {
            return gainTo;
        }

        double brightFrom() {
            return brightFrom;
        }

        double brightTo() {
            return brightTo;
        }
    }
}
