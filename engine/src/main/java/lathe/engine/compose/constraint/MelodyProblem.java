package lathe.engine.compose.constraint;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.craft.Craft;
import lathe.engine.compose.craft.MelodyLine;
import lathe.engine.compose.plan.Cadence;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.compose.plan.SectionForm;
import lathe.engine.compose.plan.Slot;
import lathe.engine.compose.solver.Domain;
import lathe.engine.compose.solver.Problem;
import lathe.engine.compose.solver.Solution;
import lathe.engine.compose.solver.Solver;
import lathe.engine.theory.Chord;
import lathe.engine.theory.PitchClass;

/**
 * Pitches for a rhythm, phrase by phrase. Forbidden are: notes outside scale and chord, dissonance on strong places or left or reached
 * by leap, tritones, sevenths and leaps beyond the octave, large leaps that go on the same way, a note three times. Where no solution
 * is left, the rules give way in {@link Strictness} order.
 */
final class MelodyProblem {

    private static final long STEPS = 900;
    private static final int STEP = 2;
    private static final int FOURTH = 5;
    private static final int OCTAVE = 12;
    private static final double NOISE = 2;
    private static final double REPEATED = 0.4;
    private static final double LEAPED = 0.7;
    private static final double PER_SEMITONE = 0.25;

    /** More than any note can earn from the wishes, so that costs stay positive. */
    private static final double MOST_EARNED = 8;

    private enum Strictness {
        COUNTERPOINT,
        SCALE,
        OCTAVES
    }

    private final SectionTask task;
    private final SectionForm form;
    private final List<Slot> slots;
    private final Craft craft;
    private final MelodyLine line;
    private final MetricGrid grid;
    private final double[][] moods;

    MelodyProblem(SectionTask task, SectionForm form, List<Slot> slots, Craft craft) {
        this.task = task;
        this.form = form;
        this.slots = slots;
        this.craft = craft;
        line = craft.emptyLine();
        grid = new MetricGrid(task.meter());
        RandomGenerator random = task.seed().child("moods").random();
        moods = new double[slots.size()][Domain.MOST + 1];
        for (double[] mood : moods) {
            for (int pitch = 0; pitch < mood.length; pitch++) {
                mood[pitch] = NOISE * random.nextDouble();
            }
        }
    }

    /** The line with all its pitches. */
    MelodyLine solve() {
        int from = 0;
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).phraseEnd()) {
                phrase(from, i + 1);
                from = i + 1;
            }
        }
        return line;
    }

    private void phrase(int from, int to) {
        for (Strictness strictness : Strictness.values()) {
            Optional<Solution> solution = Solver.cheapest(problem(from, to, strictness), STEPS);
            if (solution.isPresent()) {
                for (int i = from; i < to; i++) {
                    line.pitch(i, solution.get().values().get(i - from));
                }
                return;
            }
        }
        throw new IllegalStateException("no pitch in " + task.range());
    }

    private Problem problem(int from, int to, Strictness strictness) {
        Problem problem = new Problem();
        for (int i = from; i < to; i++) {
            int at = i;
            int variable = problem.variable(domain(at, strictness));
            if (variable > 0) {
                problem.pair(variable - 1, variable, (a, b) -> follows(at, a, b, strictness));
            }
            if (variable > 1 && strictness == Strictness.COUNTERPOINT) {
                problem.rule(
                        List.of(variable - 2, variable - 1, variable),
                        pitches -> turns(pitches[0], pitches[1], pitches[2]));
            }
        }
        problem.cost((values, at) -> cost(from, values, at));
        return problem;
    }

    private double cost(int from, int[] values, int at) {
        for (int i = 0; i <= at; i++) {
            line.pitch(from + i, values[i]);
        }
        int slot = from + at;
        double wished = slots.get(slot).pitch() >= 0 ? 0 : craft.weigh(line, slot, values[at]);
        return Math.max(0, MOST_EARNED - wished + moods[slot][values[at]] + distance(slot, values[at]));
    }

    /** Steps are smooth; repeating and leaping wear out. */
    private double distance(int slot, int pitch) {
        int size = slot == 0 ? 1 : Math.abs(pitch - line.pitch(slot - 1));
        return size == 0 ? REPEATED : size <= STEP ? 0 : LEAPED + PER_SEMITONE * (size - STEP);
    }

    private Domain domain(int at, Strictness strictness) {
        Slot slot = slots.get(at);
        if (slot.pitch() >= 0) {
            return Domain.only(slot.pitch());
        }
        Domain all = Domain.range(task.range().low(), task.range().high());
        if (at > 0 && slots.get(at - 1).phraseEnd()) {
            int before = line.pitch(at - 1);
            all = kept(all, all.where(pitch -> Math.abs(pitch - before) <= OCTAVE));
        }
        if (strictness == Strictness.OCTAVES) {
            return all;
        }
        Chord chord = craft.harmony().chord(at);
        Domain inScale = kept(all, all.where(pitch -> task.key().contains(pitch) || chord.contains(pitch)));
        if (strictness == Strictness.SCALE) {
            return inScale;
        }
        boolean strong = grid.strength(slot.start()) >= MetricGrid.BEAT && slot.duration() >= grid.beatTicks();
        Domain fitting = strong || slot.phraseEnd() ? kept(inScale, inScale.where(chord::contains)) : inScale;
        boolean rests = slot.phraseEnd() && cadence(slot) == Cadence.CLOSED;
        return rests
                ? kept(
                        fitting,
                        fitting.where(
                                pitch -> PitchClass.of(pitch) == task.key().tonic()))
                : fitting;
    }

    private Cadence cadence(Slot slot) {
        return form.phrases().get(form.bars().get(slot.bar()).phrase()).cadence();
    }

    private static Domain kept(Domain otherwise, Domain narrowed) {
        return narrowed.isEmpty() ? otherwise : narrowed;
    }

    private boolean follows(int at, int before, int pitch, Strictness strictness) {
        int size = Math.abs(pitch - before);
        boolean given = slots.get(at).pitch() >= 0 && slots.get(at - 1).pitch() >= 0;
        if (given) {
            return true;
        }
        if (strictness != Strictness.COUNTERPOINT) {
            return size <= OCTAVE;
        }
        boolean dissonant = !craft.harmony().chord(at).contains(pitch)
                || !craft.harmony().chord(at - 1).contains(before);
        return dissonant ? size <= STEP : size <= OCTAVE && size != 6 && size != 10 && size != 11;
    }

    /** After a large leap the line turns or rests; no note comes three times in a row. */
    private static boolean turns(int first, int second, int third) {
        int leap = second - first;
        boolean onward = (long) leap * (third - second) > 0;
        return !(Math.abs(leap) > FOURTH && onward) && !(leap == 0 && second == third);
    }
}
