package lathe.engine.arrange.style;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.score.Score;
import lathe.engine.score.TrackRole;

/**
 * Reads style files. A line is one of
 *
 * <pre>
 * use FILE                                  what follows from another file, behind this one's own
 * swing sixteenth                           what swings when a song asks for swing, if not eighths
 * feel NAME AMOUNT                          the drummers' table, 0 to 1
 * tensions                                  comping may add ninths
 * derives                                   other metres are cut from this style's 4/4 rather than shared
 * fills NAME
 * part ROLE IDS ENTERS [name=Alto] [KEY=NUMBER]...
 * [major]                                   rules that follow are for major keys; also [minor] and [blues]
 * RULE = 3* I V vi IV | 2* vi IV $turn      bars by weight; a comma parts the chords of one bar; % repeats a bar;
 *                                           verse.12 is for verses of twelve bars
 * ROLE[:WHO] METER LOW-HIGH [KINDS]         a pattern's head: its lines follow, indented
 * fill NAME STEPS                           likewise
 * # remark
 * </pre>
 */
final class StyleSheetReader {

    private final List<Player> players = new ArrayList<>();
    private final SequencedMap<String, SequencedMap<String, List<ProgressionGrammar.Alternative>>> rules =
            new LinkedHashMap<>();
    private final List<Pattern> own = new ArrayList<>();
    private final List<Pattern> shared = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private long swingTicks = Score.TICKS_PER_QUARTER;
    private String feel = "rock";
    private double feelAmount = 1;
    private boolean tensions;
    private boolean derives;
    private List<Pattern> into = own;
    private String fillName = "rock";
    private String mode = "";
    private String head = "";

    private StyleSheetReader() {}

    static StyleSheet read(String id) {
        StyleSheetReader reader = new StyleSheetReader();
        reader.include(id, reader.own);
        SequencedMap<String, ProgressionGrammar> grammars = new LinkedHashMap<>();
        reader.rules.forEach((mode, rules) -> grammars.put(mode, new ProgressionGrammar(rules)));
        return new StyleSheet(
                id,
                reader.swingTicks,
                reader.feel,
                reader.feelAmount,
                reader.tensions,
                reader.fillName,
                List.copyOf(reader.players),
                grammars,
                new GrooveTable(reader.own, reader.shared, reader.derives),
                List.copyOf(reader.fills));
    }

    private void include(String file, List<Pattern> patterns) {
        into = patterns;
        List<String> uses = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            try {
                line(line, uses);
            } catch (IllegalArgumentException failure) {
                throw new IllegalStateException(file + ".style line " + number + ": " + line, failure);
            }
        }
        finish();
        uses.forEach(other -> include(other, shared));
    }

    private static List<String> lines(String file) {
        try (InputStream in = StyleSheetReader.class.getResourceAsStream(file + ".style")) {
            if (in == null) {
                throw new IllegalStateException(file + ".style is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void line(String line, List<String> uses) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith(" ")) {
            pending.add(line.strip());
            return;
        }
        finish();
        String[] words = line.strip().split("\\s+", -1);
        switch (words[0]) {
            case "use" -> uses.add(words[1]);
            case "swing" -> swingTicks = Score.TICKS_PER_QUARTER / 2;
            case "feel" -> {
                feel = words[1];
                feelAmount = Double.parseDouble(words[2]);
            }
            case "tensions" -> tensions = true;
            case "derives" -> derives = true;
            case "fills" -> fillName = words[1];
            case "part" -> players.add(player(words));
            case "[major]", "[minor]", "[blues]" -> mode = words[0].substring(1, words[0].length() - 1);
            default -> {
                if (words.length > 1 && "=".equals(words[1])) {
                    rule(words[0], line.substring(line.indexOf('=') + 1));
                } else {
                    head = line;
                }
            }
        }
    }

    private static Player player(String[] words) {
        SequencedMap<String, Double> options = new LinkedHashMap<>();
        String name = "";
        for (int i = 4; i < words.length; i++) {
            int at = words[i].indexOf('=');
            String value = words[i].substring(at + 1);
            if (words[i].startsWith("name=")) {
                name = value.replace('_', ' ');
            } else {
                options.put(words[i].substring(0, at), Double.parseDouble(value));
            }
        }
        return new Player(
                TrackRole.valueOf(words[1].toUpperCase(Locale.ROOT)),
                name,
                List.of(words[2].split(",", -1)),
                Double.parseDouble(words[3]),
                options);
    }

    private void rule(String name, String text) {
        List<ProgressionGrammar.Alternative> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\|", -1)) {
            List<String> symbols = new ArrayList<>(List.of(alternative.strip().split("\\s+", -1)));
            symbols.removeIf(String::isEmpty);
            int weight = 1;
            if (!symbols.isEmpty() && symbols.getFirst().endsWith("*")) {
                String number = symbols.removeFirst();
                weight = Integer.parseInt(number.substring(0, number.length() - 1));
            }
            alternatives.add(new ProgressionGrammar.Alternative(weight, List.copyOf(symbols)));
        }
        rules.computeIfAbsent(mode, fresh -> new LinkedHashMap<>()).put(name, List.copyOf(alternatives));
    }

    private void finish() {
        if (!head.isEmpty()) {
            String[] words = head.strip().split("\\s+", -1);
            if ("fill".equals(words[0])) {
                fills.add(new Fill(words[1], Integer.parseInt(words[2]), voices()));
            } else {
                pattern(words);
            }
        }
        head = "";
        pending.clear();
    }

    private void pattern(String[] words) {
        int meter = Integer.parseInt(words[1]);
        int dash = words[2].indexOf('-');
        double low = Double.parseDouble(words[2].substring(0, dash));
        double high = Double.parseDouble(words[2].substring(dash + 1));
        Set<SectionKind> kinds = new TreeSet<>();
        if (words.length > 3) {
            for (String kind : words[3].split(",", -1)) {
                kinds.add(SectionKind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')));
            }
        }
        if (words[0].startsWith("drums")) {
            into.add(whole(new Pattern(words[0], meter, low, high, kinds, voices())));
        } else {
            for (String line : pending) {
                Pattern.Line voice = new Pattern.Line("", marks(line));
                into.add(whole(new Pattern(words[0], meter, low, high, kinds, List.of(voice))));
            }
        }
    }

    private static Pattern whole(Pattern pattern) {
        int bar = Pattern.stepsInBar(pattern.meter());
        for (Pattern.Line line : pattern.lines()) {
            if (line.marks().isEmpty() || line.marks().length() % bar != 0) {
                throw new IllegalArgumentException(
                        "target=" + pattern.target() + " marks=" + line.marks().length());
            }
        }
        return pattern;
    }

    private List<Pattern.Line> voices() {
        List<Pattern.Line> lines = new ArrayList<>();
        for (String line : pending) {
            String[] words = line.split("\\s+", 2);
            lines.add(new Pattern.Line(words[0], marks(words[1])));
        }
        return List.copyOf(lines);
    }

    private static String marks(String text) {
        return text.replace(" ", "").replace("|", "");
    }
}
