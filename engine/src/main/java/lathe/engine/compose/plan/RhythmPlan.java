package lathe.engine.compose.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import lathe.engine.compose.SectionTask;
import lathe.engine.score.Note;
import lathe.engine.score.Score;

/** Gives a form its rhythm: bars that are kin share one, phrases breathe at their ends, and each sings its syllables exactly. */
public final class RhythmPlan {

    private final SectionTask task;
    private final SectionForm form;
    private final MetricGrid grid;
    private final Taste taste;
    private final RhythmSource source;
    private final List<Slot> slots = new ArrayList<>();
    private final List<List<Long>> bars = new ArrayList<>();

    private RhythmPlan(SectionTask task, SectionForm form, RhythmSource source) {
        this.task = task;
        this.form = form;
        this.source = source;
        grid = new MetricGrid(task.meter());
        taste = Taste.of(task.style());
    }

    /**
     * Writes the rhythm of a section.
     *
     * @return slots by start, not overlapping
     */
    public static List<Slot> write(SectionTask task, SectionForm form, RhythmSource source) {
        RhythmPlan plan = new RhythmPlan(task, form, source);
        for (int p = 0; p < form.phrases().size(); p++) {
            plan.phrase(p, task.seed().child("rhythm").child(p).random());
        }
        return List.copyOf(plan.slots);
    }

    private void phrase(int index, RandomGenerator random) {
        PhrasePlan phrase = form.phrases().get(index);
        long start = phrase.startBar() * grid.barTicks();
        long end = start + phrase.bars() * grid.barTicks();
        List<Long> onsets = new ArrayList<>();
        for (int b = phrase.startBar(); b < phrase.startBar() + phrase.bars(); b++) {
            List<Long> bar = withMotif(b, bar(b, b == phrase.startBar() && index > 0, random));
            bars.add(bar);
            for (long onset : bar) {
                onsets.add(b * grid.barTicks() + onset);
            }
        }
        if (onsets.isEmpty()) {
            onsets.add(start);
        }
        if (phrase.syllables() > 0) {
            new OnsetFitting(grid, end).fit(onsets, phrase.syllables());
        }
        add(onsets, end);
    }

    private List<Long> bar(int index, boolean mayComeLate, RandomGenerator random) {
        BarPlan plan = form.bars().get(index);
        if (plan.like() >= 0) {
            return bars.get(plan.like());
        }
        double quarters = (double) grid.barTicks() / Score.TICKS_PER_QUARTER;
        double notes = taste.notesPerBar(quarters, task.energy());
        List<Long> before = bars.isEmpty() ? List.of() : bars.getLast();
        if (plan.cadence()) {
            return cadence(source.bar(grid, Math.max(1, 0.55 * notes), before, random));
        }
        List<Long> onsets = new ArrayList<>(source.bar(grid, notes, before, random));
        if (mayComeLate && onsets.size() > 2 && onsets.getFirst() == 0 && random.nextDouble() < taste.late()) {
            onsets.removeFirst();
        }
        return syncopated(onsets, random);
    }

    /** The motif's own onsets as long as it lasts, the bar's behind it. */
    private List<Long> withMotif(int bar, List<Long> onsets) {
        long start = bar * grid.barTicks();
        List<Note> motif = task.motif();
        if (motif.isEmpty() || motif.getLast().endTick() <= start) {
            return onsets;
        }
        long end = motif.getLast().endTick() - start;
        Stream<Long> given = motif.stream().map(note -> note.startTick() - start);
        return Stream.concat(
                        given.filter(onset -> onset >= 0 && onset < grid.barTicks()),
                        onsets.stream().filter(onset -> onset >= end))
                .distinct()
                .toList();
    }

    /** The last note of a phrase begins on a beat early enough to be held, and to leave a breath. */
    private List<Long> cadence(List<Long> onsets) {
        long latest = grid.barTicks() <= 2 * grid.beatTicks() ? 0 : grid.barTicks() / 2;
        while (grid.strength(latest) < MetricGrid.BEAT) {
            latest -= MetricGrid.STEP;
        }
        long end = latest;
        List<Long> kept = new ArrayList<>(onsets.stream().filter(o -> o < end).toList());
        boolean crowded = !kept.isEmpty() && onsets.size() == kept.size();
        if (!crowded || kept.isEmpty()) {
            kept.add(end);
        } else {
            while (kept.size() > 1 && grid.strength(kept.getLast()) < MetricGrid.BEAT) {
                kept.removeLast();
            }
        }
        return List.copyOf(kept);
    }

    /** Moves notes of beats a division ahead, as popular singers do; the downbeat stays. */
    private List<Long> syncopated(List<Long> onsets, RandomGenerator random) {
        List<Long> moved = new ArrayList<>();
        for (int i = 0; i < onsets.size(); i++) {
            long onset = onsets.get(i);
            long earlier = onset - grid.divisionTicks();
            boolean free = earlier > 0 && (i == 0 || onsets.get(i - 1) < earlier);
            boolean beat = grid.strength(onset) >= MetricGrid.BEAT;
            moved.add(beat && free && random.nextDouble() < taste.syncopation() ? earlier : onset);
        }
        return List.copyOf(moved);
    }

    private void add(List<Long> onsets, long end) {
        for (int i = 0; i < onsets.size(); i++) {
            long onset = onsets.get(i);
            boolean last = i == onsets.size() - 1;
            long next = last ? end - breath(onset, end) : onsets.get(i + 1);
            int pitch = -1;
            for (Note note : task.motif()) {
                if (note.startTick() == onset) {
                    pitch = task.range().fold(note.pitch());
                    next = Math.min(next, note.endTick());
                }
            }
            int bar = (int) (onset / grid.barTicks());
            slots.add(new Slot(onset, Math.max(1, next - onset), bar, kin(bar, onset), pitch, last));
        }
    }

    private long breath(long onset, long end) {
        long length = end - onset;
        long most = Math.max(grid.beatTicks(), length / 4);
        return length > 2 * grid.divisionTicks() ? Math.min(most, length - 2 * grid.divisionTicks()) : 0;
    }

    private int kin(int bar, long onset) {
        int like = form.bars().get(bar).like();
        if (like < 0) {
            return -1;
        }
        long wanted = onset - (bar - like) * grid.barTicks();
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).start() == wanted) {
                return i;
            }
        }
        return -1;
    }
}
