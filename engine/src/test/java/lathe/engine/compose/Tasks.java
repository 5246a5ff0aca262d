package lathe.engine.compose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchRange;

/** Tasks for tests, from short strings. */
public final class Tasks {

    private Tasks() {}

    /** A task with a chord or more for each bar, bars apart by {@code |}; phrases of four bars, the rest in the last. */
    public static SectionTask of(String style, String key, String meter, double energy, String chords, long seed) {
        String[] parts = meter.split("/", -1);
        Meter time = new Meter(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        List<ChordSpan> spans = spans(chords, time);
        int bars = (int) (spans.getLast().endTick() / time.barTicks(Score.TICKS_PER_QUARTER));
        List<Integer> phrases = new ArrayList<>(Collections.nCopies(Math.max(1, bars / 4), 4));
        phrases.set(
                phrases.size() - 1,
                phrases.getLast() + bars - phrases.stream().mapToInt(i -> i).sum());
        return new SectionTask(
                SectionKind.VERSE,
                style,
                Key.parse(key).orElseThrow(),
                time,
                bars,
                energy,
                new PitchRange(57, 81),
                spans,
                true,
                phrases,
                Collections.nCopies(phrases.size(), 0),
                List.of(),
                List.of(),
                false,
                new Seed(seed));
    }

    /** Chords in equal parts of bars. */
    public static List<ChordSpan> spans(String chords, Meter meter) {
        long bar = meter.barTicks(Score.TICKS_PER_QUARTER);
        List<ChordSpan> spans = new ArrayList<>();
        String[] bars = chords.split("\\|", -1);
        for (int b = 0; b < bars.length; b++) {
            String[] symbols = bars[b].strip().split(" +", -1);
            for (int i = 0; i < symbols.length; i++) {
                long length = bar / symbols.length;
                spans.add(new ChordSpan(
                        b * bar + i * length, length, Chord.parse(symbols[i]).orElseThrow()));
            }
        }
        return spans;
    }

    /** The task with syllables for its phrases. */
    public static SectionTask singing(SectionTask task, Integer... syllables) {
        return changed(task, task.chordsFixed(), List.of(syllables), task.motif(), task.melody());
    }

    /** The task with a motif. */
    public static SectionTask beginning(SectionTask task, List<Note> motif) {
        return changed(task, task.chordsFixed(), task.syllables(), motif, task.melody());
    }

    /** The task with a given tune. */
    public static SectionTask harmonising(SectionTask task, List<Note> melody) {
        return changed(task, task.chordsFixed(), task.syllables(), task.motif(), melody);
    }

    /** The task with chords that may change. */
    public static SectionTask free(SectionTask task) {
        return changed(task, false, task.syllables(), task.motif(), task.melody());
    }

    private static SectionTask changed(
            SectionTask t, boolean fixed, List<Integer> syllables, List<Note> motif, List<Note> melody) {
        return new SectionTask(
                t.kind(),
                t.style(),
                t.key(),
                t.meter(),
                t.bars(),
                t.energy(),
                t.range(),
                t.chords(),
                fixed,
                t.phraseBars(),
                syllables,
                motif,
                melody,
                t.endsOpen(),
                t.seed());
    }
}
