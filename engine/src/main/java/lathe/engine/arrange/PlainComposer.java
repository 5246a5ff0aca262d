package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.Composer;
import lathe.engine.compose.SectionDraft;
import lathe.engine.compose.SectionTask;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.theory.Chord;

/** A tune of chord tones and steps between them. */
final class PlainComposer implements Composer {

    @Override
    public String id() {
        return "plain";
    }

    @Override
    public SectionDraft compose(SectionTask task) {
        if (!task.melody().isEmpty()) {
            return new SectionDraft(task.chords(), task.melody(), List.of());
        }
        var random = task.seed().random();
        long beat = task.meter().beatTicks(Score.TICKS_PER_QUARTER);
        List<Note> notes = new ArrayList<>();
        int last = (task.range().low() + task.range().high()) / 2;
        long tick = 0;
        while (tick < task.ticks()) {
            long length = beat * (random.nextDouble() < task.energy() ? 1 : 2);
            length = Math.min(length, task.ticks() - tick);
            final long at = tick;
            Chord chord = task.chords().stream()
                    .filter(span -> at < span.endTick())
                    .findFirst()
                    .orElse(task.chords().getLast())
                    .chord();
            int best = last;
            int bestCost = Integer.MAX_VALUE;
            for (int pitch = task.range().low(); pitch <= task.range().high(); pitch++) {
                int cost = Math.abs(pitch - last) + random.nextInt(6) + (pitch == last ? 4 : 0);
                if (chord.contains(pitch) && cost < bestCost) {
                    best = pitch;
                    bestCost = cost;
                }
            }
            notes.add(new Note(tick, length, best, 80));
            last = best;
            tick += length;
        }
        return new SectionDraft(task.chords(), notes, List.of());
    }
}
