package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lathe.engine.arrange.style.Part;
import lathe.engine.arrange.style.SectionContext;
import lathe.engine.arrange.style.Style;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.compose.Composer;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.song.Song;
import lathe.engine.theory.Key;

/**
 * Blueprint to song: sections are composed once and varied on return, the style's band plays them as the energy of each
 * asks, and all is played as hands play it. The same blueprint and composer give the same song.
 */
public final class SongWriter {

    private final Blueprint blueprint;
    private final Style style;
    private final Composer composer;
    private final Seed seed;
    private final Band band;
    private final Map<String, Material> materials = new LinkedHashMap<>();

    private SongWriter(Blueprint blueprint, Style style, Composer composer) {
        this.blueprint = blueprint;
        this.style = style;
        this.composer = composer;
        seed = new Seed(blueprint.seed()).child("song");
        band = Band.of(blueprint, style);
    }

    /**
     * Writes a song.
     *
     * @param composer id of a composer, or {@code auto}
     * @throws IllegalArgumentException if there is no such composer, or the form is too long
     */
    public static Song write(Blueprint blueprint, String composer) {
        return new SongWriter(blueprint, new PlainStyle(), new PlainComposer()).song(Form.of(blueprint), composer);
    }

    private Song song(List<Place> places, String composerId) {
        Map<Part, List<Note>> played = new LinkedHashMap<>();
        band.parts().forEach(part -> played.put(part, new ArrayList<>()));
        List<ChordSpan> chords = new ArrayList<>();
        List<Timed<String>> markers = new ArrayList<>();
        List<Timed<Key>> keys = new ArrayList<>();
        for (Place place : places) {
            Material material = material(place).fitTo(place.ticks()).transposed(place.lift());
            material.chords().forEach(span -> chords.add(span.movedBy(place.startTick())));
            markers.add(new Timed<>(
                    place.startTick(),
                    place.placed().kind().label() + " " + place.placed().turn()));
            if (keys.isEmpty() || !keys.getLast().value().equals(place.key(blueprint))) {
                keys.add(new Timed<>(place.startTick(), place.key(blueprint)));
            }
            played.forEach((part, notes) ->
                    play(part, place, material).forEach(note -> notes.add(note.movedBy(place.startTick()))));
        }
        List<Track> tracks = new ArrayList<>();
        played.forEach((part, notes) -> tracks.add(new Track(
                part.name(),
                part.instrument().id(),
                part.instrument().program(),
                part.instrument().isPercussion(),
                part.role(),
                notes,
                List.of())));
        Score score = new Score(
                blueprint.title(),
                TempoMap.of(Score.TICKS_PER_QUARTER, blueprint.quartersPerMinute()),
                List.of(new Timed<>(0, blueprint.meter())),
                keys,
                tracks,
                chords,
                markers,
                List.of(),
                List.of());
        return new Song(
                blueprint, composerId, score, places.stream().map(Place::placed).toList());
    }

    private Material material(Place place) {
        return materials.computeIfAbsent(
                place.seedName(),
                name -> new TuneWriter(blueprint, style, composer)
                        .write(place, band.tune(place.plan()).instrument(), List.of(), place.seed(seed)));
    }

    private List<Note> play(Part part, Place place, Material material) {
        if (!band.plays(part, place.plan())) {
            return List.of();
        }
        if (part.role() == TrackRole.MELODY) {
            return material.melody();
        }
        SectionContext context = place.context(blueprint, material.chords(), material.melody());
        return style.play(part, context, place.seed(seed).child(part.name()));
    }
}
