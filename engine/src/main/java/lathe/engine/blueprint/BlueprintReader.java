package lathe.engine.blueprint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Meter;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;

/** Checks every field of a blueprint in JSON, and fills in what was left out. */
final class BlueprintReader {

    static final int MOST_SECTIONS = 200;
    static final int MOST_LINES = 400;
    static final double SOFTEST_LUFS = -40;
    static final double LOUDEST_LUFS = -5;

    private final JsonFields fields;
    private final Consumer<String> unknown;

    private BlueprintReader(JsonFields fields, Consumer<String> unknown) {
        this.fields = fields;
        this.unknown = unknown;
    }

    static Blueprint read(Map<String, Object> json, Consumer<String> unknown) {
        return new BlueprintReader(new JsonFields("", json), unknown).read();
    }

    private Blueprint read() {
        fields.whole("schema", 1, BlueprintJson.SCHEMA, BlueprintJson.SCHEMA);
        String style = oneOf("style", fields.text("style", Styles.ALL.getFirst()), Styles.ALL::contains, Styles.ALL);
        double bpm = fields.number("bpm", Blueprint.SLOWEST_BPM, Blueprint.FASTEST_BPM, 120);
        Meter meter = meter();
        double seconds = fields.number("seconds", 0, Blueprint.MOST_SECONDS, 0);
        List<SectionPlan> sections = sections();
        Blueprint blueprint = new Blueprint(
                fields.text("title", ""),
                style,
                fields.weights("genres"),
                fields.weights("moods"),
                bpm,
                meter,
                key(),
                seconds,
                fields.number("swing", 0, 1, 0),
                sections.isEmpty() ? Forms.forStyle(style).fit(seconds, meter, bpm) : sections,
                instruments(fields),
                fields.texts("without"),
                fields.number("loudness_lufs", SOFTEST_LUFS, LOUDEST_LUFS, -14),
                fields.anyLong("seed", 1),
                fields.textMap("sources"),
                new LinkedHashSet<>(fields.texts("locked")));
        if (blueprint.lengthSeconds() > Blueprint.MOST_SECONDS + blueprint.barSeconds()) {
            throw new BlueprintException(
                    "sections",
                    "they last " + Math.round(blueprint.lengthSeconds()) + " s",
                    "keep them within " + Math.round(Blueprint.MOST_SECONDS) + " s, with fewer bars or more bpm");
        }
        fields.reportUnknown(unknown);
        return blueprint;
    }

    private static String oneOf(String path, String value, Predicate<String> known, List<String> choices) {
        if (!known.test(value)) {
            throw new BlueprintException(
                    path, "there is no \"" + value + "\"", "choose from " + String.join(", ", choices));
        }
        return value;
    }

    private Meter meter() {
        String text = fields.text("meter", "4/4");
        return Meters.parse(text)
                .orElseThrow(() -> new BlueprintException(
                        "meter", "meter=" + text, "choose from " + String.join(", ", Meters.NAMES)));
    }

    private Key key() {
        String text = fields.text("key", "C major");
        return Key.parse(text)
                .orElseThrow(() -> new BlueprintException(
                        "key", "there is no key \"" + text + "\"", "write it like \"A minor\" or \"Bb major\""));
    }

    private static List<String> instruments(JsonFields of) {
        List<String> ids = of.texts("instruments");
        for (String id : ids) {
            if (Orchestra.find(id).isEmpty()) {
                throw new BlueprintException(
                        of.pathOf("instruments"),
                        "there is no instrument \"" + id + "\"",
                        "write an id such as piano, strings or drums");
            }
        }
        return ids;
    }

    private List<SectionPlan> sections() {
        List<SectionPlan> sections = new ArrayList<>();
        List<JsonFields> all = fields.objects("sections");
        if (all.size() > MOST_SECTIONS) {
            throw new BlueprintException(
                    "sections", all.size() + " of them", "shorten the list to " + MOST_SECTIONS + " or fewer");
        }
        for (JsonFields one : all) {
            sections.add(section(one));
        }
        return sections;
    }

    private SectionPlan section(JsonFields one) {
        String label = one.text("kind", SectionKind.VERSE.label());
        SectionKind kind = kind(label)
                .orElseThrow(() -> new BlueprintException(
                        one.pathOf("kind"), "there is no section \"" + label + "\"", "choose from " + kinds()));
        List<String> lyrics = one.texts("lyrics");
        if (lyrics.size() > MOST_LINES) {
            throw new BlueprintException(
                    one.pathOf("lyrics"), lyrics.size() + " lines", "shorten them to " + MOST_LINES + " or fewer");
        }
        SectionPlan plan = new SectionPlan(
                kind,
                one.text("modifier", ""),
                one.whole("bars", 1, Blueprint.MOST_BARS, 8),
                one.number("energy", 0, 1, 0.5),
                chords(one),
                instruments(one),
                lyrics);
        one.reportUnknown(unknown);
        return plan;
    }

    private static List<List<Chord>> chords(JsonFields one) {
        List<List<Chord>> bars = new ArrayList<>();
        List<String> texts = one.texts("chords");
        for (int i = 0; i < texts.size(); i++) {
            List<Chord> bar = new ArrayList<>();
            String place = one.pathOf("chords") + "[" + i + "]";
            for (String symbol : texts.get(i).strip().split("\\s+", -1)) {
                bar.add(Chord.parse(symbol)
                        .orElseThrow(() -> new BlueprintException(
                                place,
                                "there is no chord \"" + symbol + "\"",
                                "write chords like Am, F#m7 or C/E, parted by spaces")));
            }
            bars.add(bar);
        }
        return bars;
    }

    private static Optional<SectionKind> kind(String label) {
        String wanted = label.toLowerCase(Locale.ROOT).replace('_', '-');
        for (SectionKind kind : SectionKind.values()) {
            if (kind.label().toLowerCase(Locale.ROOT).equals(wanted)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static String kinds() {
        List<String> labels = new ArrayList<>();
        for (SectionKind kind : SectionKind.values()) {
            labels.add(kind.label());
        }
        return String.join(", ", labels);
    }
}
