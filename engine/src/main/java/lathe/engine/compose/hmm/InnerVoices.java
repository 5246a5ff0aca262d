package lathe.engine.compose.hmm;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.corpus.Chorale;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.compose.voicing.Segment;
import lathe.engine.compose.voicing.VoiceRanges;
import lathe.engine.compose.voicing.Voicing;
import lathe.engine.score.Note;
import lathe.engine.theory.Chord;

/** Writes out the lower voices of a path of chords. */
final class InnerVoices {

    private static final int SOFT = 64;

    private final SectionTask task;
    private final List<Segment> segments;
    private final List<Harmoniser.Candidate> path;

    InnerVoices(SectionTask task, List<Segment> segments, List<Harmoniser.Candidate> path) {
        this.task = task;
        this.segments = segments;
        this.path = path;
    }

    /** @param ornamented true to fill beats with figures */
    List<List<Note>> notes(boolean ornamented) {
        List<List<Note>> voices = new ArrayList<>();
        List<OrnamentModel.Figure> over =
                path.stream().map(c -> OrnamentModel.Figure.PLAIN).toList();
        for (int voice = 1; voice < Voicing.VOICES; voice++) {
            int own = voice;
            List<OrnamentModel.Figure> above = over;
            List<Integer> pitches =
                    path.stream().map(c -> c.voicing().voice(own)).toList();
            OrnamentModel.Place place = beat -> figure -> fits(figure, above.get(beat), beat, own);
            List<OrnamentModel.Figure> figures = ornamented
                    ? OrnamentModel.shipped()
                            .draw(
                                    pitches,
                                    place,
                                    task.seed().child("ornament").child(voice).random())
                    : above;
            voices.add(written(pitches, figures));
            over = figures;
        }
        return voices;
    }

    /** A figure stays in scale or chord, in range and between its neighbours, and needs a beat of four sixteenths. */
    private boolean fits(OrnamentModel.Figure figure, OrnamentModel.Figure over, int beat, int voice) {
        Segment segment = segments.get(beat);
        Voicing voicing = path.get(beat).voicing();
        Chord chord = path.get(beat).chord();
        int below = voice + 1 < Voicing.VOICES ? voicing.voice(voice + 1) : 0;
        for (int i = 0; i < Chorale.BEAT; i++) {
            int pitch = voicing.voice(voice) + figure.offsets().get(i);
            int above = voicing.voice(voice - 1) + over.offsets().get(i);
            boolean between = pitch <= above
                    && pitch >= below
                    && VoiceRanges.ALL.get(voice).contains(pitch);
            if (!between || !(task.key().contains(pitch) || chord.contains(pitch))) {
                return false;
            }
        }
        return segment.end() - segment.start() == Chorale.BEAT * MetricGrid.STEP;
    }

    /** Equal pitches in a row are one note within a chord. */
    private List<Note> written(List<Integer> pitches, List<OrnamentModel.Figure> figures) {
        int velocity = SOFT + (int) Math.round(20 * task.energy());
        List<Note> notes = new ArrayList<>();
        for (int t = 0; t < segments.size(); t++) {
            Segment segment = segments.get(t);
            boolean plain = figures.get(t).equals(OrnamentModel.Figure.PLAIN);
            List<Integer> offsets = plain ? List.of(0) : figures.get(t).offsets();
            long length = (segment.end() - segment.start()) / offsets.size();
            for (int i = 0; i < offsets.size(); i++) {
                int pitch = pitches.get(t) + offsets.get(i);
                long end = i == offsets.size() - 1 ? segment.end() : segment.start() + (i + 1) * length;
                boolean sameChord = i > 0
                        || (t > 0 && path.get(t - 1).chord().equals(path.get(t).chord()));
                boolean held = sameChord && notes.getLast().pitch() == pitch;
                long start = held ? notes.removeLast().startTick() : segment.start() + i * length;
                notes.add(new Note(start, end - start, pitch, velocity));
            }
        }
        return notes;
    }
}
