package lathe.engine.compose.craft;

import java.util.List;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.plan.Cadence;
import lathe.engine.compose.plan.PhrasePlan;
import lathe.engine.compose.plan.SectionForm;
import lathe.engine.compose.plan.Slot;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchClass;

/** Phrases end on the note that their cadence asks for, reached by step. */
public final class CadenceWish implements Wish {

    private static final double REST = 6;

    private final Key key;
    private final SectionForm form;
    private final List<Slot> slots;
    private final HarmonyWish harmony;

    /** Knows the cadences of the form and the chords that they fall on. */
    public CadenceWish(SectionTask task, SectionForm form, List<Slot> slots, HarmonyWish harmony) {
        key = task.key();
        this.form = form;
        this.slots = slots;
        this.harmony = harmony;
    }

    @Override
    public double weigh(MelodyLine line, int at, int pitch) {
        Slot slot = slots.get(at);
        if (!slot.phraseEnd()) {
            return 0;
        }
        PhrasePlan phrase = form.phrases().get(form.bars().get(slot.bar()).phrase());
        double weight = ending(phrase.cadence(), harmony.chord(at), pitch);
        int size = at == 0 ? 0 : Math.abs(pitch - line.pitch(at - 1));
        return weight - (size > 4 ? 1.5 : size > 2 ? 0.3 : 0);
    }

    private double ending(Cadence cadence, Chord chord, int pitch) {
        if (!chord.contains(pitch)) {
            return -3;
        }
        boolean tonic = PitchClass.of(pitch) == key.tonic();
        boolean root = PitchClass.of(pitch) == chord.root();
        return switch (cadence) {
            case CLOSED -> tonic ? REST : root ? REST / 2 : -REST / 2;
            case OPEN -> tonic ? -1 : key.degree(pitch) == 1 || key.degree(pitch) == 4 ? REST / 3 : 0.3;
            case BREATH -> tonic ? 0.3 : 0;
        };
    }
}
