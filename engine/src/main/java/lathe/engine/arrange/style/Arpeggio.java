package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.score.Note;
import lathe.engine.theory.PitchClass;
import lathe.engine.theory.PitchRange;

/**
 * Chords broken into single notes. Marks: digits count the tones of the chord upwards from its lowest, through octaves;
 * {@code b} is the chord's bass an octave below.
 */
final class Arpeggio {

    private final Part part;
    private final Player player;
    private final SectionContext context;
    private final Harmony harmony;
    private final Touch touch;
    private final PitchRange register;

    Arpeggio(Part part, Player player, SectionContext context, Touch touch) {
        this.part = part;
        this.player = player;
        this.context = context;
        this.touch = touch;
        register = player.register(part.instrument(), 52, 84);
        PitchRange hand = new PitchRange(register.low(), Math.min(register.high(), register.low() + 16));
        Voicing voicing =
                new Voicing(hand, Player.deepest(part.instrument()), (int) player.option("voices", 3), false, false);
        boolean glitters = player.option("above", 0) > 0;
        harmony = glitters ? Harmony.free(context, voicing) : new Harmony(context, voicing);
    }

    List<Note> play(String marks) {
        List<Note> notes = new ArrayList<>();
        double gate = player.option("gate", 0.95);
        boolean rings = player.option("ring", 0) > 0;
        for (Strokes.Stroke stroke : harmony.strokes(marks, new SectionGrid(context))) {
            int index = harmony.indexAt(stroke.start());
            int pitch = pitch(stroke, index);
            if (pitch >= 0) {
                long end = rings ? ringsUntil(stroke, index) : stroke.start() + Math.round(stroke.ticks() * gate);
                notes.add(new Note(
                        stroke.start(),
                        Math.max(1, end - stroke.start()),
                        pitch,
                        touch.velocity(stroke.start(), stroke.mark())));
            }
        }
        return notes;
    }

    /** As with the pedal down: to the next half bar or chord. */
    private long ringsUntil(Strokes.Stroke stroke, int index) {
        long half = Math.max(SectionGrid.STEP_TICKS, context.barTicks() / 2);
        long pedal = (stroke.start() / half + 1) * half;
        return Math.max(stroke.end(), Math.min(pedal, harmony.span(index).endTick()));
    }

    /** The tone, folded down by octaves to stay in the register; -1 where the chord has no room below the tune. */
    private int pitch(Strokes.Stroke stroke, int index) {
        List<Integer> tones = harmony.pitches(index);
        if (stroke.mark() == 'b') {
            int low = Math.max(part.instrument().range().low(), register.low() - PitchClass.COUNT);
            return low + PitchClass.of(harmony.span(index).chord().bass() - low);
        }
        if (tones.isEmpty()) {
            return -1;
        }
        int number = Character.digit(stroke.mark(), 10);
        int tone = Math.max(number, 0) + rise(stroke.start(), tones.size());
        int pitch = tones.get(tone % tones.size()) + PitchClass.COUNT * (tone / tones.size());
        int highest = Math.min(register.high(), harmony.ceiling(index));
        while (pitch > highest
                && pitch - PitchClass.COUNT >= part.instrument().range().low()) {
            pitch -= PitchClass.COUNT;
        }
        return pitch;
    }

    /** Builds climb: an octave higher by their end. */
    private int rise(long tick, int tones) {
        boolean climbs = context.kind() == SectionKind.BUILD && context.energyAfter() >= context.energy();
        return climbs ? (int) (tones * tick / context.ticks()) : 0;
    }
}
