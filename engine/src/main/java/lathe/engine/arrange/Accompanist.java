package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.song.Song;
import lathe.engine.theory.Key;

/**
 * Writes a backing around a given tune. Metre, key and sections are read from the tune, its chords are found by the composer
 * (or are the file's own), the style's band plays them. The tune keeps every note and its tempo; only ticks are counted anew
 * where the file counts otherwise.
 */
public final class Accompanist {

    /** Name of the track that holds the tune. */
    static final String TUNE = "Tune";

    private Accompanist() {}

    static boolean hasGivenTune(Song song) {
        return song.score().tracks().stream().anyMatch(track -> track.name().equals(TUNE));
    }

    /**
     * Arranges around a tune.
     *
     * @param score a file's notes, or notes heard in a recording and set on a grid
     * @param wishes style, band, loudness and seed; of tempo, key and metre only what is locked
     * @param composer id of the composer that finds chords
     * @throws IllegalArgumentException if the score has no pitched note, or is too long
     */
    public static Song accompany(Score score, Blueprint wishes, String composer) {
        Score counted = Ticks.counted(score, Score.TICKS_PER_QUARTER);
        Track found = TuneAnalysis.tune(counted)
                .orElseThrow(() -> new IllegalArgumentException("the score has no pitched note to arrange around"));
        Track tune = new Track(
                TUNE, found.instrument(), found.program(), false, TrackRole.MELODY, found.notes(), found.events());
        Meter meter = wishes.locked().contains("meter") ? wishes.meter() : TuneAnalysis.meter(counted, tune);
        Key key = wishes.locked().contains("key") ? wishes.key() : TuneAnalysis.key(counted, tune);
        Blueprint blueprint = blueprint(wishes, counted, tune, meter, key);
        Given given = new Given(List.of(), chords(counted, blueprint), Optional.of(tune));
        Song song = SongWriter.write(blueprint, composer, given);
        return new Song(blueprint, song.composer(), withTempo(song.score(), counted), song.sections());
    }

    private static Blueprint blueprint(Blueprint wishes, Score score, Track tune, Meter meter, Key key) {
        long barTicks = meter.barTicks(Score.TICKS_PER_QUARTER);
        long bars = Math.max(1, Math.ceilDiv(tune.endTick(), barTicks));
        if (bars > Layout.MOST_BARS) {
            throw new IllegalArgumentException("bars=" + bars + " is more than " + Layout.MOST_BARS);
        }
        List<SectionPlan> sections = TuneForm.sections(tune.notes(), barTicks, (int) bars);
        double quartersInBeat = (meter.isCompound() ? 3.0 : 1.0) * 4 / meter.unit();
        double bpm = Math.clamp(
                score.tempo().quartersPerMinute(0) / quartersInBeat, Blueprint.SLOWEST_BPM, Blueprint.FASTEST_BPM);
        SequencedMap<String, String> sources = new LinkedHashMap<>(wishes.sources());
        for (String path : List.of("bpm", "meter", "key", "sections")) {
            if (!wishes.locked().contains(path)) {
                sources.put(path, "the given tune");
            }
        }
        sources.remove("seconds");
        Set<String> locked = new TreeSet<>(wishes.locked());
        locked.add("key");
        return new Blueprint(
                wishes.title().isEmpty() ? score.title() : wishes.title(),
                wishes.style(),
                wishes.genres(),
                wishes.moods(),
                bpm,
                meter,
                key,
                0,
                wishes.swing(),
                sections,
                wishes.instruments(),
                wishes.without(),
                wishes.loudnessLufs(),
                wishes.seed(),
                sources,
                locked);
    }

    /** The file's own chords by section, where it has any. */
    private static Map<Integer, List<ChordSpan>> chords(Score score, Blueprint blueprint) {
        Map<Integer, List<ChordSpan>> chords = new TreeMap<>();
        if (score.chords().isEmpty()) {
            return chords;
        }
        for (Place place : Layout.of(blueprint)) {
            List<ChordSpan> inside = new ArrayList<>();
            for (ChordSpan span : score.chords()) {
                long start = Math.max(span.startTick(), place.startTick());
                long end = Math.min(span.endTick(), place.endTick());
                if (end > start) {
                    inside.add(new ChordSpan(start - place.startTick(), end - start, span.chord()));
                }
            }
            chords.put(place.index(), ChordPlan.whole(inside, place.ticks(), blueprint.key()));
        }
        return chords;
    }

    private static Score withTempo(Score written, Score given) {
        return new Score(
                written.title(),
                given.tempo(),
                written.meters(),
                written.keys(),
                written.tracks(),
                written.chords(),
                written.markers(),
                given.lyrics(),
                written.texts());
    }
}
