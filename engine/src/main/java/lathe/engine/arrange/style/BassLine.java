package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.theory.Chord;
import lathe.engine.theory.PitchClass;
import lathe.engine.theory.PitchRange;

/**
 * The lowest line. Marks: {@code R} the chord's bass, {@code r} the same and short, {@code 5}, {@code 3}, {@code 7} tones of
 * the chord, {@code 8} the bass an octave up, {@code a} an approach to the next chord, {@code w} a step of a walking line,
 * {@code g} a ghost of the last note. Approaches and walking steps may be foreign to the chord; all else belongs to it.
 */
final class BassLine {

    private final Player player;
    private final SectionContext context;
    private final Touch touch;
    private final RandomGenerator random;
    private final PitchRange range;
    private final int home;
    private int last;

    BassLine(Part part, Player player, SectionContext context, Touch touch, RandomGenerator random) {
        this.player = player;
        this.context = context;
        this.touch = touch;
        this.random = random;
        PitchRange comfort = part.instrument().comfort();
        range = player.register(part.instrument(), comfort.low(), comfort.high());
        home = range.low() + 7;
        last = home;
    }

    List<Note> play(String marks) {
        List<Note> notes = new ArrayList<>();
        List<Strokes.Stroke> strokes = withRoots(Strokes.of(marks, new SectionGrid(context)));
        double gate = player.option("gate", 0.95);
        for (Strokes.Stroke stroke : strokes) {
            ChordSpan span = context.chordAt(stroke.start());
            int pitch = pitch(stroke, span);
            if (stroke.mark() != '8') { // after a leap of an octave the line goes on where it left
                last = pitch;
            }
            long ticks = stroke.mark() == 'r' || stroke.mark() == 'g'
                    ? Math.min(stroke.ticks(), Score.TICKS_PER_QUARTER / 4)
                    : Math.max(1, Math.round(stroke.ticks() * gate));
            char touched = stroke.mark() == 'g' ? 'g' : 'x';
            notes.add(new Note(stroke.start(), ticks, pitch, touch.velocity(stroke.start(), touched)));
        }
        return notes;
    }

    /** Every change of chord is met by its bass, late where the pattern has it late: notes that hold over it are cut. */
    private List<Strokes.Stroke> withRoots(List<Strokes.Stroke> written) {
        List<Strokes.Stroke> strokes = new ArrayList<>();
        int at = 0;
        for (ChordSpan span : context.chords()) {
            boolean met = false;
            while (at < written.size() && written.get(at).start() < span.endTick()) {
                Strokes.Stroke stroke = written.get(at);
                boolean first = stroke.start() == span.startTick();
                if (!met && !first && Character.toLowerCase(stroke.mark()) != 'r') {
                    strokes.add(new Strokes.Stroke(span.startTick(), stroke.start(), 'R'));
                }
                boolean rootless = first && "357g".indexOf(stroke.mark()) >= 0;
                char mark = rootless || (first && stroke.mark() == 'a') ? 'R' : stroke.mark();
                strokes.add(new Strokes.Stroke(stroke.start(), Math.min(stroke.end(), span.endTick()), mark));
                met = true;
                at++;
            }
            if (!met) {
                strokes.add(new Strokes.Stroke(span.startTick(), span.endTick(), 'R'));
            }
        }
        return strokes;
    }

    private int pitch(Strokes.Stroke stroke, ChordSpan span) {
        Chord chord = span.chord();
        return switch (stroke.mark()) {
            case '5' -> nearest(tone(chord, 6, 8));
            case '3' -> nearest(tone(chord, 3, 4));
            case '7' -> nearest(tone(chord, 9, 11));
            case '8' -> octave(chord);
            case 'g' -> chord.contains(last) ? last : nearest(chord.bass());
            case 'a' -> approach(span);
            case 'w' -> stroke.start() == span.startTick() ? nearest(chord.bass()) : walk(stroke, span);
            default -> root(chord);
        };
    }

    /** A tone of the chord between two intervals above its root; the bass where there is none or another bass was asked. */
    private static int tone(Chord chord, int low, int high) {
        if (chord.bass() != chord.root()) {
            return chord.bass();
        }
        for (int interval : chord.quality().intervals()) {
            if (interval >= low && interval <= high) {
                return PitchClass.of(chord.root() + interval);
            }
        }
        return chord.bass();
    }

    private int root(Chord chord) {
        int best = nearest(chord.bass());
        int low = range.low() + PitchClass.of(chord.bass() - range.low());
        return Math.abs(best - home) > 9 ? low : best;
    }

    private int octave(Chord chord) {
        int up = root(chord) + PitchClass.COUNT;
        return up <= range.high() ? up : up - PitchClass.COUNT;
    }

    /** The pitch of a class nearest to the last note, drawn a little towards the middle of the register. */
    private int nearest(int pitchClass) {
        int best = range.fold(pitchClass);
        double bestCost = Double.POSITIVE_INFINITY;
        for (int pitch = range.low(); pitch <= range.high(); pitch++) {
            double cost = Math.abs(pitch - last) + 0.4 * Math.abs(pitch - home);
            if (PitchClass.of(pitch) == pitchClass && cost < bestCost) {
                best = pitch;
                bestCost = cost;
            }
        }
        return best;
    }

    private ChordSpan after(ChordSpan span) {
        return span.endTick() < context.ticks()
                ? context.chordAt(span.endTick())
                : context.chords().getFirst();
    }

    /** A semitone or a step of the scale below or above the bass of the next chord; its fifth if the bass stays. */
    private int approach(ChordSpan span) {
        int target = after(span).chord().bass();
        if (target == span.chord().bass()) {
            return nearest(tone(span.chord(), 6, 8));
        }
        int goal = nearest(target);
        int below = context.key().contains(goal - 2) && random.nextInt(3) > 0 ? goal - 2 : goal - 1;
        int above = context.key().contains(goal + 1) ? goal + 1 : goal + 2;
        int chosen = last <= goal ? below : above;
        if (chosen == last) {
            chosen = goal - 1 == last ? above : goal - 1;
        }
        return range.contains(chosen) ? chosen : range.contains(below) ? below : above;
    }

    /** A step on the way to the next chord's bass: tones of the chord on strong beats, of the scale between. */
    private int walk(Strokes.Stroke stroke, ChordSpan span) {
        long left = span.endTick() - stroke.start();
        if (stroke.end() >= span.endTick()) {
            return approach(span);
        }
        int goal = nearest(after(span).chord().bass());
        double way = (double) stroke.ticks() / left;
        double wish = last + (goal - last) * way + (random.nextInt(3) - 1) * 2.5;
        int best = last;
        double bestCost = Double.POSITIVE_INFINITY;
        for (int pitch = Math.max(range.low(), last - 7); pitch <= Math.min(range.high(), last + 7); pitch++) {
            boolean tone = span.chord().contains(pitch);
            double cost = Math.abs(pitch - wish) + (tone ? 0 : context.key().contains(pitch) ? 1.5 : 9);
            cost += pitch == last ? 8 : 0;
            if (cost < bestCost) {
                best = pitch;
                bestCost = cost;
            }
        }
        return best;
    }
}
