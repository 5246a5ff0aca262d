package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;

/** Sections and blueprints for tests. */
final class Sections {

    static final Key C_MAJOR = new Key(0, Mode.MAJOR);

    private Sections() {}

    static SectionContext of(SectionKind kind, Key key, Meter meter, int bars, double energy) {
        return new SectionContext(
                kind,
                1,
                key,
                meter,
                bars,
                energy,
                energy,
                0,
                110,
                List.of(),
                List.of(),
                Optional.of(SectionKind.VERSE));
    }

    static SectionContext of(SectionKind kind, double energy) {
        return of(kind, C_MAJOR, Meter.FOUR_FOUR, 8, energy);
    }

    static SectionContext swung(SectionContext context, double swing) {
        return new SectionContext(
                context.kind(),
                context.turn(),
                context.key(),
                context.meter(),
                context.bars(),
                context.energy(),
                context.energyAfter(),
                swing,
                context.bpm(),
                context.chords(),
                context.melody(),
                context.next());
    }

    static SectionContext before(SectionContext context, Optional<SectionKind> next, double energyAfter) {
        return new SectionContext(
                context.kind(),
                context.turn(),
                context.key(),
                context.meter(),
                context.bars(),
                context.energy(),
                energyAfter,
                context.swing(),
                context.bpm(),
                context.chords(),
                context.melody(),
                next);
    }

    static SectionContext withChords(Style style, SectionContext context, Seed seed) {
        return context.with(style.progression(context, seed), List.of());
    }

    /** A plain tune in quarters, from middle C to an octave and a half above. */
    static List<Note> tune(SectionContext context, Seed seed) {
        var random = seed.child("tune").random();
        List<Note> notes = new ArrayList<>();
        for (long tick = 0; tick + 960 <= context.ticks(); tick += 960L * (1 + random.nextInt(2))) {
            notes.add(new Note(tick, Math.min(900, context.ticks() - tick), 64 + random.nextInt(16), 90));
        }
        return notes;
    }

    static Blueprint blueprint(String style, List<String> instruments, List<String> without) {
        return new Blueprint(
                "",
                style,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                110,
                Meter.FOUR_FOUR,
                C_MAJOR,
                0,
                0,
                List.of(SectionPlan.of(SectionKind.VERSE, 8, 0.5)),
                instruments,
                without,
                -14,
                1,
                new LinkedHashMap<>(),
                Set.of());
    }

    /** Spans without gaps over the section. */
    static boolean fill(List<ChordSpan> spans, SectionContext context) {
        long tick = 0;
        for (ChordSpan span : spans) {
            if (span.startTick() != tick) {
                return false;
            }
            tick = span.endTick();
        }
        return tick == context.ticks();
    }
}
