package lathe.engine.compose.craft;

import java.util.List;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.compose.plan.Slot;
import lathe.engine.score.Note;
import lathe.engine.theory.Key;

/** A tune as its viewpoints see it: when notes begin, how long they last, how strong their places are, and their pitches. */
public final class MelodyLine {

    private final Key key;
    private final long[] starts;
    private final long[] durations;
    private final int[] strengths;
    private final int[] pitches;

    private MelodyLine(Key key, long[] starts, long[] durations, int[] strengths, int[] pitches) {
        this.key = key;
        this.starts = starts;
        this.durations = durations;
        this.strengths = strengths;
        this.pitches = pitches;
    }

    /** A line whose pitches are to be found. */
    public static MelodyLine ofSlots(Key key, MetricGrid grid, List<Slot> slots) {
        long[] starts = slots.stream().mapToLong(Slot::start).toArray();
        long[] durations = slots.stream().mapToLong(Slot::duration).toArray();
        return of(key, grid, starts, durations, new int[starts.length]);
    }

    /** A line that is known. */
    public static MelodyLine ofNotes(Key key, MetricGrid grid, List<Note> notes) {
        long[] starts = notes.stream().mapToLong(Note::startTick).toArray();
        long[] durations = notes.stream().mapToLong(Note::durationTicks).toArray();
        int[] pitches = notes.stream().mapToInt(Note::pitch).toArray();
        return of(key, grid, starts, durations, pitches);
    }

    private static MelodyLine of(Key key, MetricGrid grid, long[] starts, long[] durations, int[] pitches) {
        int[] strengths = new int[starts.length];
        for (int i = 0; i < strengths.length; i++) {
            strengths[i] = grid.strength(starts[i]);
        }
        return new MelodyLine(key, starts, durations, strengths, pitches);
    }

    /** The same rhythm with pitches of its own, the first {@code count} copied. */
    public MelodyLine fork(int count) {
        int[] own = new int[pitches.length];
        System.arraycopy(pitches, 0, own, 0, count);
        return new MelodyLine(key, starts, durations, strengths, own);
    }

    /** The key of all of it. */
    public Key key() {
        return key;
    }

    /** Number of notes. */
    public int size() {
        return starts.length;
    }

    /** Tick of the onset. */
    public long start(int i) {
        return starts[i];
    }

    /** Ticks that it lasts. */
    public long duration(int i) {
        return durations[i];
    }

    /** From the onset to the next one; the duration of the last note. */
    public long toNext(int i) {
        return i + 1 < starts.length ? starts[i + 1] - starts[i] : durations[i];
    }

    /** Strength of the note's place, as in {@link MetricGrid#strength}. */
    public int strength(int i) {
        return strengths[i];
    }

    /** MIDI pitch. */
    public int pitch(int i) {
        return pitches[i];
    }

    /** Sets a pitch. */
    public void pitch(int i, int pitch) {
        pitches[i] = pitch;
    }
}
