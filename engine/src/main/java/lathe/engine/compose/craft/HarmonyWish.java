package lathe.engine.compose.craft;

import java.util.List;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.compose.plan.Slot;
import lathe.engine.compose.plan.Taste;
import lathe.engine.score.ChordSpan;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchClass;

/** Strong and long notes belong to their chord; others may pass by step; nothing rubs a semitone above a note of the chord. */
public final class HarmonyWish implements Wish {

    private static final double BINDING = -1.7;
    private static final double FOREIGN = -5;
    private static final double RUBBING = -2.5;

    private final Key key;
    private final double pentatonic;
    private final double[] weights;
    private final Chord[] chords;

    /** Looks up the chord of each slot, and how much it binds. */
    public HarmonyWish(SectionTask task, List<Slot> slots) {
        key = task.key();
        pentatonic = Taste.of(task.style()).pentatonic();
        MetricGrid grid = new MetricGrid(task.meter());
        weights = new double[slots.size()];
        chords = new Chord[slots.size()];
        for (int i = 0; i < weights.length; i++) {
            Slot slot = slots.get(i);
            ChordSpan span = chordOf(task, slot, grid);
            chords[i] = span.chord();
            double length = Math.min(2, (double) slot.duration() / grid.beatTicks());
            boolean onChange = span.startTick() == slot.start();
            weights[i] =
                    0.25 * grid.strength(slot.start()) + length + (onChange ? 0.5 : 0) + (slot.phraseEnd() ? 1 : 0);
        }
    }

    /** A syncopated note belongs to the chord that it anticipates. */
    private static ChordSpan chordOf(SectionTask task, Slot slot, MetricGrid grid) {
        for (ChordSpan span : task.chords()) {
            boolean anticipates = slot.end() > span.endTick()
                    && span.endTick() - slot.start() <= grid.divisionTicks()
                    && slot.end() - span.endTick() >= grid.divisionTicks();
            if (slot.start() < span.endTick() && !anticipates) {
                return span;
            }
        }
        return task.chords().getLast();
    }

    /** The chord that the slot belongs to. */
    public Chord chord(int slot) {
        return chords[slot];
    }

    @Override
    public double weigh(MelodyLine line, int at, int pitch) {
        Chord chord = chords[at];
        if (chord.contains(pitch)) {
            return 0;
        }
        double weight = BINDING * weights[at];
        if (!key.contains(pitch)) {
            weight += FOREIGN;
        }
        if (chord.contains(pitch - 1) || (chord.contains(pitch + 1) && !key.contains(pitch + 1))) {
            weight += RUBBING * Math.min(1, weights[at]);
        }
        int above = PitchClass.of(pitch - key.tonic());
        boolean outsidePentatonic = key.mode().isMinor() ? above == 2 || above == 8 : above == 5 || above == 11;
        return outsidePentatonic ? weight - 2 * pentatonic : weight;
    }
}
