package lathe.engine.compose.voicing;

import java.util.List;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import lathe.engine.theory.PitchClass;

/** Names the chord that pitches make: the one that most of them belong to and that misses least. */
public final class ChordReader {

    private static final List<ChordQuality> QUALITIES = List.of(
            ChordQuality.MAJOR,
            ChordQuality.MINOR,
            ChordQuality.DIMINISHED,
            ChordQuality.AUGMENTED,
            ChordQuality.SEVENTH,
            ChordQuality.MINOR_SEVENTH,
            ChordQuality.MAJOR_SEVENTH,
            ChordQuality.HALF_DIMINISHED,
            ChordQuality.DIMINISHED_SEVENTH,
            ChordQuality.SUSPENDED4);

    private static final double FOREIGN = 1.6;
    private static final double MISSING = 0.7;
    private static final double MISSING_FIFTH = 0.3;
    private static final double INVERTED = 0.25;
    private static final double RARE = 0.15;
    private static final int FIFTH_PLACE = 2;

    private ChordReader() {}

    /** Qualities that it tells apart. */
    public static List<ChordQuality> qualities() {
        return QUALITIES;
    }

    /**
     * The chord of some pitches, its bass the lowest of them.
     *
     * @param pitches at least one
     */
    public static Chord read(List<Integer> pitches) {
        int sounding = 0;
        int lowest = Integer.MAX_VALUE;
        for (int pitch : pitches) {
            sounding |= 1 << PitchClass.of(pitch);
            lowest = Math.min(lowest, pitch);
        }
        int bass = PitchClass.of(lowest);
        Chord best = Chord.of(bass, ChordQuality.MAJOR);
        double least = Double.MAX_VALUE;
        for (int root = 0; root < PitchClass.COUNT; root++) {
            for (int q = 0; q < QUALITIES.size(); q++) {
                double off = misfit(sounding, root, QUALITIES.get(q)) + (root == bass ? 0 : INVERTED) + RARE * (q >> 1);
                if (off < least) {
                    least = off;
                    best = new Chord(root, QUALITIES.get(q), bass);
                }
            }
        }
        return best;
    }

    private static double misfit(int sounding, int root, ChordQuality quality) {
        double off = 0;
        int own = 0;
        for (int i = 0; i < quality.intervals().size(); i++) {
            int bit = 1 << PitchClass.of(root + quality.intervals().get(i));
            own |= bit;
            if ((sounding & bit) == 0) {
                off += i == FIFTH_PLACE ? MISSING_FIFTH : i == 0 ? 2 * MISSING : MISSING;
            }
        }
        return off + FOREIGN * Integer.bitCount(sounding & ~own);
    }
}
