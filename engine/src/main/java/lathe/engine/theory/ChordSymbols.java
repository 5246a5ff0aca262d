package lathe.engine.theory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The spellings of chord symbols met on lead sheets. */
final class ChordSymbols {

    private static final Map<String, ChordQuality> QUALITIES = qualities();

    private ChordSymbols() {}

    private static Map<String, ChordQuality> qualities() {
        Map<String, ChordQuality> all = new HashMap<>();
        for (ChordQuality quality : ChordQuality.values()) {
            all.put(quality.symbol(), quality);
        }
        alias(all, ChordQuality.MAJOR, "maj", "M", "major");
        alias(all, ChordQuality.MINOR, "min", "mi", "-", "minor");
        alias(all, ChordQuality.DIMINISHED, "°", "o", "mb5", "m(b5)");
        alias(all, ChordQuality.AUGMENTED, "+", "#5", "(#5)");
        alias(all, ChordQuality.SUSPENDED4, "sus");
        alias(all, ChordQuality.MAJOR_SEVENTH, "M7", "Maj7", "ma7", "j7", "Δ", "Δ7", "^7", "^");
        alias(all, ChordQuality.MINOR_SEVENTH, "min7", "mi7", "-7");
        alias(all, ChordQuality.MINOR_MAJOR_SEVENTH, "mM7", "m(maj7)", "mmaj7", "-Δ7", "minMaj7");
        alias(all, ChordQuality.HALF_DIMINISHED, "ø", "ø7", "min7b5", "-7b5", "m7(b5)");
        alias(all, ChordQuality.DIMINISHED_SEVENTH, "°7", "o7");
        alias(all, ChordQuality.AUGMENTED_SEVENTH, "+7", "7#5", "7(#5)");
        alias(all, ChordQuality.SEVENTH_SUSPENDED4, "sus7", "7sus");
        alias(all, ChordQuality.SEVENTH_FLAT_NINTH, "7(b9)", "b9");
        alias(all, ChordQuality.ADDED_NINTH, "(add9)", "add2", "2");
        alias(all, ChordQuality.MINOR_ADDED_NINTH, "m(add9)", "minadd9");
        alias(all, ChordQuality.NINTH, "7(9)");
        alias(all, ChordQuality.MAJOR_NINTH, "M9", "Maj9", "Δ9");
        alias(all, ChordQuality.MINOR_NINTH, "min9", "-9");
        alias(all, ChordQuality.MINOR_ELEVENTH, "min11", "-11");
        return Map.copyOf(all);
    }

    private static void alias(Map<String, ChordQuality> all, ChordQuality quality, String... spellings) {
        for (String spelling : spellings) {
            all.put(spelling, quality);
        }
    }

    static Optional<Chord> parse(String symbol) {
        String text = symbol.strip();
        int slash = text.indexOf('/');
        String upper = slash < 0 ? text : text.substring(0, slash);
        if (upper.isEmpty() || !Character.isUpperCase(upper.charAt(0))) {
            return Optional.empty();
        }
        int end = 1;
        while (end < upper.length() && "#b♯♭".indexOf(upper.charAt(end)) >= 0) {
            end++;
        }
        int root = PitchClass.parse(upper.substring(0, end));
        ChordQuality quality = QUALITIES.get(upper.substring(end).strip());
        int bass = slash < 0 ? root : PitchClass.parse(text.substring(slash + 1).strip());
        return root < 0 || bass < 0 || quality == null ? Optional.empty() : Optional.of(new Chord(root, quality, bass));
    }
}
