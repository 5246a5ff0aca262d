package lathe.engine.compose.craft;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.corpus.MelodyIndex;
import lathe.engine.compose.plan.Slot;
import lathe.engine.score.Note;
import lathe.engine.score.Score;

/** No run of {@link MelodyIndex#LONG} notes may repeat a tune that was learned from. */
public final class Originality implements Wish {

    private static final double NEVER = -1000;
    private static final int ANY = 64;

    private final List<Slot> slots;
    private final MelodyIndex index;

    /** Judges by the index of the shipped tables. */
    public Originality(List<Slot> slots) {
        this.slots = slots;
        index = MelodyIndex.shipped();
    }

    @Override
    public double weigh(MelodyLine line, int at, int pitch) {
        int from = at - MelodyIndex.LONG + 1;
        if (from < 0) {
            return 0;
        }
        List<Note> run = new ArrayList<>(MelodyIndex.LONG);
        for (int i = from; i <= at; i++) {
            Slot slot = slots.get(i);
            run.add(new Note(slot.start(), slot.duration(), i == at ? pitch : line.pitch(i), ANY));
        }
        return index.contains(run, 0, MelodyIndex.LONG, Score.TICKS_PER_QUARTER) ? NEVER : 0;
    }
}
