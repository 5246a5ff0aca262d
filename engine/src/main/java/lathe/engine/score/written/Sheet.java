package lathe.engine.score.written;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lathe.engine.score.Meter;
import lathe.engine.score.Timed;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;

/**
 * Sheet music: staves over one line of written time, with signs that hold for all of them. Time counts in
 * {@link #QUARTER} units to a quarter, so that all customary tuplets and the divisions of all customary programs come out whole.
 */
public final class Sheet {

    /** 2^10 * 3^3 * 5^2 * 7 * 11 * 13 units. */
    public static final long QUARTER = 691_891_200L;

    /** Units of a whole note. */
    public static final long WHOLE = 4 * QUARTER;

    /** Velocity of notes without a dynamic sign: mezzo-forte. */
    public static final int MEZZO_FORTE = 80;

    /**
     * A syllable of the text underlay.
     *
     * @param verse from 1
     */
    public record Syllable(long tick, int verse, String text) {}

    private String title = "";
    private final SequencedMap<String, Staff> staves = new LinkedHashMap<>();
    private final List<Timed<Integer>> tempi = new ArrayList<>();
    private final List<Timed<Meter>> meters = new ArrayList<>();
    private final List<Timed<Key>> keys = new ArrayList<>();
    private final List<Timed<Optional<Chord>>> chords = new ArrayList<>();
    private final List<Timed<String>> markers = new ArrayList<>();
    private final List<Syllable> lyrics = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Repeats repeats = new Repeats();
    private long endTick;

    /** Sets the title. */
    public void title(String given) {
        title = given;
    }

    String title() {
        return title;
    }

    /** The staff with the id, made at its first call. */
    public Staff staff(String id) {
        return staves.computeIfAbsent(id, unused -> new Staff());
    }

    /** All staves by id, in the order they were made. */
    public SequencedMap<String, Staff> staves() {
        return Collections.unmodifiableSequencedMap(staves);
    }

    /** Microseconds a quarter. */
    public List<Timed<Integer>> tempi() {
        return tempi;
    }

    /** Time signatures. */
    public List<Timed<Meter>> meters() {
        return meters;
    }

    /** Key signatures. */
    public List<Timed<Key>> keys() {
        return keys;
    }

    /** Chord symbols, empty where none sounds from there on. */
    public List<Timed<Optional<Chord>>> chords() {
        return chords;
    }

    /** Names of places. */
    public List<Timed<String>> markers() {
        return markers;
    }

    /** The text underlay. */
    public List<Syllable> lyrics() {
        return lyrics;
    }

    /** Remarks for the score. */
    public List<String> texts() {
        return texts;
    }

    /** Repeat signs. */
    public Repeats repeats() {
        return repeats;
    }

    /** Makes the music last at least until a tick. */
    public void reach(long tick) {
        endTick = Math.max(endTick, tick);
    }

    long endTick() {
        return endTick;
    }
}
