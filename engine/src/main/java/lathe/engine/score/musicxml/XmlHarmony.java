package lathe.engine.score.musicxml;

import java.util.Map;
import java.util.Optional;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import lathe.engine.theory.PitchClass;

/** Chord symbols: the kinds of MusicXML's {@code kind-value}. */
final class XmlHarmony {

    private static final Map<String, ChordQuality> KINDS = Map.ofEntries(
            Map.entry("major", ChordQuality.MAJOR),
            Map.entry("minor", ChordQuality.MINOR),
            Map.entry("augmented", ChordQuality.AUGMENTED),
            Map.entry("diminished", ChordQuality.DIMINISHED),
            Map.entry("dominant", ChordQuality.SEVENTH),
            Map.entry("major-seventh", ChordQuality.MAJOR_SEVENTH),
            Map.entry("minor-seventh", ChordQuality.MINOR_SEVENTH),
            Map.entry("diminished-seventh", ChordQuality.DIMINISHED_SEVENTH),
            Map.entry("augmented-seventh", ChordQuality.AUGMENTED_SEVENTH),
            Map.entry("half-diminished", ChordQuality.HALF_DIMINISHED),
            Map.entry("major-minor", ChordQuality.MINOR_MAJOR_SEVENTH),
            Map.entry("major-sixth", ChordQuality.SIXTH),
            Map.entry("minor-sixth", ChordQuality.MINOR_SIXTH),
            Map.entry("dominant-ninth", ChordQuality.NINTH),
            Map.entry("major-ninth", ChordQuality.MAJOR_NINTH),
            Map.entry("minor-ninth", ChordQuality.MINOR_NINTH),
            Map.entry("dominant-11th", ChordQuality.ELEVENTH),
            Map.entry("minor-11th", ChordQuality.MINOR_ELEVENTH),
            Map.entry("dominant-13th", ChordQuality.THIRTEENTH),
            Map.entry("suspended-second", ChordQuality.SUSPENDED2),
            Map.entry("suspended-fourth", ChordQuality.SUSPENDED4),
            Map.entry("power", ChordQuality.POWER));

    private XmlHarmony() {}

    /** True if the element says that no chord sounds. */
    static boolean isNone(XmlElement harmony) {
        return "none".equals(harmony.text("kind"));
    }

    static Optional<Chord> chord(XmlElement harmony) {
        Optional<Integer> root = harmony.child("root").flatMap(each -> pitchClass(each, "root"));
        ChordQuality quality = KINDS.get(harmony.text("kind"));
        if (root.isEmpty() || quality == null) {
            return Optional.empty();
        }
        int bass =
                harmony.child("bass").flatMap(each -> pitchClass(each, "bass")).orElse(root.get());
        return Optional.of(new Chord(root.get(), quality, bass));
    }

    private static Optional<Integer> pitchClass(XmlElement element, String name) {
        int natural = PitchClass.parse(element.text(name + "-step"));
        return natural < 0 ? Optional.empty() : Optional.of(PitchClass.of(natural + element.whole(name + "-alter", 0)));
    }
}
