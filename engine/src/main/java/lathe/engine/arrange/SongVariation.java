package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import lathe.engine.arrange.style.Playable;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.song.PlacedSection;
import lathe.engine.song.Song;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchClass;

/** A song varied layer by layer. Bars that no layer touches stay note by note. */
final class SongVariation {

    private final Song song;
    private final String composer;
    private final Strengths strengths;
    private final List<Place> places;
    private final Seed seed;

    private SongVariation(Song song, String composer, Strengths strengths) {
        this.song = song;
        this.composer = composer;
        this.strengths = strengths;
        places = Layout.of(
                song.blueprint(),
                song.sections().stream().map(PlacedSection::take).toList());
        seed = new Seed(song.blueprint().seed()).child("vary").child(fingerprint(song.score()));
    }

    static Song of(Song song, String composer, Strengths strengths) {
        return strengths.equals(Strengths.NONE) ? song : new SongVariation(song, composer, strengths).varied();
    }

    /** A number that differs between songs that differ, so that a variation of a variation is another one. */
    private static long fingerprint(Score score) {
        long print = score.tracks().size();
        for (Track track : score.tracks()) {
            for (Note note : track.notes()) {
                print = 31 * print + note.startTick();
                print = 31 * print + note.pitch() * 128L + note.velocity();
            }
        }
        return print;
    }

    private Song varied() {
        Score score = song.score();
        List<ChordSpan> chords = chords();
        TuneVariation tunes = new TuneVariation(strengths, score.chords(), chords);
        List<Track> varied = new ArrayList<>();
        for (Track track : score.tracks()) {
            varied.add(track.role() == TrackRole.MELODY ? tunes.vary(track, places, seed.child("tune")) : track);
        }
        Map<String, Track> fresh = backing(chords, varied);
        List<Track> whole = new ArrayList<>();
        for (Track track : varied) {
            Track other = fresh.get(track.name());
            whole.add(timbre(other == null || track.role() == TrackRole.MELODY ? track : mixed(track, other, chords)));
        }
        Score result = new Score(
                score.title(),
                score.tempo(),
                score.meters(),
                score.keys(),
                whole,
                chords,
                score.markers(),
                score.lyrics(),
                score.texts());
        return new Song(song.blueprint(), song.composer(), result, song.sections());
    }

    private List<ChordSpan> chords() {
        List<ChordSpan> changed = new ArrayList<>();
        for (ChordSpan span : song.score().chords()) {
            Optional<Place> place = placeAt(span.startTick());
            boolean free = place.isPresent() && place.get().plan().chords().isEmpty();
            changed.add(free ? changed(span, place.get()) : span);
        }
        return changed;
    }

    private Optional<Place> placeAt(long tick) {
        return places.stream()
                .filter(place -> tick >= place.startTick() && tick < place.endTick())
                .findFirst();
    }

    /** A third up or down in the scale keeps two tones of three; the first and the last chord of a section stay at home. */
    private ChordSpan changed(ChordSpan span, Place place) {
        RandomGenerator random = seed.child("chords")
                .child(place.material())
                .child(span.startTick() - place.startTick())
                .random();
        boolean edge = span.startTick() == place.startTick() || span.endTick() == place.endTick();
        Key key = place.key();
        int degree = key.degree(span.chord().root());
        if (random.nextDouble() >= strengths.chords()
                || edge
                || degree < 0
                || key.mode().steps().size() < 7) {
            return span;
        }
        int other = degree + (random.nextBoolean() ? 2 : -2);
        return new ChordSpan(span.startTick(), span.durationTicks(), triad(key, other));
    }

    private static Chord triad(Key key, int degree) {
        int root = key.pitchClass(degree);
        int third = PitchClass.of(key.pitchClass(degree + 2) - root);
        int fifth = PitchClass.of(key.pitchClass(degree + 4) - root);
        ChordQuality quality = third == 4
                ? fifth == 8 ? ChordQuality.AUGMENTED : ChordQuality.MAJOR
                : fifth == 6 ? ChordQuality.DIMINISHED : ChordQuality.MINOR;
        return Chord.of(root, quality);
    }

    /** The band once more, over the changed chords, in other patterns if the rhythm shall change. */
    private Map<String, Track> backing(List<ChordSpan> chords, List<Track> tracks) {
        Map<String, Track> named = new TreeMap<>();
        if (strengths.rhythm() == 0 && chords.equals(song.score().chords())) {
            return named;
        }
        Map<Integer, List<ChordSpan>> given = new TreeMap<>();
        List<Integer> takes = new ArrayList<>();
        for (Place place : places) {
            List<ChordSpan> inside = chords.stream()
                    .filter(span -> span.startTick() >= place.startTick() && span.startTick() < place.endTick())
                    .map(span -> span.movedBy(-place.startTick()))
                    .toList();
            given.put(
                    place.index(),
                    ChordPlan.whole(inside, place.ticks(), song.blueprint().key()));
            takes.add(place.placed().take() + (strengths.rhythm() > 0 ? 1000 : 0));
        }
        Optional<Track> tune = tracks.stream()
                .filter(track -> track.role() == TrackRole.MELODY)
                .findFirst();
        Song fresh = SongWriter.write(song.blueprint(), composer, new Given(takes, given, tune));
        fresh.score().tracks().forEach(track -> named.putIfAbsent(track.name(), track));
        return named;
    }

    /** Bars of the old track and of the new one: new where a chord is another one, and as often as the rhythm shall change. */
    private Track mixed(Track old, Track fresh, List<ChordSpan> chords) {
        long barTicks = song.blueprint().meter().barTicks(Score.TICKS_PER_QUARTER);
        List<Note> notes = new ArrayList<>();
        for (Place place : places) {
            for (int bar = 0; bar < place.placed().bars(); bar++) {
                long start = place.startTick() + bar * barTicks;
                double chance = seed.child("band")
                        .child(place.material())
                        .child(old.name())
                        .child(bar)
                        .random()
                        .nextDouble();
                boolean again = chance < strengths.rhythm() || changed(chords, start, start + barTicks);
                (again ? fresh : old)
                        .notes().stream()
                                .filter(note -> note.startTick() >= start && note.startTick() < start + barTicks)
                                .forEach(notes::add);
            }
        }
        return notes.equals(old.notes()) ? old : Playable.made(old.withNotes(notes));
    }

    private boolean changed(List<ChordSpan> chords, long start, long end) {
        for (int i = 0; i < chords.size(); i++) {
            ChordSpan span = chords.get(i);
            boolean inside = span.startTick() < end && span.endTick() > start;
            if (inside && !span.equals(song.score().chords().get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Another instrument of the family that reaches the notes; not for one that was asked for by name. */
    private Track timbre(Track track) {
        Optional<InstrumentSpec> own = Orchestra.find(track.instrument());
        RandomGenerator random = seed.child("timbre").child(track.name()).random();
        Blueprint blueprint = song.blueprint();
        if (own.isEmpty()
                || random.nextDouble() >= strengths.timbre()
                || blueprint.instruments().contains(own.get().id())) {
            return track;
        }
        List<InstrumentSpec> others = Orchestra.all().stream()
                .filter(spec -> spec.family() == own.get().family()
                        && !spec.id().equals(own.get().id()))
                .filter(spec -> !blueprint.without().contains(spec.id()))
                .filter(spec -> spec.polyphony() >= Math.min(own.get().polyphony(), 3))
                .filter(spec ->
                        track.notes().stream().allMatch(note -> spec.range().contains(note.pitch())))
                .toList();
        if (others.isEmpty()) {
            return track;
        }
        InstrumentSpec other = others.get(random.nextInt(others.size()));
        return Playable.made(new Track(
                track.name(),
                other.id(),
                other.program(),
                track.percussion(),
                track.role(),
                track.notes(),
                track.events()));
    }
}
