package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lathe.engine.arrange.style.Part;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.TrackRole;
import lathe.engine.theory.Chord;
import lathe.engine.theory.PitchClass;
import lathe.engine.theory.PitchRange;

/**
 * How a song comes to its end: slower where the style does so, the last chord held. Where a length was asked for, the last
 * chord ends then, as far as slowing and holding can make up for it.
 *
 * @param closeTick where the last chord begins
 * @param endTick where it ends
 */
record Ending(long closeTick, long endTick, TempoMap tempo) {

    private static final Set<String> SLOWING = Set.of(
            "k-ballad",
            "classical-piano",
            "chorale",
            "folk",
            "film",
            "waltz",
            "jazz",
            "bossa",
            "country",
            "blues",
            "trot");
    private static final double SLOW_POP_BPM = 92;
    private static final double DEEPEST = 0.3;
    private static final int FEWEST_BARS = 4;
    private static final int FULL_CHORD = 3;
    private static final int KICK = 36;
    private static final int CRASH = 49;

    /** Plans the end of a form whose last section has these chords, from its start. */
    static Ending of(Blueprint blueprint, Place last, List<ChordSpan> chords) {
        long bar = last.barTicks();
        long formEnd = last.endTick();
        if (last.placed().startBar() + last.placed().bars() < FEWEST_BARS) {
            return new Ending(formEnd, formEnd, TempoMap.of(Score.TICKS_PER_QUARTER, blueprint.quartersPerMinute()));
        }
        long close =
                last.startTick() + Math.max(last.ticks() - bar, chords.getLast().startTick());
        double depth = slows(blueprint) ? DEEPEST : 0;
        TempoMap tempo = slowing(blueprint, last, close, depth);
        while (depth > 0 && blueprint.seconds() > 0 && tempo.seconds(formEnd) > blueprint.seconds() + 0.5) {
            depth = Math.max(0, depth - 0.05);
            tempo = slowing(blueprint, last, close, depth);
        }
        return new Ending(close, end(blueprint, last, close, tempo), tempo);
    }

    private static boolean slows(Blueprint blueprint) {
        return SLOWING.contains(blueprint.style())
                || (blueprint.style().equals("pop") && blueprint.bpm() <= SLOW_POP_BPM)
                || (blueprint.style().equals("schlager") && blueprint.bpm() <= SLOW_POP_BPM);
    }

    /** Each beat of the last two bars before the close a little slower than the one before. */
    private static TempoMap slowing(Blueprint blueprint, Place last, long close, double depth) {
        double quarters = blueprint.quartersPerMinute();
        List<Timed<Integer>> changes = new ArrayList<>(List.of(new Timed<>(0, TempoMap.micros(quarters))));
        long beat = last.meter().beatTicks(Score.TICKS_PER_QUARTER);
        long from = Math.max(last.startTick(), close - 2 * last.barTicks());
        from += Math.floorMod(close - from, beat);
        long beats = (close - from) / beat;
        for (int i = 1; i <= beats && depth > 0; i++) {
            double way = (double) i / beats;
            double slower = quarters * (1 - depth * way * Math.sqrt(way));
            changes.add(new Timed<>(from + i * beat, TempoMap.micros(slower)));
        }
        return new TempoMap(Score.TICKS_PER_QUARTER, changes);
    }

    /** Where the last chord ends: with its bar, or at the length asked for if that lies between a beat and three bars from its start. */
    private static long end(Blueprint blueprint, Place last, long close, TempoMap tempo) {
        if (blueprint.seconds() <= 0) {
            return last.endTick();
        }
        long wanted = tempo.tick(blueprint.seconds());
        long shortest = close + last.meter().beatTicks(Score.TICKS_PER_QUARTER);
        boolean reachable = wanted >= shortest && wanted <= close + 3 * last.barTicks();
        return reachable ? wanted : last.endTick();
    }

    /** A sung tune keeps all its syllables; its last note is held to the end. */
    List<Note> hold(List<Note> notes, Place last) {
        if (endTick <= closeTick || notes.isEmpty()) {
            return notes;
        }
        List<Note> held = new ArrayList<>(notes);
        Note note = held.removeLast();
        held.add(note.withDuration(Math.max(note.durationTicks(), endTick - last.startTick() - note.startTick())));
        return held;
    }

    /** What a part plays in the last section, its end replaced by the held chord; ticks from the section's start. */
    List<Note> close(Part part, List<Note> notes, Place last, Chord chord) {
        long from = closeTick - last.startTick();
        long length = endTick - closeTick;
        if (length <= 0 || notes.isEmpty()) {
            return notes;
        }
        List<Note> closed = new ArrayList<>();
        for (Note note : notes) {
            if (note.startTick() < from) {
                closed.add(note.withDuration(Math.min(note.durationTicks(), from - note.startTick())));
            }
        }
        List<Note> struck =
                notes.stream().filter(note -> note.startTick() == from).toList();
        boolean drums = part.instrument().isPercussion();
        boolean inChord = struck.stream().allMatch(note -> drums || chord.contains(note.pitch()));
        if (!struck.isEmpty() && inChord && part.role() != TrackRole.MELODY) {
            struck.forEach(note -> closed.add(note.withDuration(length)));
            if (drums || part.instrument().polyphony() <= struck.size() || struck.size() >= FULL_CHORD) {
                return closed;
            }
        }
        int loudness = (int)
                Math.round(notes.stream().mapToInt(Note::velocity).average().orElse(64));
        for (int pitch : pitches(part, notes, chord, loudness)) {
            closed.add(new Note(from, length, pitch, loudness));
        }
        return closed;
    }

    private static List<Integer> pitches(Part part, List<Note> notes, Chord chord, int loudness) {
        if (part.instrument().isPercussion()) {
            boolean kit = notes.stream().anyMatch(note -> note.pitch() == KICK);
            return kit ? loudness > 40 ? List.of(KICK, CRASH) : List.of(KICK) : List.of();
        }
        PitchRange range = part.instrument().range();
        int middle =
                (int) Math.round(notes.stream().mapToInt(Note::pitch).average().orElse(60));
        if (part.role() == TrackRole.BASS) {
            return List.of(Pitches.nearest(middle, pitch -> PitchClass.of(pitch) == chord.bass(), range));
        }
        if (part.role() == TrackRole.MELODY
                || part.role() == TrackRole.COUNTER
                || part.instrument().polyphony() < 3) {
            int last = notes.getLast().pitch();
            boolean tune = part.role() == TrackRole.MELODY;
            return List.of(Pitches.nearest(
                    last, pitch -> tune ? PitchClass.of(pitch) == chord.root() : chord.contains(pitch), range));
        }
        return voicing(middle, chord, range);
    }

    /** Root, and the chord's tones in close position above it, around the middle of what the part played. */
    private static List<Integer> voicing(int middle, Chord chord, PitchRange range) {
        int root = Pitches.nearest(middle - 6, pitch -> PitchClass.of(pitch) == chord.root(), range);
        List<Integer> pitches = new ArrayList<>();
        for (int interval : chord.quality().intervals()) {
            if (range.contains(root + interval)) {
                pitches.add(root + interval);
            }
        }
        if (range.contains(root + PitchClass.COUNT) && pitches.size() < 4) {
            pitches.add(root + PitchClass.COUNT);
        }
        return pitches;
    }
}
