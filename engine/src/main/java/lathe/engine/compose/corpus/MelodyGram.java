package lathe.engine.compose.corpus;

import java.util.List;
import lathe.engine.score.Note;

/**
 * Runs of notes as numbers that do not change when the tune is transposed or played at another speed: intervals between the
 * pitches, and distances between the onsets divided by their greatest common divisor. The length of the last note is left out.
 */
final class MelodyGram {

    /** Onsets are rounded to parts of a quarter that sixteenths, triplets and their halves share. */
    private static final int PARTS = 24;

    private MelodyGram() {}

    /** The gram of {@code count} notes from {@code from} on. */
    static long of(List<Note> notes, int from, int count, int ticksPerQuarter) {
        long divisor = 0;
        for (int i = from + 1; i < from + count; i++) {
            divisor = gcd(divisor, distance(notes, i, ticksPerQuarter));
        }
        long hash = mix(count);
        for (int i = from + 1; i < from + count; i++) {
            int interval = notes.get(i).pitch() - notes.get(i - 1).pitch();
            long distance = divisor == 0 ? 0 : distance(notes, i, ticksPerQuarter) / divisor;
            hash = mix(hash ^ ((interval + 128L) << 32 | distance));
        }
        return hash;
    }

    private static long distance(List<Note> notes, int i, int ticksPerQuarter) {
        return part(notes.get(i), ticksPerQuarter) - part(notes.get(i - 1), ticksPerQuarter);
    }

    private static long part(Note note, int ticksPerQuarter) {
        return Math.floorDiv(2 * PARTS * note.startTick() + ticksPerQuarter, 2L * ticksPerQuarter);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long bits) {
        long z = bits + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
