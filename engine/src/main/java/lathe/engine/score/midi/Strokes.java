package lathe.engine.score.midi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import lathe.engine.score.Note;
import lathe.engine.score.Remarks;

/**
 * Note-ons and note-offs of a channel in a track, and the notes they make.
 *
 * <p>MIDI does not say which of two equal notes that sound together an off ends. Where there is an off for every on, the one that
 * began first ends first. Where offs are missing, an on of the same pitch ends the note before, so that one lost off
 * does not shift all that follow.
 */
final class Strokes {

    private static final int PITCHES = Note.MOST + 1;

    private long[] packed = new long[32];
    private int count;
    private int ons;
    private final int[] onsOfPitch = new int[PITCHES];
    private final int[] offsOfPitch = new int[PITCHES];

    private record Open(long tick, int velocity) {}

    /**
     * @param velocity 0 for a note-off
     */
    void add(long tick, int pitch, int velocity) {
        if (count == packed.length) {
            packed = Arrays.copyOf(packed, 2 * count);
        }
        packed[count++] = (tick << 14) | (pitch << 7) | velocity;
        if (velocity == 0) {
            offsOfPitch[pitch]++;
        } else {
            onsOfPitch[pitch]++;
            ons++;
        }
    }

    /** How many notes there are. */
    int notes() {
        return ons;
    }

    /** When the first note begins; none before any call of {@link #add} with a note. */
    long firstTick() {
        for (int i = 0; i < count; i++) {
            if ((packed[i] & Note.MOST) > 0) {
                return packed[i] >>> 14;
            }
        }
        return Long.MAX_VALUE;
    }

    /**
     * The notes, each at least a tick long.
     *
     * @param endTick where notes without an end stop
     */
    List<Note> pair(long endTick, Remarks remarks) {
        List<Note> notes = new ArrayList<>(ons);
        List<Deque<Open>> open = new ArrayList<>();
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            open.add(new ArrayDeque<>(2));
        }
        for (int i = 0; i < count; i++) {
            long tick = packed[i] >>> 14;
            int pitch = (int) (packed[i] >> 7) & Note.MOST;
            int velocity = (int) packed[i] & Note.MOST;
            Deque<Open> same = open.get(pitch);
            if (velocity > 0) {
                if (onsOfPitch[pitch] > offsOfPitch[pitch] && !same.isEmpty()) {
                    remarks.add("a note without an end stops where its pitch begins anew");
                    notes.add(note(same.remove(), tick, pitch, remarks));
                }
                same.add(new Open(tick, velocity));
            } else if (same.isEmpty()) {
                remarks.add("an end without a note left out");
            } else {
                notes.add(note(same.remove(), tick, pitch, remarks));
            }
        }
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            for (Open left : open.get(pitch)) {
                remarks.add("a note without an end stops with its track");
                notes.add(note(left, endTick, pitch, remarks));
            }
        }
        return notes;
    }

    private static Note note(Open begun, long end, int pitch, Remarks remarks) {
        if (end <= begun.tick) {
            remarks.add("a note without length lasts one tick");
        }
        return new Note(begun.tick, Math.max(1, end - begun.tick), pitch, begun.velocity);
    }
}
