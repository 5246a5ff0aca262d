package lathe.engine.arrange;

import java.util.IntSummaryStatistics;
import java.util.List;
import lathe.engine.arrange.style.SectionContext;
import lathe.engine.arrange.style.Style;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.compose.Composer;
import lathe.engine.compose.SectionDraft;
import lathe.engine.compose.SectionTask;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchRange;

/** Has the material of a section written: chords by the user or the style, the tune by the composer, from the song's motif. */
final class TuneWriter {

    private static final int TUNE_MIDDLE = 70;
    private static final int REACH = 7;
    private static final int MOTIF_VELOCITY = 80;

    private final Blueprint blueprint;
    private final Style style;
    private final Composer composer;
    private final Motif motif;

    TuneWriter(Blueprint blueprint, Style style, Composer composer, Motif motif) {
        this.blueprint = blueprint;
        this.style = style;
        this.composer = composer;
        this.motif = motif;
    }

    /** The material of a place, in the song's own key. */
    Material write(Place place, InstrumentSpec instrument, Seed seed) {
        boolean given = !place.plan().chords().isEmpty();
        SectionContext context = place.context(blueprint, place.home(), List.of(), List.of());
        List<ChordSpan> proposal = given
                ? ChordPlan.given(place.plan(), place.meter(), place.home())
                : style.progression(context, seed.child("progression"));
        List<ChordSpan> chords = ChordPlan.whole(proposal, place.ticks(), place.home());
        return write(place, instrument, chords, given, seed);
    }

    /** The material over chords that are there. */
    Material write(Place place, InstrumentSpec instrument, List<ChordSpan> chords, boolean given, Seed seed) {
        PitchRange range = register(place.kind(), instrument);
        if (MotifTunes.has(place.kind()) && place.plan().lyrics().isEmpty()) {
            List<Note> tune = MotifTunes.write(
                    place.kind(),
                    motif,
                    place.home(),
                    chords,
                    range,
                    place.placed().bars());
            return new Material(chords, tune, place.ticks());
        }
        SectionDraft draft = composer.compose(task(place, place.home(), range, chords, given, List.of(), seed));
        List<ChordSpan> harmony = given ? chords : ChordPlan.whole(draft.chords(), place.ticks(), place.home());
        return new Material(harmony, draft.melody(), place.ticks());
    }

    /** Chords for a tune that is there, in the key that the place sounds in; the user's where the blueprint has them. */
    Material harmonise(Place place, List<Note> tune, Seed seed) {
        Key key = place.key();
        if (!place.plan().chords().isEmpty()) {
            return new Material(ChordPlan.given(place.plan(), place.meter(), key), tune, place.ticks());
        }
        SectionContext context = place.context(blueprint, key, List.of(), tune);
        List<ChordSpan> chords =
                ChordPlan.whole(style.progression(context, seed.child("progression")), place.ticks(), key);
        if (tune.isEmpty()) {
            return new Material(chords, tune, place.ticks());
        }
        SectionDraft draft = composer.compose(task(place, key, span(tune), chords, false, tune, seed));
        return new Material(ChordPlan.whole(draft.chords(), place.ticks(), key), tune, place.ticks());
    }

    private static PitchRange span(List<Note> tune) {
        IntSummaryStatistics pitches = tune.stream().mapToInt(Note::pitch).summaryStatistics();
        return new PitchRange(pitches.getMin(), pitches.getMax());
    }

    private SectionTask task(
            Place place, Key key, PitchRange range, List<ChordSpan> chords, boolean given, List<Note> tune, Seed seed) {
        List<String> lines = place.plan().lyrics();
        Syllables syllabary = Syllables.of(blueprint);
        List<Integer> phrases = Phrases.bars(place.placed().bars(), lines.size());
        boolean words = phrases.size() == lines.size();
        List<Integer> syllables = words
                ? lines.stream().map(line -> syllabary.in(line).size()).toList()
                : phrases.stream().map(phrase -> 0).toList();
        List<Note> idea = developed(place.kind()).realise(key, chords.getFirst().chord(), range, MOTIF_VELOCITY);
        return new SectionTask(
                place.kind(),
                blueprint.style(),
                key,
                place.meter(),
                place.placed().bars(),
                place.plan().energy(),
                range,
                chords,
                given,
                phrases,
                syllables,
                idea,
                tune,
                !place.isLast() && leadsOn(place.kind()),
                seed.child("tune"));
    }

    /** The chorus says the motif as it is; other sections make something else of it. */
    private Motif developed(SectionKind kind) {
        return switch (kind) {
            case CHORUS, POST_CHORUS, DROP, HOOK, THEME, REPRISE, OUTRO, INTRO -> motif;
            case VERSE -> motif.backwards();
            case PRE_CHORUS, BUILD, INTERLUDE -> motif.head();
            case BRIDGE, BREAKDOWN, DEVELOPMENT -> motif.inverted();
            case SOLO -> new Motif(List.of(), motif.ticks());
        };
    }

    private static boolean leadsOn(SectionKind kind) {
        return switch (kind) {
            case VERSE, PRE_CHORUS, BUILD, BRIDGE, BREAKDOWN, INTRO, DEVELOPMENT, INTERLUDE -> true;
            case CHORUS, POST_CHORUS, DROP, SOLO, HOOK, THEME, REPRISE, OUTRO -> false;
        };
    }

    /** Where the tune lies: around the middle of what sounds well, higher in a chorus than in a verse. */
    static PitchRange register(SectionKind kind, InstrumentSpec instrument) {
        int shift = switch (kind) {
            case CHORUS, DROP, HOOK, POST_CHORUS -> 4;
            case PRE_CHORUS, BUILD, SOLO, REPRISE -> 2;
            case BRIDGE, THEME, DEVELOPMENT, INTERLUDE -> 1;
            case VERSE, INTRO, OUTRO, BREAKDOWN -> -1;
        };
        PitchRange comfort = instrument.comfort();
        int lowest = comfort.low() + REACH;
        int highest = Math.max(lowest, comfort.high() - REACH);
        int middle = Math.clamp(TUNE_MIDDLE, lowest, highest) + shift;
        int low = Math.clamp(
                middle - REACH, instrument.range().low(), instrument.range().high() - 1);
        int high = Math.clamp(middle + REACH, low + 1, instrument.range().high());
        return new PitchRange(low, high);
    }
}
