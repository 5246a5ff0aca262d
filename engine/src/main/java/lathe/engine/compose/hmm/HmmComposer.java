package lathe.engine.compose.hmm;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.Composer;
import lathe.engine.compose.SectionDraft;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.markov.MarkovComposer;
import lathe.engine.compose.voicing.Segment;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.theory.Chord;

/**
 * A composer after Allan and Williams (2004): harmonises a tune as chorales do, in four voices. Chords that are fixed are only
 * set; others may change. Chorales move beat by beat, their lower voices with figures between the beats. The tune, where none is given, is a {@link MarkovComposer}'s.
 */
public final class HmmComposer implements Composer {

    private static final double BOLDNESS = 0.5;

    @Override
    public String id() {
        return "hmm";
    }

    @Override
    public SectionDraft compose(SectionTask task) {
        List<Note> tune = new MarkovComposer().compose(task).melody();
        boolean byBeat = "chorale".equals(task.style());
        List<Segment> segments = Segment.cut(task, tune, byBeat);
        Harmoniser harmoniser = new Harmoniser(task);
        List<Harmoniser.Candidate> path = task.chordsFixed()
                ? harmoniser.likeliest(segments)
                : harmoniser.drawn(
                        segments, BOLDNESS, task.seed().child("harmony").random());
        List<List<Note>> inner = new InnerVoices(task, segments, path).notes(byBeat);
        List<ChordSpan> chords = task.chordsFixed() ? task.chords() : spans(segments, path);
        return new SectionDraft(chords, tune, inner);
    }

    private static List<ChordSpan> spans(List<Segment> segments, List<Harmoniser.Candidate> path) {
        List<ChordSpan> spans = new ArrayList<>();
        for (int t = 0; t < segments.size(); t++) {
            Chord chord = path.get(t).chord();
            boolean same = !spans.isEmpty() && spans.getLast().chord().equals(chord);
            long start = same ? spans.removeLast().startTick() : segments.get(t).start();
            spans.add(new ChordSpan(start, segments.get(t).end() - start, chord));
        }
        return spans;
    }
}
