package lathe.engine.score.midi;

import java.nio.file.Path;
import java.util.Arrays;
import lathe.engine.score.Remarks;
import lathe.engine.score.ScoreFileException;

/** Reads the events of one track chunk: delta times, running status, meta events, system exclusive messages. */
final class MidiTrackParser {

    /** The event goes on after the last byte there is. */
    private static final class Cut extends Exception {

        private static final long serialVersionUID = 1L;

        Cut() {
            super("cut", null, false, false);
        }
    }

    /** A day at the finest division and a tempo that nobody can play; far from what a long overflows at. */
    private static final long MOST_TICK = 1L << 40;

    private static final int MOST_EVENTS = 2_000_000;

    private final Path file;
    private final byte[] bytes;
    private final int number;
    private final Remarks remarks;
    private int at;
    private int end;
    private long tick;
    private int events;
    private int running;

    /**
     * @param number of the track from 1, for messages
     */
    MidiTrackParser(Path file, byte[] bytes, int number, Remarks remarks) {
        this.file = file;
        this.bytes = bytes;
        this.number = number;
        this.remarks = remarks;
    }

    /**
     * Sends all events to the sink.
     *
     * @param from first byte behind the chunk's header
     * @param length what the header claims
     * @return first byte that is not the track's
     */
    int parse(int from, long length, long startTick, MidiSink sink) throws ScoreFileException {
        at = from;
        tick = startTick;
        boolean tooLong = length > bytes.length - from;
        end = tooLong ? bytes.length : (int) (from + length);
        boolean ended = events(sink);
        if (!ended && end < bytes.length && !MidiChunks.isChunk(bytes, end)) {
            remarks.add("track " + number + ": goes on behind the length it claims, read to its end");
            end = bytes.length;
            ended = events(sink);
            end = at;
        }
        if (!ended) {
            remarks.add("track " + number + ": breaks off without an end, all before is kept");
        } else if (tooLong) {
            remarks.add("track " + number + ": claims more bytes than the file has");
            end = at;
        }
        return end;
    }

    /** Where the track has come to. */
    long tick() {
        return tick;
    }

    /** Reads whole events; an event that is cut short is left unread. Returns true at the end-of-track event. */
    private boolean events(MidiSink sink) throws ScoreFileException {
        while (at < end) {
            int start = at;
            long before = tick;
            try {
                tick += variable();
                if (++events > MOST_EVENTS) {
                    throw new ScoreFileException(
                            file,
                            "track " + number + " has more than " + MOST_EVENTS + " events",
                            "split it, or thin out its controllers");
                }
                if (tick > MOST_TICK) {
                    throw damaged(start, "a time of " + tick + " ticks");
                }
                if (event(sink)) {
                    return true;
                }
            } catch (Cut cut) {
                at = start;
                tick = before;
                return false;
            }
        }
        return false;
    }

    private boolean event(MidiSink sink) throws Cut, ScoreFileException {
        int start = at;
        int status = next();
        if (status < 0x80) {
            if (running == 0) {
                throw damaged(start, "a data byte without a message before it");
            }
            at = start;
            status = running;
        }
        if (status == 0xFF) {
            return meta(sink);
        }
        if (status >= 0xF0) {
            system(status, sink);
        } else {
            message(status, sink);
        }
        return false;
    }

    private void message(int status, MidiSink sink) throws Cut, ScoreFileException {
        int first = data();
        boolean single = (status & 0xF0) == 0xC0 || (status & 0xF0) == 0xD0;
        int second = single ? 0 : data();
        running = status; // kept through meta events, which some programs write amid a run
        sink.channel(tick, status, first, second);
    }

    private boolean meta(MidiSink sink) throws Cut {
        int type = next();
        int length = span();
        if (type == MidiMeta.END_OF_TRACK) {
            at += length;
            return true;
        }
        sink.meta(tick, type & 0x7F, Arrays.copyOfRange(bytes, at, at + length));
        at += length;
        return false;
    }

    private void system(int status, MidiSink sink) throws Cut {
        switch (status) {
            case 0xF0, 0xF7 -> {
                int length = span();
                at += length;
            }
            case 0xF2 -> {
                next();
                next();
            }
            case 0xF1, 0xF3 -> next();
            default -> {
                // One byte only.
            }
        }
        sink.skipped(tick, status);
    }

    private int data() throws Cut, ScoreFileException {
        int start = at;
        int value = next();
        if (value > 0x7F) {
            throw damaged(start, "a data byte above 127");
        }
        return value;
    }

    /** A length that the bytes left can hold. */
    private int span() throws Cut {
        long length = variable();
        if (length > end - at) {
            throw new Cut();
        }
        return (int) length;
    }

    private long variable() throws Cut {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = next();
            value = (value << 7) | (digit & 0x7F);
            if (digit < 0x80) {
                break;
            }
        }
        return value;
    }

    private int next() throws Cut {
        if (at >= end) {
            throw new Cut();
        }
        return bytes[at++] & 0xFF;
    }

    private ScoreFileException damaged(int where, String what) {
        return new ScoreFileException(
                file,
                "track " + number + " is damaged at byte " + where + " (" + what + ")",
                "export the file again, or repair it in a MIDI editor");
    }
}
