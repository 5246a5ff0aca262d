package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import lathe.engine.arrange.style.Part;
import lathe.engine.arrange.style.Playable;
import lathe.engine.arrange.style.Style;
import lathe.engine.arrange.style.StyleBook;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.compose.Composers;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.seed.Seed;
import lathe.engine.song.Song;
import lathe.engine.theory.Key;

/**
 * Blueprint to song: sections are composed once and varied on return, the style's band plays them as the energy of each
 * asks, and all is played as hands play it. The same blueprint and composer give the same song.
 */
public final class SongWriter {

    private final Blueprint blueprint;
    private final Given given;
    private final Seed seed;
    private final Band band;
    private final Motif motif;
    private final TuneWriter tunes;
    private final Players players;
    private final Map<String, Material> materials = new LinkedHashMap<>();

    private SongWriter(Blueprint blueprint, String composer, Given given) {
        Style style = StyleBook.get(blueprint.style());
        this.blueprint = blueprint;
        this.given = given;
        seed = new Seed(blueprint.seed()).child("song");
        band = Band.of(blueprint, style);
        motif = Motif.invent(blueprint.meter(), seed.child("motif"));
        tunes = new TuneWriter(blueprint, style, Composers.byId(composer), motif);
        players = new Players(blueprint, style, band, motif, seed);
    }

    /**
     * Writes a song. It names the composer that wrote it, also where {@code auto} chose, so that later work on it is by the same.
     *
     * @param composer id of a composer, or {@code auto}
     * @throws IllegalArgumentException if there is no such composer, or the form is too long
     */
    public static Song write(Blueprint blueprint, String composer) {
        return write(blueprint, composer, Given.NOTHING);
    }

    /** A song around what is there. */
    static Song write(Blueprint blueprint, String composer, Given given) {
        List<Place> places = Layout.of(blueprint, given.takes());
        String chosen =
                Composers.chosen(composer, blueprint.style(), given.tune().isPresent());
        SongWriter writer = new SongWriter(blueprint, chosen, given);
        return new Song(
                blueprint,
                chosen,
                writer.score(places),
                places.stream().map(Place::placed).toList());
    }

    private Score score(List<Place> places) {
        List<Section> sections = sections(places);
        Place last = places.getLast();
        Ending ending = Ending.of(blueprint, last, sections.getLast().material().chords());
        SequencedMap<String, List<Note>> notes = new LinkedHashMap<>();
        band.parts().forEach(part -> notes.put(part.name(), new ArrayList<>()));
        for (Section section : sections) {
            for (Part part : band.parts()) {
                List<Note> played = players.play(part, section, ending);
                List<Note> all = notes.computeIfAbsent(part.name(), fresh -> new ArrayList<>());
                played.forEach(note -> all.add(note.movedBy(section.place().startTick())));
            }
        }
        List<Track> tracks = new ArrayList<>();
        for (Part part : band.parts()) {
            List<Note> written = notes.getOrDefault(part.name(), List.of());
            if (part.equals(band.lead()) && given.tune().isPresent()) {
                tracks.add(given.tune().get());
            } else if (!written.isEmpty()) {
                tracks.add(Playable.made(track(part, written)));
            }
        }
        return assembled(places, sections, ending, tracks);
    }

    private static Track track(Part part, List<Note> notes) {
        return new Track(
                part.name(),
                part.instrument().id(),
                part.instrument().program(),
                part.instrument().isPercussion(),
                part.role(),
                notes,
                List.of());
    }

    private Score assembled(List<Place> places, List<Section> sections, Ending ending, List<Track> tracks) {
        List<ChordSpan> chords = new ArrayList<>();
        List<Timed<Key>> keys = new ArrayList<>();
        List<Timed<String>> markers = new ArrayList<>();
        List<Timed<String>> lyrics = new ArrayList<>();
        for (Section section : sections) {
            Place place = section.place();
            long start = place.startTick();
            section.material().chords().forEach(span -> chords.add(span.movedBy(start)));
            section.lyrics().forEach(word -> lyrics.add(new Timed<>(start + word.tick(), word.value())));
            markers.add(new Timed<>(
                    start, place.kind().label() + " " + place.placed().turn()));
            if (keys.isEmpty() || !keys.getLast().value().equals(place.key())) {
                keys.add(new Timed<>(start, place.key()));
            }
        }
        return new Score(
                blueprint.title(),
                ending.tempo(),
                List.of(new Timed<>(0, places.getFirst().meter())),
                keys,
                tracks.stream().map(track -> uncopied(track, keys)).toList(),
                chords,
                markers,
                lyrics,
                List.of());
    }

    /** A tune that was given is the user's. */
    private Track uncopied(Track track, List<Timed<Key>> keys) {
        return given.tune().filter(track::equals).isPresent() ? track : Playable.made(Uncopied.made(track, keys));
    }

    /** Chords and tune of each place: the shared material, varied on return, with its words and the steps into what follows. */
    private List<Section> sections(List<Place> places) {
        List<Section> sections = new ArrayList<>();
        for (Place place : places) {
            if (given.tune().isPresent()) {
                sections.add(new Section(place, around(given.tune().get(), place), List.of()));
                continue;
            }
            Material material = material(place).fitTo(place.ticks());
            if (place.placed().turn() > 1) {
                material = material.withMelody(Variation.onReturn(
                        material.melody(),
                        place.placed().turn(),
                        place.home(),
                        place.meter(),
                        material.chords(),
                        place.seed(seed).child("return").child(place.placed().turn())));
            }
            if (place.isLast()
                    && place.plan().chords().isEmpty()
                    && !given.chords().containsKey(place.index())) {
                material = Cadence.home(material, place.home(), place);
            }
            sections.add(worded(place, material.transposed(place.lift())));
        }
        return given.tune().isPresent() ? sections : ledOn(sections);
    }

    private Section worded(Place place, Material material) {
        if (place.plan().lyrics().isEmpty()) {
            return new Section(place, material, List.of());
        }
        LyricSetter words = LyricSetter.set(Syllables.of(blueprint), material.melody(), place, material);
        return new Section(place, material.withMelody(words.tune()), words.lyrics());
    }

    private List<Section> ledOn(List<Section> sections) {
        List<Section> led = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            Place place = section.place();
            if (i + 1 == sections.size() || !section.lyrics().isEmpty()) {
                led.add(section);
            } else {
                Section next = sections.get(i + 1);
                Optional<Note> first = next.material().melody().stream().findFirst();
                boolean same =
                        band.tune(place.plan()).equals(band.tune(next.place().plan()));
                List<Note> tune = Pickup.before(
                        same ? first : Optional.empty(),
                        section.material().melody(),
                        place,
                        next.place().key(),
                        place.seed(seed).child("pickup"));
                led.add(new Section(place, section.material().withMelody(tune), section.lyrics()));
            }
        }
        return led;
    }

    private Material material(Place place) {
        List<ChordSpan> chords = given.chords().get(place.index());
        InstrumentSpec instrument = band.tune(place.plan()).instrument();
        if (chords != null) {
            List<ChordSpan> own = Material.transposed(chords, -place.lift());
            return tunes.write(place, instrument, own, true, place.seed(seed));
        }
        return materials.computeIfAbsent(place.seedName(), name -> tunes.write(place, instrument, place.seed(seed)));
    }

    /** A given tune's part in a place, and chords for it. */
    private Material around(Track tune, Place place) {
        List<Note> notes = tune.notes().stream()
                .filter(note -> note.startTick() >= place.startTick() && note.startTick() < place.endTick())
                .map(note -> note.movedBy(-place.startTick()))
                .toList();
        List<ChordSpan> chords = given.chords().get(place.index());
        return chords != null
                ? new Material(chords, notes, place.ticks())
                : tunes.harmonise(place, notes, place.seed(seed));
    }
}
