package lathe.engine.score;

import java.util.List;
import lathe.engine.theory.Key;

/**
 * A piece of music on paper. All times are ticks of {@link TempoMap#ticksPerQuarter}.
 *
 * @param title may be empty
 * @param meters by tick; 4/4 holds before the first
 * @param keys by tick; none if not known
 * @param chords by start, not overlapping; none if not known
 * @param markers names of places, such as {@code Chorus 1}, by tick
 * @param lyrics syllables by tick; a word goes on in the next syllable where one ends with {@code -}
 * @param texts remarks for the file, such as where it came from
 */
public record Score(
        String title,
        TempoMap tempo,
        List<Timed<Meter>> meters,
        List<Timed<Key>> keys,
        List<Track> tracks,
        List<ChordSpan> chords,
        List<Timed<String>> markers,
        List<Timed<String>> lyrics,
        List<String> texts) {

    /** What our own composers count in: thirds, fifths and 64th notes come out whole. */
    public static final int TICKS_PER_QUARTER = 960;

    /** Copies the lists. */
    public Score {
        meters = List.copyOf(meters);
        keys = List.copyOf(keys);
        tracks = List.copyOf(tracks);
        chords = List.copyOf(chords);
        markers = List.copyOf(markers);
        lyrics = List.copyOf(lyrics);
        texts = List.copyOf(texts);
    }

    /** A score of tracks and a tempo only. */
    public static Score of(TempoMap tempo, Meter meter, List<Track> tracks) {
        return new Score(
                "",
                tempo,
                List.of(new Timed<>(0, meter)),
                List.of(),
                tracks,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The score with other tracks. */
    public Score withTracks(List<Track> other) {
        return new Score(title, tempo, meters, keys, other, chords, markers, lyrics, texts);
    }

    /** The score with other remarks for the file. */
    public Score withTexts(List<String> other) {
        return new Score(title, tempo, meters, keys, tracks, chords, markers, lyrics, other);
    }

    /** A chord's symbol as the key in force there spells it. */
    public String symbol(ChordSpan span) {
        boolean flats = false;
        for (Timed<Key> key : keys) {
            flats = key.tick() <= span.startTick() ? key.value().usesFlats() : flats;
        }
        return span.chord().symbol(flats);
    }

    /** Ticks in a quarter note. */
    public int ticksPerQuarter() {
        return tempo.ticksPerQuarter();
    }

    /** First tick after the last note. */
    public long endTick() {
        return tracks.stream().mapToLong(Track::endTick).max().orElse(0);
    }

    /** Time from the start to the end of the last written note. */
    public double seconds() {
        return tempo.seconds(endTick());
    }

    /** Number of notes in all tracks. */
    public int noteCount() {
        return tracks.stream().mapToInt(track -> track.notes().size()).sum();
    }
}
