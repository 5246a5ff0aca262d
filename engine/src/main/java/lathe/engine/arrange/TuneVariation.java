package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchRange;

/** Changes a tune bar by bar: its rhythm by moving, parting and joining notes, its pitches by steps of the scale. */
final class TuneVariation {

    private static final long GRID = Score.TICKS_PER_QUARTER / 4;
    private static final PitchRange ANY = new PitchRange(0, Note.MOST);

    private final Strengths strengths;
    private final List<ChordSpan> before;
    private final List<ChordSpan> after;

    TuneVariation(Strengths strengths, List<ChordSpan> before, List<ChordSpan> after) {
        this.strengths = strengths;
        this.before = before;
        this.after = after;
    }

    /** The track with the tune of each section varied; sections of the same material vary alike. */
    Track vary(Track track, List<Place> places, Seed seed) {
        PitchRange range =
                Orchestra.find(track.instrument()).map(InstrumentSpec::range).orElse(ANY);
        List<Note> varied = new ArrayList<>();
        for (Place place : places) {
            Key key = place.key();
            for (int bar = 0; bar < place.placed().bars(); bar++) {
                long start = place.startTick() + bar * place.barTicks();
                RandomGenerator random = seed.child(place.material()).child(bar).random();
                List<Note> notes = track.notes().stream()
                        .filter(note -> note.startTick() >= start && note.startTick() < start + place.barTicks())
                        .toList();
                varied.addAll(repitched(rhythm(notes, random), key, range, random));
            }
        }
        long end = places.getLast().endTick();
        track.notes().stream().filter(note -> note.startTick() >= end).forEach(varied::add);
        return track.withNotes(varied);
    }

    private List<Note> rhythm(List<Note> bar, RandomGenerator random) {
        if (random.nextDouble() >= strengths.rhythm() || bar.size() < 2) {
            return bar;
        }
        List<Note> notes = new ArrayList<>(bar);
        int changes = 1 + (int) Math.round(2 * strengths.rhythm());
        for (int i = 0; i < changes && notes.size() > 1; i++) {
            int at = random.nextInt(notes.size() - 1);
            Note first = notes.get(at);
            Note second = notes.get(at + 1);
            if (first.startTick() == second.startTick()) {
                continue;
            }
            switch (random.nextInt(3)) {
                case 0 -> move(notes, at, random.nextBoolean() ? GRID : -GRID);
                case 1 -> part(notes, at);
                default -> join(notes, at);
            }
        }
        return notes;
    }

    private static void move(List<Note> notes, int at, long by) {
        Note first = notes.get(at);
        Note second = notes.get(at + 1);
        boolean room = second.startTick() + by - first.startTick() >= GRID && second.durationTicks() - by >= GRID;
        if (room) {
            boolean joined = first.endTick() == second.startTick();
            notes.set(
                    at,
                    first.withDuration(Math.max(
                            1,
                            joined
                                    ? first.durationTicks() + by
                                    : Math.min(first.durationTicks(), second.startTick() + by - first.startTick()))));
            notes.set(
                    at + 1,
                    new Note(
                            second.startTick() + by,
                            second.durationTicks() - by,
                            second.pitch(),
                            second.velocity(),
                            second.timingTicks()));
        }
    }

    private static void part(List<Note> notes, int at) {
        Note note = notes.get(at);
        long half = note.durationTicks() / 2 / GRID * GRID;
        if (half >= GRID) {
            notes.set(at, note.withDuration(half));
            notes.add(at + 1, note.movedBy(half).withDuration(note.durationTicks() - half));
        }
    }

    private static void join(List<Note> notes, int at) {
        Note first = notes.get(at);
        Note second = notes.remove(at + 1);
        notes.set(at, first.withDuration(second.endTick() - first.startTick()));
    }

    /** Steps of the scale; where the chord is another one, long and accented notes go to its nearest tone. */
    private List<Note> repitched(List<Note> notes, Key key, PitchRange range, RandomGenerator random) {
        List<Note> moved = new ArrayList<>();
        for (Note note : notes) {
            int pitch = note.pitch();
            if (random.nextDouble() < strengths.pitch()) {
                int steps = (1 + random.nextInt(2)) * (random.nextBoolean() ? 1 : -1);
                int stepped = Pitches.inScale(key, pitch, steps);
                pitch = range.contains(stepped) ? stepped : pitch;
            }
            boolean weighty = note.durationTicks() >= Score.TICKS_PER_QUARTER
                    || note.startTick() % (2 * Score.TICKS_PER_QUARTER) == 0;
            if (weighty && (pitch != note.pitch() || changed(note.startTick()))) {
                Optional<ChordSpan> chord = chordAt(after, note.startTick());
                pitch = chord.isPresent() ? Pitches.nearest(pitch, chord.get().chord()::contains, range) : pitch;
            }
            moved.add(note.withPitch(pitch));
        }
        return moved;
    }

    private boolean changed(long tick) {
        return !chordAt(before, tick)
                .map(ChordSpan::chord)
                .equals(chordAt(after, tick).map(ChordSpan::chord));
    }

    private static Optional<ChordSpan> chordAt(List<ChordSpan> spans, long tick) {
        return spans.stream()
                .filter(span -> tick >= span.startTick() && tick < span.endTick())
                .findFirst();
    }
}
