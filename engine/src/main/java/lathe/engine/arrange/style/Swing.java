package lathe.engine.arrange.style;

import lathe.engine.score.Note;

/** Uneven pairs of notes: the second of each pair comes late, at two thirds of the pair where the swing is whole. */
final class Swing {

    private final double later;
    private final long pair;

    /**
     * @param swing 0 for even to 1 for a first note twice as long as the second
     * @param pairTicks length of a pair; 0 for music that does not swing
     */
    Swing(double swing, long pairTicks) {
        pair = Math.max(2, pairTicks);
        later = pairTicks == 0 ? 0 : swing * (2.0 / 3 - 0.5);
    }

    /** When a written tick is played: time runs slower through the first half of a pair and faster through the second. */
    long played(long tick) {
        double place = (double) Math.floorMod(tick, pair) / pair;
        double middle = 0.5 + later;
        double moved = place < 0.5 ? place * 2 * middle : middle + (place - 0.5) * 2 * (1 - middle);
        return Math.floorDiv(tick, pair) * pair + Math.round(moved * pair);
    }

    /** The note written as it was, played and released where the swing has it. */
    Note apply(Note note) {
        long start = played(note.startTick());
        long end = played(note.endTick());
        return note.withTiming((int) (note.timingTicks() + start - note.startTick()))
                .withDuration(Math.max(1, end - start));
    }
}
