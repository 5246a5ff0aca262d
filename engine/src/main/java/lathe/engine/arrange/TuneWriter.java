package lathe.engine.arrange;

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
import lathe.engine.theory.PitchRange;

/** Has the material of a section written: chords by the user or the style, tune by the composer. */
final class TuneWriter {

    private final Blueprint blueprint;
    private final Style style;
    private final Composer composer;

    TuneWriter(Blueprint blueprint, Style style, Composer composer) {
        this.blueprint = blueprint;
        this.style = style;
        this.composer = composer;
    }

    /** The material of a place, in the song's own key. */
    Material write(Place place, InstrumentSpec instrument, List<Note> motif, Seed seed) {
        boolean given = !place.plan().chords().isEmpty();
        SectionContext context = place.context(blueprint, List.of(), List.of());
        List<ChordSpan> proposal = given
                ? ChordPlan.given(place.plan(), place.meter(), blueprint.key())
                : style.progression(context, seed.child("progression"));
        List<ChordSpan> chords = ChordPlan.whole(proposal, place.ticks(), blueprint.key());
        SectionTask task = task(place, instrument, motif, chords, given, seed);
        SectionDraft draft = composer.compose(task);
        List<ChordSpan> harmony = given ? chords : ChordPlan.whole(draft.chords(), place.ticks(), blueprint.key());
        return new Material(harmony, draft.melody(), place.ticks());
    }

    private SectionTask task(
            Place place,
            InstrumentSpec instrument,
            List<Note> motif,
            List<ChordSpan> chords,
            boolean given,
            Seed seed) {
        List<String> lines = place.plan().lyrics();
        List<Integer> phrases = Phrases.bars(place.placed().bars(), lines.size());
        boolean words = phrases.size() == lines.size();
        List<Integer> syllables = words
                ? lines.stream().map(line -> Words.syllables(line).size()).toList()
                : phrases.stream().map(phrase -> 0).toList();
        return new SectionTask(
                place.kind(),
                blueprint.style(),
                blueprint.key(),
                place.meter(),
                place.placed().bars(),
                place.plan().energy(),
                register(place.kind(), instrument),
                chords,
                given,
                phrases,
                syllables,
                motif,
                List.of(),
                !place.isLast() && leadsOn(place.kind()),
                seed.child("tune"));
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
            case BRIDGE, THEME, DEVELOPMENT, INTERLUDE -> 0;
            case VERSE, INTRO, OUTRO, BREAKDOWN -> -3;
        };
        PitchRange comfort = instrument.comfort();
        int middle = Math.clamp(
                TUNE_MIDDLE,
                Math.min(comfort.low() + REACH, comfort.high()),
                Math.max(comfort.high() - REACH, comfort.low()));
        int low = Math.max(instrument.range().low(), middle + shift - REACH);
        int high = Math.min(instrument.range().high(), middle + shift + REACH);
        return new PitchRange(Math.min(low, high - 1), high);
    }

    private static final int TUNE_MIDDLE = 69;
    private static final int REACH = 8;
}
