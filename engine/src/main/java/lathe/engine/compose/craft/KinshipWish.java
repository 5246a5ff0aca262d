package lathe.engine.compose.craft;

import java.util.List;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.plan.BarPlan;
import lathe.engine.compose.plan.Development;
import lathe.engine.compose.plan.SectionForm;
import lathe.engine.compose.plan.Slot;
import lathe.engine.compose.plan.Taste;

/** A bar that takes after another keeps its steps: at pitch, from another note, or upside down. */
public final class KinshipWish implements Wish {

    private static final double STRICTNESS = 2.4;

    private final SectionForm form;
    private final List<Slot> slots;
    private final ScaleSteps scale;
    private final double literal;

    /** Knows which slots answer which. */
    public KinshipWish(SectionTask task, SectionForm form, List<Slot> slots) {
        this.form = form;
        this.slots = slots;
        scale = new ScaleSteps(task.key());
        literal = Taste.of(task.style()).literal();
    }

    @Override
    public double weigh(MelodyLine line, int at, int pitch) {
        Slot slot = slots.get(at);
        if (slot.like() < 0) {
            return 0;
        }
        BarPlan bar = form.bars().get(slot.bar());
        double strict = STRICTNESS * literal * (bar.cadence() ? 0.4 : 1);
        int model = line.pitch(slot.like());
        double weight = 0;
        if (bar.development() == Development.REPEAT) {
            int off = Math.abs(scale.between(model, pitch));
            weight -= strict * (Math.min(3, off) + (model == pitch ? 0 : 0.5));
        }
        if (at > 0 && slot.like() > 0 && slots.get(at - 1).like() == slot.like() - 1 && sameBar(at)) {
            int wanted = scale.between(line.pitch(slot.like() - 1), model);
            int found = scale.between(line.pitch(at - 1), pitch);
            int aim = bar.development() == Development.INVERT ? -wanted : wanted;
            weight -= strict * Math.min(3, Math.abs(found - aim));
        }
        return weight;
    }

    private boolean sameBar(int at) {
        return slots.get(at - 1).bar() == slots.get(at).bar();
    }
}
