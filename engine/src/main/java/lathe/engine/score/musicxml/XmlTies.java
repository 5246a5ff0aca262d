package lathe.engine.score.musicxml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import lathe.engine.score.written.Sheet;

/** Notes with a tie that is still open, by their pitch and where they end. */
final class XmlTies {

    /** Chords that are broken and held are written with ties over rests, no longer than this. */
    private static final long LONGEST_GAP = Sheet.WHOLE;

    private final Map<Integer, TreeMap<Long, Deque<Integer>>> open = new HashMap<>();

    void open(long endTick, int pitch, int note) {
        open.computeIfAbsent(pitch, unused -> new TreeMap<>())
                .computeIfAbsent(endTick, unused -> new ArrayDeque<>(2))
                .add(note);
    }

    /** The note that one of the pitch prolongs from a tick on, or -1. */
    int close(long tick, int pitch) {
        TreeMap<Long, Deque<Integer>> same = open.getOrDefault(pitch, new TreeMap<>());
        Map.Entry<Long, Deque<Integer>> last = same.floorEntry(tick);
        if (last == null || last.getKey() < tick - LONGEST_GAP) {
            return -1;
        }
        int note = last.getValue().remove();
        if (last.getValue().isEmpty()) {
            same.remove(last.getKey());
        }
        return note;
    }
}
