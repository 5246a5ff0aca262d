package lathe.engine.compose.craft;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.compose.plan.SectionForm;
import lathe.engine.compose.plan.Slot;
import lathe.engine.score.Note;

/** All that is wished of the tune of a section. */
public final class Craft {

    private static final int SOFT = 72;

    private final SectionTask task;
    private final List<Slot> slots;
    private final HarmonyWish harmony;
    private final ShapeWish shape;
    private final List<Wish> wishes;

    /** Gathers the wishes for a rhythm. */
    public Craft(SectionTask task, SectionForm form, List<Slot> slots) {
        this.task = task;
        this.slots = slots;
        harmony = new HarmonyWish(task, slots);
        shape = new ShapeWish(task, form, slots);
        wishes = List.of(
                harmony,
                new MotionWish(harmony, slots),
                shape,
                new KinshipWish(task, form, slots, harmony),
                new CadenceWish(task, form, slots, harmony),
                new Originality(slots));
    }

    /** All wishes. */
    public List<Wish> wishes() {
        return wishes;
    }

    /** What the chords wish. */
    public HarmonyWish harmony() {
        return harmony;
    }

    /** Where the tune should lie. */
    public ShapeWish shape() {
        return shape;
    }

    /** What speaks for a pitch by all wishes, in natural logarithms. */
    public double weigh(MelodyLine line, int at, int pitch) {
        double weight = 0;
        for (Wish wish : wishes) {
            weight += wish.weigh(line, at, pitch);
        }
        return weight;
    }

    /** A line without pitches yet. */
    public MelodyLine emptyLine() {
        return MelodyLine.ofSlots(task.key(), new MetricGrid(task.meter()), slots);
    }

    /** The notes of a finished line, strong places a little louder. */
    public List<Note> notes(MelodyLine line) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            int velocity = SOFT + (int) Math.round(24 * task.energy()) + 3 * line.strength(i);
            notes.add(new Note(slot.start(), slot.duration(), line.pitch(i), velocity));
        }
        return notes;
    }
}
