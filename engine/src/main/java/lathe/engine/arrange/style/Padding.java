package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;

/** Chords held: tones that the next chord shares sound on, for four bars at most. */
final class Padding {

    private static final int MOST_BARS = 4;

    private Padding() {}

    static List<Note> play(Part part, Player player, SectionContext context, Touch touch) {
        int full = context.energy() < 0.35 ? 2 : context.energy() < 0.75 ? 3 : 4;
        int voices = Math.min(part.instrument().polyphony(), (int) player.option("voices", full));
        Voicing voicing = new Voicing(
                player.register(part.instrument(), 50, 79), Player.deepest(part.instrument()), voices, false, false);
        Harmony harmony = new Harmony(context, voicing);
        List<Note> notes = new ArrayList<>();
        Map<Integer, Integer> sounding = new HashMap<>();
        for (int i = 0; i < harmony.size(); i++) {
            ChordSpan span = harmony.span(i);
            Map<Integer, Integer> now = new HashMap<>();
            for (int pitch : harmony.pitches(i)) {
                Integer before = sounding.get(pitch);
                boolean goesOn = before != null
                        && span.endTick() - notes.get(before).startTick() <= MOST_BARS * context.barTicks();
                if (before != null && goesOn) {
                    Note held = notes.get(before);
                    notes.set(before, held.withDuration(span.endTick() - held.startTick()));
                    now.put(pitch, before);
                } else {
                    now.put(pitch, notes.size());
                    notes.add(new Note(
                            span.startTick(), span.durationTicks(), pitch, touch.velocity(span.startTick(), 'x')));
                }
            }
            sounding = now;
        }
        return notes;
    }
}
