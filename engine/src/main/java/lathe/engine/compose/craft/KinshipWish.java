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

    /** How strict it stays where the chord has changed under the note. */
    private static final double YIELDING = 0.35;

    private final SectionForm form;
    private final List<Slot> slots;
    private final ScaleSteps scale;
    private final HarmonyWish harmony;
    private final double literal;

    /** Knows which slots answer which, and what their chords allow. */
    public KinshipWish(SectionTask task, SectionForm form, List<Slot> slots, HarmonyWish harmony) {
        this.form = form;
        this.slots = slots;
        this.harmony = harmony;
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
        int model = line.pitch(slot.like());
        double strict = STRICTNESS * literal * (bar.cadence() ? 0.4 : 1);
        if (bar.development() == Development.REPEAT) {
            int off = Math.abs(scale.between(model, pitch));
            double yielding = harmony.chord(at).contains(model) ? 1 : YIELDING;
            return -strict * yielding * (Math.min(3, off) + (model == pitch ? 0 : 0.5));
        }
        if (at > 0 && slot.like() > 0 && slots.get(at - 1).like() == slot.like() - 1 && sameBar(at)) {
            int wanted = scale.between(line.pitch(slot.like() - 1), model);
            int found = scale.between(line.pitch(at - 1), pitch);
            int aim = bar.development() == Development.INVERT ? -wanted : wanted;
            return -strict * Math.min(2, Math.abs(found - aim));
        }
        return 0;
    }

    private boolean sameBar(int at) {
        return slots.get(at - 1).bar() == slots.get(at).bar();
    }
}
