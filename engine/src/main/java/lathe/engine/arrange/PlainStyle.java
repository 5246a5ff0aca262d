package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.arrange.style.Part;
import lathe.engine.arrange.style.SectionContext;
import lathe.engine.arrange.style.Style;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import lathe.engine.theory.Key;

/** Block chords, roots and a simple beat. */
final class PlainStyle implements Style {

    @Override
    public String id() {
        return "pop";
    }

    @Override
    public List<ChordSpan> progression(SectionContext context, Seed seed) {
        int[][] loops = context.key().mode().isMinor()
                ? new int[][] {{0, 5, 2, 6}, {0, 3, 5, 4}, {5, 6, 0, 0}}
                : new int[][] {{0, 4, 5, 3}, {5, 3, 0, 4}, {0, 3, 4, 3}};
        int[] loop = loops[seed.random().nextInt(loops.length)];
        List<ChordSpan> spans = new ArrayList<>();
        for (int bar = 0; bar < context.bars(); bar++) {
            int degree = bar == context.bars() - 1 && context.next().isEmpty() ? 0 : loop[bar % loop.length];
            spans.add(new ChordSpan(bar * context.barTicks(), context.barTicks(), triad(context.key(), degree)));
        }
        return spans;
    }

    private static Chord triad(Key key, int degree) {
        int root = key.pitchClass(degree);
        int third = Math.floorMod(key.pitchClass(degree + 2) - root, 12);
        return Chord.of(root, third == 3 ? ChordQuality.MINOR : ChordQuality.MAJOR);
    }

    @Override
    public List<Part> parts(Blueprint blueprint) {
        return List.of(
                new Part("Lead", Orchestra.get("flute"), TrackRole.MELODY, 0),
                new Part("Piano", Orchestra.get("piano"), TrackRole.CHORDS, 0),
                new Part("Bass", Orchestra.get("bass"), TrackRole.BASS, 0.2),
                new Part("Strings", Orchestra.get("strings"), TrackRole.PAD, 0.6),
                new Part("Drums", Orchestra.get("drums"), TrackRole.DRUMS, 0.4));
    }

    @Override
    public List<Note> play(Part part, SectionContext context, Seed seed) {
        int velocity = (int) (50 + 50 * context.energy());
        long beat = context.meter().beatTicks(Score.TICKS_PER_QUARTER);
        List<Note> notes = new ArrayList<>();
        switch (part.role()) {
            case DRUMS -> {
                for (long tick = 0; tick < context.ticks(); tick += beat) {
                    boolean first = tick % context.barTicks() == 0;
                    notes.add(new Note(tick, beat / 2, first ? 36 : 42, velocity));
                }
            }
            case BASS -> {
                for (ChordSpan span : context.chords()) {
                    int pitch =
                            part.instrument().comfort().fold(36 + span.chord().bass());
                    notes.add(new Note(span.startTick(), span.durationTicks(), pitch, velocity));
                }
            }
            default -> {
                for (ChordSpan span : context.chords()) {
                    for (int pitchClass : span.chord().pitchClasses()) {
                        int pitch = part.instrument().comfort().fold(55 + Math.floorMod(pitchClass - 7, 12));
                        notes.add(new Note(span.startTick(), span.durationTicks(), pitch, velocity - 10));
                    }
                }
            }
        }
        return notes;
    }
}
