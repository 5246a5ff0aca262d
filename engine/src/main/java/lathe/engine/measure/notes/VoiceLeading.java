package lathe.engine.measure.notes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.theory.PitchClass;

/**
 * What the schoolbooks of counterpoint forbid, counted. Voices are the single lines among the pitched tracks; if there are
 * fewer than two, the highest and the lowest line of all.
 *
 * <p>Two voices move in parallel where both go the same way, and a perfect fifth (or octave, or unison) follows another of its
 * kind. Voices that are in octaves for most of their time double each other, which is orchestration and no fault. A hard leap
 * is one of a seventh or of more than an octave without a rest between. Voices cross where the one that lies higher on the whole
 * goes below the other.
 *
 * @param parallelFifths number of them
 * @param parallelOctaves number of them, unisons too
 * @param hardLeaps number of them
 * @param crossings beginnings of crossings of neighbouring voices
 */
public record VoiceLeading(int parallelFifths, int parallelOctaves, int hardLeaps, int crossings) {

    private static final int MOST_VOICES = 8;
    private static final int FIFTH = 7;

    /** Counts the faults of a score. */
    static VoiceLeading of(Score score) {
        List<List<Note>> voices = voices(score);
        int fifths = 0;
        int octaves = 0;
        int crossings = 0;
        int leaps = 0;
        for (int upper = 0; upper < voices.size(); upper++) {
            leaps += hardLeaps(voices.get(upper), score.ticksPerQuarter());
            for (int lower = upper + 1; lower < voices.size(); lower++) {
                Pair pair = Pair.of(voices.get(upper), voices.get(lower));
                fifths += pair.fifths;
                octaves += pair.doubling() ? 0 : pair.octaves;
                crossings += lower == upper + 1 ? pair.crossings : 0;
            }
        }
        return new VoiceLeading(fifths, octaves, leaps, crossings);
    }

    /** All of them. */
    public int faults() {
        return parallelFifths + parallelOctaves + hardLeaps + crossings;
    }

    /** The highest on the whole first. */
    private static List<List<Note>> voices(Score score) {
        List<List<Note>> single = score.tracks().stream()
                .filter(track -> !track.percussion() && !track.notes().isEmpty() && Voice.isSingle(track.notes()))
                .map(Track::notes)
                .sorted(Comparator.comparingDouble(Voice::meanPitch).reversed())
                .limit(MOST_VOICES)
                .toList();
        if (single.size() >= 2) {
            return single;
        }
        List<Note> all = score.tracks().stream()
                .filter(track -> !track.percussion())
                .flatMap(track -> track.notes().stream())
                .sorted(Track.ORDER)
                .toList();
        List<Note> mirrored =
                all.stream().map(VoiceLeading::mirrored).sorted(Track.ORDER).toList();
        List<Note> lowest =
                Melody.skyline(mirrored).stream().map(VoiceLeading::mirrored).toList();
        return List.of(Melody.skyline(all), lowest);
    }

    private static Note mirrored(Note note) {
        return note.withPitch(Note.MOST - note.pitch());
    }

    private static int hardLeaps(List<Note> line, int ticksPerQuarter) {
        int leaps = 0;
        for (int i = 1; i < line.size(); i++) {
            Note before = line.get(i - 1);
            int size = Math.abs(line.get(i).pitch() - before.pitch());
            boolean joined = line.get(i).startTick() - before.endTick() < ticksPerQuarter / 2;
            boolean hard = size == PitchClass.COUNT - 2 || size == PitchClass.COUNT - 1 || size > PitchClass.COUNT;
            leaps += joined && hard ? 1 : 0;
        }
        return leaps;
    }

    /** Two voices walked through together, from one beginning of a note to the next. */
    private static final class Pair {

        private int fifths;
        private int octaves;
        private int crossings;
        private int moments;
        private int momentsInOctaves;

        static Pair of(List<Note> upper, List<Note> lower) {
            Pair pair = new Pair();
            Note lastUpper = null;
            Note lastLower = null;
            boolean crossed = false;
            for (Note[] now : moments(upper, lower)) {
                Note high = now[0];
                Note low = now[1];
                int interval = high.pitch() - low.pitch();
                int simple = PitchClass.of(interval);
                pair.moments++;
                pair.momentsInOctaves += simple == 0 ? 1 : 0;
                if (lastUpper != null && lastLower != null) {
                    int before = PitchClass.of(lastUpper.pitch() - lastLower.pitch());
                    int up = Integer.signum(high.pitch() - lastUpper.pitch());
                    boolean parallel = up != 0 && up == Integer.signum(low.pitch() - lastLower.pitch());
                    pair.fifths += parallel && simple == FIFTH && before == FIFTH ? 1 : 0;
                    pair.octaves += parallel && simple == 0 && before == 0 ? 1 : 0;
                }
                pair.crossings += interval < 0 && !crossed ? 1 : 0;
                crossed = interval < 0;
                lastUpper = high;
                lastLower = low;
            }
            return pair;
        }

        /** Both notes wherever one of them begins while the other sounds. */
        private static List<Note[]> moments(List<Note> upper, List<Note> lower) {
            List<Note[]> moments = new ArrayList<>();
            int u = 0;
            int l = 0;
            while (u < upper.size() && l < lower.size()) {
                Note high = upper.get(u);
                Note low = lower.get(l);
                if (high.startTick() < low.endTick() && low.startTick() < high.endTick()) {
                    moments.add(new Note[] {high, low});
                }
                if (high.endTick() <= low.endTick()) {
                    u++;
                }
                if (low.endTick() <= high.endTick()) {
                    l++;
                }
            }
            return moments;
        }

        private boolean doubling() {
            return momentsInOctaves * 2 > moments;
        }
    }
}
