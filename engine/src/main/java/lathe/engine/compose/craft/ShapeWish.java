package lathe.engine.compose.craft;

import java.util.List;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.compose.plan.PhrasePlan;
import lathe.engine.compose.plan.SectionForm;
import lathe.engine.compose.plan.Slot;
import lathe.engine.theory.PitchRange;

/** Phrases rise and fall in arches, the highest note comes once, and the tune keeps to a singable part of its range. */
public final class ShapeWish implements Wish {

    private static final double PULL = 0.065;

    /** Where phrases begin and end between the lowest and the highest note. */
    private static final double FOOT = 0.12;

    private static final double CEILING = 1.2;

    private final double[] curve;
    private final int[] ceiling;
    private final PitchRange ambitus;

    /** Draws the curve that the tune should follow. */
    public ShapeWish(SectionTask task, SectionForm form, List<Slot> slots) {
        ambitus = ambitus(task);
        MetricGrid grid = new MetricGrid(task.meter());
        curve = new double[slots.size()];
        ceiling = new int[slots.size()];
        int width = ambitus.high() - ambitus.low();
        for (int i = 0; i < curve.length; i++) {
            Slot slot = slots.get(i);
            PhrasePlan phrase = form.phrases().get(form.bars().get(slot.bar()).phrase());
            double at = ((double) slot.start() / grid.barTicks() - phrase.startBar()) / phrase.bars();
            double arch = Math.sin(Math.PI * Math.clamp(0.15 + 0.9 * at, 0, 1));
            curve[i] = ambitus.low() + width * (FOOT + (phrase.height() - FOOT) * arch);
            ceiling[i] = ambitus.low() + (int) Math.round(width * Math.max(0.55, phrase.height()));
        }
    }

    /** The part of the range that the tune uses: wider and higher with more energy. */
    private static PitchRange ambitus(SectionTask task) {
        PitchRange range = task.range();
        int width = Math.min(range.high() - range.low(), (int) Math.round(12 + 6 * task.energy()));
        int room = range.high() - range.low() - width;
        int low = range.low() + (int) Math.round(room * (0.3 + 0.45 * task.energy()));
        return new PitchRange(low, low + width);
    }

    /** Pitches that the tune should keep to. */
    public PitchRange ambitus() {
        return ambitus;
    }

    @Override
    public double weigh(MelodyLine line, int at, int pitch) {
        double off = pitch - curve[at];
        double weight = -PULL * off * off / 2;
        if (pitch > ceiling[at]) {
            weight -= CEILING * (pitch - ceiling[at]);
        }
        if (pitch < ambitus.low()) {
            weight -= CEILING * (ambitus.low() - pitch);
        }
        return weight;
    }
}
