package lathe.engine.compose.markov;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.Composer;
import lathe.engine.compose.SectionDraft;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.craft.CadenceWish;
import lathe.engine.compose.craft.HarmonyWish;
import lathe.engine.compose.craft.KinshipWish;
import lathe.engine.compose.craft.MelodyLine;
import lathe.engine.compose.craft.MotionWish;
import lathe.engine.compose.craft.Originality;
import lathe.engine.compose.craft.ShapeWish;
import lathe.engine.compose.craft.Wish;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.compose.plan.RhythmPlan;
import lathe.engine.compose.plan.SectionForm;
import lathe.engine.compose.plan.Slot;
import lathe.engine.compose.plan.Taste;
import lathe.engine.score.Note;

/**
 * A composer after Conklin and Witten, Multiple Viewpoint Systems for Music Prediction (1995): what follows is drawn from what
 * usually followed, in old songs and in this one.
 */
public final class MarkovComposer implements Composer {

    private static final int SOFT = 72;

    @Override
    public String id() {
        return "markov";
    }

    @Override
    public SectionDraft compose(SectionTask task) {
        List<Note> melody = task.melody().isEmpty() ? melody(task) : task.melody();
        return new SectionDraft(task.chords(), melody, List.of());
    }

    private static List<Note> melody(SectionTask task) {
        MetricGrid grid = new MetricGrid(task.meter());
        double dance = Taste.of(task.style()).dance();
        SectionForm form = SectionForm.of(task);
        List<Slot> slots = RhythmPlan.write(task, form, new MarkovRhythm(task.meter(), dance));
        HarmonyWish harmony = new HarmonyWish(task, slots);
        List<Wish> wishes = List.of(
                harmony,
                new MotionWish(harmony, slots),
                new ShapeWish(task, form, slots),
                new KinshipWish(task, form, slots, harmony),
                new CadenceWish(task, form, slots, harmony),
                new Originality(slots));
        MelodyLine line = new PitchSearch(slots, task.range(), new ViewpointModel(dance), wishes)
                .search(
                        MelodyLine.ofSlots(task.key(), grid, slots),
                        task.seed().child("pitch").random());
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            int velocity = SOFT + (int) Math.round(24 * task.energy()) + 3 * grid.strength(slot.start());
            notes.add(new Note(slot.start(), slot.duration(), line.pitch(i), velocity));
        }
        return notes;
    }
}
