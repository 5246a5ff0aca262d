package lathe.engine.compose.markov;

import java.util.List;
import lathe.engine.compose.Composer;
import lathe.engine.compose.SectionDraft;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.craft.Craft;
import lathe.engine.compose.craft.MelodyLine;
import lathe.engine.compose.plan.RhythmPlan;
import lathe.engine.compose.plan.SectionForm;
import lathe.engine.compose.plan.Slot;
import lathe.engine.compose.plan.Taste;
import lathe.engine.score.Note;

/**
 * A composer after Conklin and Witten, Multiple Viewpoint Systems for Music Prediction (1995): what follows is drawn from what
 * usually followed, in old songs and in this one. The chords stay as proposed.
 */
public final class MarkovComposer implements Composer {

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
        double dance = Taste.of(task.style()).dance();
        SectionForm form = SectionForm.of(task);
        List<Slot> slots = RhythmPlan.write(task, form, new MarkovRhythm(task.meter(), dance));
        Craft craft = new Craft(task, form, slots);
        MelodyLine line = new PitchSearch(slots, task.range(), new ViewpointModel(dance), craft)
                .search(craft.emptyLine(), task.seed().child("pitch").random());
        return craft.notes(line);
    }
}
