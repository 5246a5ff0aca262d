package lathe.engine.theory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A chord by its root, quality and bass.
 *
 * @param root pitch class of the root
 * @param bass pitch class of the lowest note; the root, unless a slash chord
 */
public record Chord(int root, ChordQuality quality, int bass) {

    /** Refuses pitch classes outside 0 to 11. */
    public Chord {
        if (root < 0 || root >= PitchClass.COUNT || bass < 0 || bass >= PitchClass.COUNT) {
            throw new IllegalArgumentException("root=" + root + " bass=" + bass);
        }
    }

    /** A chord with its root in the bass. */
    public static Chord of(int root, ChordQuality quality) {
        return new Chord(PitchClass.of(root), quality, PitchClass.of(root));
    }

    /** Pitch classes of the chord from the root up, the bass last if it is none of them. */
    public List<Integer> pitchClasses() {
        List<Integer> own = quality.intervals().stream()
                .map(interval -> PitchClass.of(root + interval))
                .toList();
        if (own.contains(bass)) {
            return own;
        }
        return Stream.concat(own.stream(), Stream.of(bass)).toList();
    }

    /** True if the pitch belongs to the chord or is its bass. */
    public boolean contains(int pitch) {
        return pitchClasses().contains(PitchClass.of(pitch));
    }

    /** The same chord some semitones higher. */
    public Chord transposed(int semitones) {
        return new Chord(PitchClass.of(root + semitones), quality, PitchClass.of(bass + semitones));
    }

    /** Chord symbol, such as {@code F#m7} or {@code C/E}. */
    public String symbol(boolean flats) {
        String symbol = PitchClass.name(root, flats) + quality.symbol();
        return bass == root ? symbol : symbol + "/" + PitchClass.name(bass, flats);
    }

    /** Reads a chord symbol; the spellings of lead sheets are in {@link ChordSymbols}. */
    public static Optional<Chord> parse(String symbol) {
        return ChordSymbols.parse(symbol);
    }
}
