package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchRange;

/**
 * The idea that a song is made of: a rhythm and a shape in steps of the scale. The chorus begins with it, other sections
 * develop it, other instruments answer with it.
 *
 * @param tones in order, the first on step 0
 * @param ticks length with the rest behind it
 */
record Motif(List<Tone> tones, long ticks) {

    private static final int MOST_STEPS = 5;

    /**
     * A tone of a motif.
     *
     * @param step scale steps above the first tone
     */
    record Tone(long startTick, long durationTicks, int step) {}

    Motif {
        tones = List.copyOf(tones);
    }

    /** Finds a motif of one bar: a rhythm from the metre's stock and a shape that leaps once at most and turns back after it. */
    static Motif invent(Meter meter, Seed seed) {
        RandomGenerator random = seed.random();
        List<Long> rhythm = MotifRhythms.choose(meter, random);
        List<Integer> steps =
                shape((int) rhythm.stream().filter(length -> length > 0).count(), random);
        List<Tone> tones = new ArrayList<>();
        long tick = 0;
        for (long length : rhythm) {
            if (length > 0) {
                tones.add(new Tone(tick, length, steps.get(tones.size())));
            }
            tick += Math.abs(length);
        }
        return new Motif(tones, meter.barTicks(Score.TICKS_PER_QUARTER));
    }

    private static List<Integer> shape(int count, RandomGenerator random) {
        List<Integer> steps = new ArrayList<>(List.of(0));
        int leapAt = count > 2 ? 1 + random.nextInt(count - 1) : -1;
        int direction = random.nextInt(3) == 0 ? -1 : 1;
        for (int i = 1; i < count; i++) {
            int move;
            if (i == leapAt) {
                move = direction * (2 + random.nextInt(3));
                direction = -direction;
            } else {
                move = random.nextInt(5) == 0 ? 0 : direction;
                direction = random.nextInt(4) == 0 ? -direction : direction;
            }
            int next = steps.getLast() + move;
            if (Math.abs(next) > MOST_STEPS) {
                direction = -direction;
                next = steps.getLast() - move;
            }
            steps.add(next);
        }
        return steps;
    }

    /** The shape upside down. */
    Motif inverted() {
        return new Motif(
                tones.stream()
                        .map(tone -> new Tone(tone.startTick(), tone.durationTicks(), -tone.step()))
                        .toList(),
                ticks);
    }

    /** The tones of the first half, and the rest of the bar left free. */
    Motif head() {
        List<Tone> first =
                tones.stream().filter(tone -> tone.startTick() < ticks / 2).toList();
        return new Motif(first, ticks);
    }

    /** The same shape to the rhythm read from its end. */
    Motif backwards() {
        List<Tone> turned = new ArrayList<>();
        List<Tone> reverse = new ArrayList<>(tones);
        Collections.reverse(reverse);
        for (Tone tone : reverse) {
            long start = ticks - tone.startTick() - tone.durationTicks();
            turned.add(new Tone(
                    start, tone.durationTicks(), tones.get(turned.size()).step()));
        }
        return new Motif(turned, ticks);
    }

    /** Twice as slow. */
    Motif augmented() {
        return new Motif(
                tones.stream()
                        .map(tone -> new Tone(2 * tone.startTick(), 2 * tone.durationTicks(), tone.step()))
                        .toList(),
                2 * ticks);
    }

    /**
     * The motif as notes: its first tone is a tone of the chord near the middle of the range, the others follow in the scale,
     * moved to the chord where they are long.
     */
    List<Note> realise(Key key, Chord chord, PitchRange range, int velocity) {
        if (tones.isEmpty()) {
            return List.of();
        }
        int low = tones.stream().mapToInt(Tone::step).min().orElse(0);
        int high = tones.stream().mapToInt(Tone::step).max().orElse(0);
        int middle = (range.low() + range.high()) / 2 - (low + high);
        int first = Pitches.nearest(Math.clamp(middle, range.low(), range.high()), chord::contains, range);
        long longTone = ticks / 3;
        List<Note> notes = new ArrayList<>();
        for (Tone tone : tones) {
            int pitch = Pitches.inScale(key, first, tone.step());
            boolean resting = tone.durationTicks() >= longTone || tone.startTick() == 0;
            int placed = range.fold(resting ? Pitches.nearest(pitch, chord::contains, range) : pitch);
            notes.add(new Note(tone.startTick(), tone.durationTicks(), placed, velocity));
        }
        return notes;
    }
}
