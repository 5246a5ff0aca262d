package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.theory.PitchClass;
import lathe.engine.theory.PitchRange;

/**
 * Chords in rhythm. Marks: {@code x} all voices, {@code u} the upper ones (an up-stroke), {@code d} all (a down-stroke),
 * {@code l} the chord's bass alone, {@code b} bass and chord, {@code s} short; capitals are accents.
 */
final class Comping {

    /** Onsets of the tune in a bar from which on the comping drops its weaker strokes. */
    private static final double BUSY = 1.5;

    private final Part part;
    private final Player player;
    private final SectionContext context;
    private final Harmony harmony;
    private final Touch touch;
    private final PitchRange register;

    Comping(Part part, Player player, SectionContext context, boolean tensions, Touch touch) {
        this.part = part;
        this.player = player;
        this.context = context;
        this.touch = touch;
        register = player.register(part.instrument(), 50, 74);
        int full = context.energy() > 0.65 ? 4 : 3;
        int voices = Math.min(part.instrument().polyphony(), (int) player.option("voices", full));
        Voicing voicing = new Voicing(
                register, Player.deepest(part.instrument()), voices, player.option("rootless", 0) > 0, tensions);
        harmony = new Harmony(context, voicing);
    }

    List<Note> play(String marks) {
        List<Note> notes = new ArrayList<>();
        double gate = player.option("gate", 0.92);
        for (Strokes.Stroke stroke : harmony.strokes(marks, new SectionGrid(context))) {
            if (!givesWay(stroke)) {
                boolean isShort = Character.toLowerCase(stroke.mark()) == 's';
                long ticks = isShort
                        ? Math.min(stroke.ticks(), Score.TICKS_PER_QUARTER / 5)
                        : Math.max(1, Math.round(stroke.ticks() * gate));
                strike(stroke, ticks, notes);
            }
        }
        return notes;
    }

    private void strike(Strokes.Stroke stroke, long ticks, List<Note> notes) {
        List<Integer> pitches = harmony.pitches(harmony.indexAt(stroke.start()));
        char mark = Character.toLowerCase(stroke.mark());
        if (mark == 'l' || mark == 'b') {
            notes.add(new Note(stroke.start(), ticks, bass(stroke), touch.velocity(stroke.start(), stroke.mark())));
        }
        if (mark == 'l') {
            return;
        }
        int from = mark == 'u' ? Math.max(0, pitches.size() - 3) : 0;
        for (int i = from; i < pitches.size(); i++) {
            int velocity = touch.velocity(stroke.start(), mark == 'u' ? 'u' : stroke.mark()) - (mark == 'u' ? 8 : 0);
            notes.add(new Note(stroke.start(), ticks, pitches.get(i), Math.max(velocity, 10)));
        }
    }

    /** The chord's bass below the voicing. */
    private int bass(Strokes.Stroke stroke) {
        int low = Math.max(part.instrument().range().low(), register.low() - PitchClass.COUNT);
        int pitch = low
                + PitchClass.of(
                        harmony.span(harmony.indexAt(stroke.start())).chord().bass() - low);
        return pitch;
    }

    /** True for a weak stroke where the tune is busy. */
    private boolean givesWay(Strokes.Stroke stroke) {
        boolean weak = stroke.start() % context.meter().beatTicks(Score.TICKS_PER_QUARTER) != 0
                && stroke.start()
                        != harmony.span(harmony.indexAt(stroke.start())).startTick()
                && !Character.isUpperCase(stroke.mark());
        if (!weak) {
            return false;
        }
        long bar = stroke.start() / context.barTicks();
        long onsets = context.melody().stream()
                .filter(note -> note.startTick() / context.barTicks() == bar)
                .count();
        return onsets >= BUSY * context.barTicks() / Score.TICKS_PER_QUARTER
                && context.melody().stream()
                        .anyMatch(note -> Math.abs(note.startTick() - stroke.start()) < SectionGrid.STEP_TICKS);
    }
}
