package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.song.PlacedSection;
import lathe.engine.song.Song;

/**
 * Works on a song that is there: writes parts of it anew and leaves everything else as it is, note by note. A section's take
 * counts up when it is written anew, so that each replacement is another one, and the same steps give the same song.
 */
public final class SongEditor {

    private final Song song;
    private final String composer;
    private final boolean keepChords;
    private final boolean keepTune;

    /** An editor with the song's own composer, free to change chords and tune, but for a tune that was given by the user. */
    public SongEditor(Song song) {
        this(song, song.composer(), false, Accompanist.hasGivenTune(song));
    }

    private SongEditor(Song song, String composer, boolean keepChords, boolean keepTune) {
        this.song = song;
        this.composer = composer;
        this.keepChords = keepChords;
        this.keepTune = keepTune;
    }

    /** The same work done by another composer. */
    public SongEditor withComposer(String id) {
        return new SongEditor(song, id, keepChords, keepTune);
    }

    /** What is written anew keeps the chords that are there. */
    public SongEditor keepingChords() {
        return new SongEditor(song, composer, true, keepTune);
    }

    /** What is written anew keeps the tune that is there: only the backing changes. */
    public SongEditor keepingTune() {
        return new SongEditor(song, composer, keepChords, true);
    }

    /**
     * Writes regions anew. Of a section that is covered in part the chords stay, so that the new bars join the old ones.
     *
     * @param regions as {@link Region#parse} reads them
     * @throws IllegalArgumentException if the song has no such region
     */
    public Song replace(List<String> regions) {
        List<Region> all = new ArrayList<>();
        regions.forEach(text -> all.addAll(Region.parse(text, song)));
        List<PlacedSection> sections = new ArrayList<>();
        Map<Integer, List<ChordSpan>> chords = new HashMap<>();
        for (int i = 0; i < song.sections().size(); i++) {
            PlacedSection section = song.sections().get(i);
            boolean touched = all.stream().anyMatch(region -> region.overlaps(section));
            boolean whole = all.stream().anyMatch(region -> region.covers(section));
            if (touched && (keepChords || !whole)) {
                chords.put(i, chordsOf(section));
            }
            sections.add(touched ? again(section) : section);
        }
        Song fresh = write(song.blueprint(), sections, chords);
        return new Song(song.blueprint(), song.composer(), spliced(fresh.score(), all), sections);
    }

    private static PlacedSection again(PlacedSection section) {
        return new PlacedSection(
                section.kind(), section.turn(), section.startBar(), section.bars(), section.take() + 1);
    }

    private Song write(Blueprint blueprint, List<PlacedSection> sections, Map<Integer, List<ChordSpan>> chords) {
        List<Integer> takes = sections.stream().map(PlacedSection::take).toList();
        Optional<Track> tune = keepTune
                ? song.score().tracks().stream()
                        .filter(track -> track.role() == TrackRole.MELODY)
                        .findFirst()
                : Optional.empty();
        return SongWriter.write(blueprint, composer, new Given(takes, chords, tune));
    }

    private List<ChordSpan> chordsOf(PlacedSection section) {
        long from = tick(section.startBar());
        long to = tick(section.startBar() + section.bars());
        List<ChordSpan> inside = new ArrayList<>();
        for (ChordSpan span : song.score().chords()) {
            long start = Math.max(from, span.startTick());
            long end = Math.min(to, span.endTick());
            if (end > start) {
                inside.add(new ChordSpan(start - from, end - start, span.chord()));
            }
        }
        return ChordPlan.whole(inside, to - from, song.blueprint().key());
    }

    private long tick(int bar) {
        return bar * song.blueprint().meter().barTicks(Score.TICKS_PER_QUARTER);
    }

    private Score spliced(Score fresh, List<Region> regions) {
        List<Collage.Piece> pieces = new ArrayList<>();
        int bars = song.blueprint().bars();
        boolean before = inside(0, regions);
        int from = 0;
        for (int bar = 1; bar <= bars; bar++) {
            boolean now = bar < bars && inside(bar, regions);
            if (bar == bars || now != before) {
                long end = bar == bars ? Long.MAX_VALUE : tick(bar);
                pieces.add(new Collage.Piece(before ? fresh : song.score(), before, tick(from), end, tick(from)));
                from = bar;
                before = now;
            }
        }
        Score joined = Collage.of(pieces);
        return new Score(
                song.score().title(),
                joined.tempo(),
                song.score().meters(),
                song.score().keys(),
                joined.tracks(),
                joined.chords(),
                song.score().markers(),
                joined.lyrics(),
                song.score().texts());
    }

    private static boolean inside(int bar, List<Region> regions) {
        return regions.stream().anyMatch(region -> bar >= region.startBar() && bar < region.endBar());
    }

    /** Varies the song layer by layer; with {@link #keepingChords} the chords stay. With no strength at all nothing changes. */
    public Song vary(Strengths strengths) {
        Strengths allowed =
                keepChords ? new Strengths(strengths.rhythm(), strengths.pitch(), 0, strengths.timbre()) : strengths;
        return SongVariation.of(song, composer, allowed);
    }

    /** Bars added at the song's start as an intro and at its end as an outro; 0 for none. */
    public Song extendBars(int before, int after) {
        SectionPlan first = song.blueprint().sections().getFirst();
        SectionPlan last = song.blueprint().sections().getLast();
        return extend(
                before == 0 ? List.of() : List.of(SectionPlan.of(SectionKind.INTRO, before, 0.8 * first.energy())),
                after == 0 ? List.of() : List.of(SectionPlan.of(SectionKind.OUTRO, after, 0.8 * last.energy())));
    }

    /**
     * Adds sections. What is there stays as it is, but for the last section when others follow it: that is played on instead
     * of to an end.
     */
    public Song extend(List<SectionPlan> before, List<SectionPlan> after) {
        Blueprint longer = BlueprintEdits.extended(song.blueprint(), before, after);
        List<Integer> origins = new ArrayList<>();
        for (int i = 0; i < longer.sections().size(); i++) {
            int old = i - before.size();
            origins.add(old >= 0 && old < song.sections().size() ? old : -1);
        }
        return onto(longer, origins);
    }

    /**
     * Follows a blueprint that was edited: sections that are asked for as before stay, note by note; others are written anew.
     * Another tempo plays the same notes, another tonic moves them; another style, metre, mode or band writes all anew.
     */
    public Song follow(Blueprint edited) {
        Blueprint old = song.blueprint();
        List<Integer> origins = BlueprintEdits.origins(old, edited);
        if (BlueprintEdits.sameMusic(old, edited)) {
            return new SongEditor(Retuned.to(song, edited), composer, keepChords, keepTune).onto(edited, origins);
        }
        return SongWriter.write(edited, composer, Given.takes(takes(origins)));
    }

    private List<Integer> takes(List<Integer> origins) {
        return origins.stream()
                .map(origin -> origin < 0 ? 0 : song.sections().get(origin).take())
                .toList();
    }

    /** The song in another form: a section stays if it is asked for as before and is, or is not, still the last. */
    private Song onto(Blueprint edited, List<Integer> origins) {
        Song fresh = SongWriter.write(edited, composer, Given.takes(takes(origins)));
        List<Collage.Piece> pieces = new ArrayList<>();
        List<PlacedSection> sections = fresh.sections();
        for (int i = 0; i < sections.size(); i++) {
            boolean last = i == sections.size() - 1;
            int origin = origins.get(i);
            boolean wasLast = origin == song.sections().size() - 1;
            boolean keeps = origin >= 0
                    && last == wasLast
                    && edited.sections()
                            .get(i)
                            .equals(song.blueprint().sections().get(origin));
            PlacedSection place = keeps ? song.sections().get(origin) : sections.get(i);
            long end = last ? Long.MAX_VALUE : tick(place.startBar() + place.bars());
            Score from = keeps ? song.score() : fresh.score();
            pieces.add(new Collage.Piece(
                    from,
                    !keeps,
                    tick(place.startBar()),
                    end,
                    tick(sections.get(i).startBar())));
        }
        Score joined = Collage.of(pieces);
        Score named = new Score(
                edited.title(),
                joined.tempo(),
                joined.meters(),
                joined.keys(),
                joined.tracks(),
                joined.chords(),
                fresh.score().markers(),
                joined.lyrics(),
                song.score().texts());
        return new Song(edited, composer, named, sections);
    }
}
