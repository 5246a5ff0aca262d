package lathe.engine.compose;

import java.util.List;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.theory.PitchClass;

/** Prints what the composers write, to be looked at: a line of note names for each bar, and a roll. */
public final class Sketchbook {

    private Sketchbook() {}

    /** Arguments: composer, seed. */
    public static void main(String[] arguments) {
        String composer = arguments.length > 0 ? arguments[0] : "markov";
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        show(composer, Tasks.of("pop", "C", "4/4", 0.5, "C|G|Am|F|C|G|F G|C", seed));
        show(composer, Tasks.of("k-ballad", "Am", "4/4", 0.2, "Am|F|C|G|Am|Dm|E7|Am|F|G|C|Am|Dm|Am|E7|Am", seed));
        show(composer, Tasks.of("waltz", "F", "3/4", 0.5, "F|F|C7|F|Bb|F|C7|F", seed));
        show(composer, Tasks.of("folk", "G", "6/8", 0.7, "G|C|D7|G|Em|C|D7|G", seed));
        show(composer, Tasks.of("chorale", "D", "4/4", 0.4, "D A|Bm F#m|G D|Em A|D G|A D|Em A7|D", seed));
        show(composer, Tasks.of("k-pop", "F#m", "4/4", 0.9, "F#m|D|A|E|F#m|D|A|E", seed));
        show(composer, Tasks.of("ambient", "Eb", "4/4", 0.1, "Ebmaj7|Abmaj7|Ebmaj7|Bb", seed));
    }

    private static void show(String composer, SectionTask task) {
        long before = System.nanoTime();
        SectionDraft draft = Composers.byId(composer).compose(task);
        System.out.printf(
                "== %s %s %s energy %.1f (%d ms)%n",
                task.style(), task.key().name(), task.meter(), task.energy(), (System.nanoTime() - before) / 1_000_000);
        bars(task, draft);
        roll(task, draft.melody());
    }

    private static void bars(SectionTask task, SectionDraft draft) {
        MetricGrid grid = new MetricGrid(task.meter());
        for (int bar = 0; bar < task.bars(); bar++) {
            long start = bar * grid.barTicks();
            StringBuilder text = new StringBuilder();
            for (ChordSpan span : draft.chords()) {
                if (span.startTick() >= start && span.startTick() < start + grid.barTicks()) {
                    text.append(span.chord().symbol(task.key().usesFlats())).append(' ');
                }
            }
            text.append("\t");
            line(task, draft.melody(), start, grid, text);
            for (List<Note> voice : draft.inner()) {
                text.append(" / ");
                line(task, voice, start, grid, text);
            }
            System.out.println(text);
        }
    }

    private static void line(SectionTask task, List<Note> notes, long start, MetricGrid grid, StringBuilder text) {
        for (Note note : notes) {
            if (note.startTick() >= start && note.startTick() < start + grid.barTicks()) {
                text.append(PitchClass.name(note.pitch(), task.key().usesFlats()))
                        .append(note.pitch() / 12 - 1)
                        .append('@')
                        .append((note.startTick() - start) / (double) MetricGrid.STEP / 4 + 1)
                        .append('+')
                        .append(note.durationTicks() / (double) MetricGrid.STEP / 4)
                        .append(' ');
            }
        }
    }

    private static void roll(SectionTask task, List<Note> notes) {
        int high = notes.stream().mapToInt(Note::pitch).max().orElse(60);
        int low = notes.stream().mapToInt(Note::pitch).min().orElse(60);
        long step = MetricGrid.STEP * 2;
        long bar = new MetricGrid(task.meter()).barTicks();
        for (int pitch = high; pitch >= low; pitch--) {
            StringBuilder row = new StringBuilder();
            for (long tick = 0; tick < task.ticks(); tick += step) {
                row.append(cell(notes, pitch, tick, step, tick % bar == 0));
            }
            System.out.printf("%3s|%s|%n", PitchClass.name(pitch, task.key().usesFlats()), row);
        }
    }

    private static String cell(List<Note> notes, int pitch, long tick, long step, boolean barLine) {
        String empty = barLine ? ":" : " ";
        for (Note note : notes) {
            if (note.pitch() == pitch && note.startTick() < tick + step && note.endTick() > tick) {
                return note.startTick() >= tick ? "#" : "=";
            }
        }
        return empty;
    }
}
