package lathe.engine.arrange;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.Meter;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;

/** Blueprints for tests. */
final class Plans {

    static final List<SectionPlan> SONG = List.of(
            SectionPlan.of(SectionKind.INTRO, 4, 0.3),
            SectionPlan.of(SectionKind.VERSE, 8, 0.4),
            SectionPlan.of(SectionKind.CHORUS, 8, 0.7),
            SectionPlan.of(SectionKind.VERSE, 8, 0.5),
            SectionPlan.of(SectionKind.CHORUS, 8, 0.9),
            SectionPlan.of(SectionKind.OUTRO, 4, 0.3));

    private Plans() {}

    static Blueprint song(String style, String key, double bpm, long seed) {
        return song(style, key, bpm, Meter.FOUR_FOUR, seed, SONG);
    }

    static Blueprint song(String style, String key, double bpm, Meter meter, long seed, List<SectionPlan> sections) {
        return new Blueprint(
                "",
                style,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                bpm,
                meter,
                Key.parse(key).orElseThrow(),
                0,
                0,
                sections,
                List.of(),
                List.of(),
                -14,
                seed,
                new LinkedHashMap<>(),
                Set.of());
    }

    /** A section with a line of chord symbols, a bar each, such as {@code Am | F G}. */
    static SectionPlan chords(SectionKind kind, int bars, double energy, String line) {
        List<List<Chord>> chords = Arrays.stream(line.split("\\|", -1))
                .map(bar -> Arrays.stream(bar.strip().split(" ", -1))
                        .map(symbol -> Chord.parse(symbol).orElseThrow())
                        .toList())
                .toList();
        return new SectionPlan(kind, "", bars, energy, chords, List.of(), List.of());
    }

    /** A section with words. */
    static SectionPlan sung(SectionKind kind, int bars, double energy, String... lines) {
        return new SectionPlan(kind, "", bars, energy, List.of(), List.of(), List.of(lines));
    }
}
