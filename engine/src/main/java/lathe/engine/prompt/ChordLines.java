package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lathe.engine.theory.Chord;

/** Chords between bar lines: {@code | Am | F | C G | % |}; a German H is a B. */
final class ChordLines {

    private static final int MOST_BARS = 512;

    private ChordLines() {}

    /**
     * The chords of each bar; empty if the words are no chords.
     *
     * @throws PromptException if most are chords and one is not
     */
    static List<List<Chord>> read(String words) {
        List<List<Chord>> bars = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String bar : words.split("\\|", -1)) {
            if (!bar.isBlank() && bars.size() < MOST_BARS) {
                bars.add(bar(bar.strip(), bars, wrong));
            }
        }
        int right = bars.stream().mapToInt(List::size).sum();
        if (right == 0 || wrong.size() > right) {
            return List.of();
        }
        if (!wrong.isEmpty()) {
            throw new PromptException(
                    "chord \"" + wrong.getFirst() + "\"", "no such chord", "write chords like Am, F#m7, Bbmaj7 or C/E");
        }
        return bars.stream().filter(bar -> !bar.isEmpty()).toList();
    }

    private static List<Chord> bar(String text, List<List<Chord>> before, List<String> wrong) {
        List<Chord> bar = new ArrayList<>();
        for (String symbol : text.split("[\\s,]+", -1)) {
            if (symbol.equals("%") || symbol.equals("/")) {
                bar.addAll(symbol.equals("%") && !before.isEmpty() ? before.getLast() : List.of());
            } else {
                parse(symbol).ifPresentOrElse(bar::add, () -> wrong.add(symbol));
            }
        }
        return bar;
    }

    /** Where the chords begin: at the first bar line, or before it if a chord stands there. */
    static int start(String words) {
        int bar = words.indexOf('|');
        return isChords(words.substring(0, bar)) ? 0 : bar;
    }

    /** First character behind the chords: behind the last bar line, or the text's end if chords stand behind it. */
    static int end(String words) {
        int bar = words.lastIndexOf('|') + 1;
        return isChords(words.substring(bar)) ? words.length() : bar;
    }

    private static boolean isChords(String words) {
        String first = words.strip().split("[\\s,]+", -1)[0];
        return first.equals("%") || parse(first).isPresent();
    }

    static Optional<Chord> parse(String symbol) {
        String english = symbol.startsWith("H") ? "B" + symbol.substring(1) : symbol;
        return Chord.parse(english);
    }
}
