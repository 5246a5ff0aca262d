package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.theory.PitchClass;
import lathe.engine.theory.PitchRange;

/**
 * A second tune: it answers where the tune rests, and holds guide tones (thirds and sevenths, by the nearest way) elsewhere.
 * A style may write its rhythm instead: digits count the chord's tones upwards, {@code h} takes the tone nearest to the last
 * note.
 */
final class CounterLine {

    private final Player player;
    private final SectionContext context;
    private final Touch touch;
    private final RandomGenerator random;
    private final PitchRange register;
    private int last;

    CounterLine(Part part, Player player, SectionContext context, Touch touch, RandomGenerator random) {
        this.player = player;
        this.context = context;
        this.touch = touch;
        this.random = random;
        PitchRange comfort = part.instrument().comfort();
        int low = Math.max(comfort.low(), 52);
        register = player.register(part.instrument(), low, Math.max(low, Math.min(comfort.high(), 79)));
        last = (register.low() + register.high()) / 2;
    }

    /** The line in a written rhythm. */
    List<Note> riff(String marks) {
        List<Note> notes = new ArrayList<>();
        for (Strokes.Stroke stroke : Strokes.of(marks, new SectionGrid(context))) {
            ChordSpan span = context.chordAt(stroke.start());
            long end = Math.min(stroke.end(), span.endTick());
            int pitch = Character.isDigit(stroke.mark())
                    ? counted(span, Character.digit(stroke.mark(), 10))
                    : nearest(span.chord().pitchClasses(), last);
            last = pitch;
            long ticks = Math.max(1, Math.round((end - stroke.start()) * player.option("gate", 0.9)));
            notes.add(new Note(stroke.start(), ticks, pitch, touch.velocity(stroke.start(), stroke.mark())));
        }
        return notes;
    }

    /** Answers in the gaps of the tune; guide tones under it. */
    List<Note> answer() {
        List<Note> notes = new ArrayList<>();
        for (ChordSpan span : context.chords()) {
            long from = restFrom(span);
            long beat = Score.TICKS_PER_QUARTER;
            boolean gap =
                    span.endTick() - from >= 3 * beat / 2 && !context.melody().isEmpty();
            long heldUntil = gap ? from : span.endTick();
            if (heldUntil - span.startTick() >= beat) {
                guide(span, heldUntil, notes);
            }
            if (gap) {
                figure(span, Math.ceilDiv(from, beat / 2) * (beat / 2), notes);
            }
        }
        return notes;
    }

    /** Where the tune's last note within a chord ends; the chord's end if the tune sounds on. */
    private long restFrom(ChordSpan span) {
        long end = span.startTick();
        for (Note note : context.melody()) {
            if (note.startTick() < span.endTick()) {
                end = Math.max(end, note.endTick());
            }
        }
        return Math.min(end, span.endTick());
    }

    private void guide(ChordSpan span, long until, List<Note> notes) {
        List<Integer> classes = span.chord().pitchClasses();
        List<Integer> guides =
                classes.size() > 3 ? List.of(classes.get(1), classes.get(3)) : classes.subList(1, classes.size());
        last = nearest(guides, last, below(span, until));
        Note before = notes.isEmpty() ? null : notes.getLast();
        if (before != null
                && before.pitch() == last
                && before.endTick() == span.startTick()
                && until - before.startTick() <= 2 * context.barTicks()) {
            notes.set(notes.size() - 1, before.withDuration(until - before.startTick()));
        } else {
            notes.add(new Note(
                    span.startTick(), until - span.startTick(), last, touch.velocity(span.startTick(), 'x') - 6));
        }
    }

    /** A few eighths through the chord, up or down, the last one held. */
    private void figure(ChordSpan span, long from, List<Note> notes) {
        long eighth = Score.TICKS_PER_QUARTER / 2;
        int count = (int) Math.min(4, (span.endTick() - from) / eighth - 1);
        boolean up =
                last < (register.low() + register.high()) / 2 || (random.nextBoolean() && last < register.high() - 7);
        int pitch = nearest(span.chord().pitchClasses(), last);
        for (int i = 0; i < count; i++) {
            long start = from + i * eighth;
            long ticks = i == count - 1 ? Math.min(span.endTick() - start, 2 * eighth) : eighth;
            notes.add(new Note(start, ticks, pitch, touch.velocity(start, 'x')));
            last = pitch;
            pitch = next(span, pitch, up);
        }
    }

    private int next(ChordSpan span, int pitch, boolean up) {
        for (int step = 1; step <= PitchClass.COUNT; step++) {
            int other = up ? pitch + step : pitch - step;
            if (span.chord().contains(other) && register.contains(other)) {
                return other;
            }
        }
        return pitch;
    }

    private int counted(ChordSpan span, int number) {
        List<Integer> tones = new ArrayList<>();
        for (int pitch = register.low() + 3; pitch <= 127 && tones.size() <= number; pitch++) {
            if (span.chord().contains(pitch)) {
                tones.add(pitch);
            }
        }
        int pitch = tones.getLast();
        return pitch > register.high() ? register.fold(pitch) : pitch;
    }

    /** The highest pitch below the tune that sounds with a held note, if the register goes down so far. */
    private int below(ChordSpan span, long until) {
        int lowest = context.melody().stream()
                .filter(note -> note.startTick() < until && note.endTick() > span.startTick())
                .mapToInt(Note::pitch)
                .min()
                .orElse(Note.MOST);
        return lowest - 1 >= register.low() + PitchClass.COUNT ? lowest - 1 : register.high();
    }

    private int nearest(List<Integer> classes, int to) {
        return nearest(classes, to, register.high());
    }

    private int nearest(List<Integer> classes, int to, int highest) {
        int best = -1;
        for (int pitch = register.low(); pitch <= Math.min(highest, register.high()); pitch++) {
            if (classes.contains(PitchClass.of(pitch)) && (best < 0 || Math.abs(pitch - to) < Math.abs(best - to))) {
                best = pitch;
            }
        }
        return best < 0 ? register.fold(classes.getFirst()) : best;
    }
}
