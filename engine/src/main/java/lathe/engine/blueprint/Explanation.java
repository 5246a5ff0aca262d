package lathe.engine.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Says for every value of a blueprint which words set it, a line each: {@code bpm 72 <- "72 bpm"}. */
public final class Explanation {

    private Explanation() {}

    /** The lines, in the order of the fields. */
    public static List<String> lines(Blueprint blueprint) {
        List<String> lines = new ArrayList<>();
        if (!blueprint.title().isEmpty()) {
            add(lines, blueprint, "title", blueprint.title());
        }
        add(lines, blueprint, "style", blueprint.style());
        weights(lines, blueprint, "genres", "genre", blueprint.genres());
        weights(lines, blueprint, "moods", "mood", blueprint.moods());
        add(lines, blueprint, "bpm", plain(blueprint.bpm()));
        add(lines, blueprint, "meter", blueprint.meter().toString());
        add(lines, blueprint, "key", blueprint.key().name());
        add(lines, blueprint, "seconds", seconds(blueprint));
        add(lines, blueprint, "swing", plain(blueprint.swing()));
        items(lines, blueprint, "instruments", "instrument", blueprint.instruments());
        items(lines, blueprint, "without", "without", blueprint.without());
        add(lines, blueprint, "loudness_lufs", plain(blueprint.loudnessLufs()) + " LUFS");
        add(lines, blueprint, "seed", String.valueOf(blueprint.seed()));
        add(lines, blueprint, "sections", blueprint.sections().size() + ", " + blueprint.bars() + " bars");
        for (int i = 0; i < blueprint.sections().size(); i++) {
            lines.add(section(blueprint, i));
        }
        return List.copyOf(lines);
    }

    private static String seconds(Blueprint blueprint) {
        String length = plain(Math.rint(blueprint.lengthSeconds()));
        return blueprint.seconds() > 0 ? plain(blueprint.seconds()) + " (" + length + " in whole bars)" : length;
    }

    private static void weights(
            List<String> lines, Blueprint blueprint, String path, String name, SequencedMap<String, Double> weights) {
        weights.forEach(
                (id, weight) -> lines.add(line(blueprint, name + " " + id + " " + plain(weight), path + "." + id)));
    }

    private static void items(List<String> lines, Blueprint blueprint, String path, String name, List<String> items) {
        for (int i = 0; i < items.size(); i++) {
            lines.add(line(blueprint, name + " " + items.get(i), path + "[" + i + "]"));
        }
        if (items.isEmpty() && blueprint.sources().containsKey(path)) {
            lines.add(line(blueprint, path, path));
        }
    }

    private static String section(Blueprint blueprint, int index) {
        SectionPlan section = blueprint.sections().get(index);
        String path = "sections[" + index + "]";
        StringBuilder text = new StringBuilder("  ")
                .append(index + 1)
                .append(' ')
                .append(section.kind().label());
        if (!section.modifier().isEmpty()) {
            text.append(" (").append(section.modifier()).append(')');
        }
        text.append(", ").append(section.bars()).append(" bars, energy ").append(plain(section.energy()));
        if (!section.chords().isEmpty()) {
            text.append(", ").append(section.chords().size()).append(" bars of chords");
        }
        if (!section.instruments().isEmpty()) {
            text.append(", ").append(String.join(" + ", section.instruments()));
        }
        if (!section.lyrics().isEmpty()) {
            text.append(", ").append(section.lyrics().size()).append(" lines of lyrics");
        }
        String source = blueprint.sources().get(path + ".energy");
        return text + (source == null ? "" : " <- " + source) + lock(blueprint, path);
    }

    private static void add(List<String> lines, Blueprint blueprint, String path, String value) {
        lines.add(line(blueprint, path + " " + value, path));
    }

    private static String line(Blueprint blueprint, String text, String path) {
        return text + " <- " + blueprint.sources().getOrDefault(path, "default") + lock(blueprint, path);
    }

    private static String lock(Blueprint blueprint, String path) {
        return BlueprintEdit.isLocked(blueprint, path) ? " [locked]" : "";
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.2f", value).replaceAll("0+$", "");
    }
}
