package lathe.engine.compose.constraint;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.Composer;
import lathe.engine.compose.SectionDraft;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.craft.Craft;
import lathe.engine.compose.markov.MarkovRhythm;
import lathe.engine.compose.plan.RhythmPlan;
import lathe.engine.compose.plan.SectionForm;
import lathe.engine.compose.plan.Slot;
import lathe.engine.compose.plan.Taste;
import lathe.engine.compose.voicing.Segment;
import lathe.engine.compose.voicing.Voicing;
import lathe.engine.score.Note;

/**
 * A composer by rules, as surveyed by Anders and Miranda, Constraint Programming Systems for Modeling Music Theories and Composition
 * (2011): pitches are variables, counterpoint forbids, taste costs. The chords stay as proposed; three lower voices are set to
 * them.
 */
public final class ConstraintComposer implements Composer {

    private static final int SOFT = 62;

    @Override
    public String id() {
        return "constraint";
    }

    @Override
    public SectionDraft compose(SectionTask task) {
        List<Note> melody = task.melody().isEmpty() ? melody(task) : task.melody();
        List<Segment> segments = Segment.cut(task, melody, false);
        List<Voicing> voicings = new VoicingProblem(segments).solve();
        List<List<Note>> inner = new ArrayList<>();
        for (int voice = 1; voice < Voicing.VOICES; voice++) {
            inner.add(voice(segments, voicings, voice, SOFT + (int) Math.round(20 * task.energy())));
        }
        return new SectionDraft(task.chords(), melody, inner);
    }

    private static List<Note> melody(SectionTask task) {
        SectionForm form = SectionForm.of(task);
        double dance = Taste.of(task.style()).dance();
        List<Slot> slots = RhythmPlan.write(task, form, new MarkovRhythm(task.meter(), dance));
        Craft craft = new Craft(task, form, slots);
        return craft.notes(new MelodyProblem(task, form, slots, craft).solve());
    }

    private static List<Note> voice(List<Segment> segments, List<Voicing> voicings, int voice, int velocity) {
        List<Note> notes = new ArrayList<>();
        for (int t = 0; t < segments.size(); t++) {
            Segment segment = segments.get(t);
            notes.add(new Note(
                    segment.start(),
                    segment.end() - segment.start(),
                    voicings.get(t).voice(voice),
                    velocity));
        }
        return notes;
    }
}
