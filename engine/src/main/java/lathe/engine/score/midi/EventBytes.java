package lathe.engine.score.midi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events of one track chunk: gathered in any order, written by time. */
final class EventBytes {

    /** What comes first of the events at one tick. */
    enum Turn {
        HEADING,
        NOTE_OFF,
        CHANGE,
        NOTE_ON
    }

    private static final class Event {
        final long tick;
        final Turn turn;
        final byte[] message;

        Event(long tick, Turn turn, byte[] message) {
            this.tick = tick;
            this.turn = turn;
            this.message = message;
        }
    }

    private static final Comparator<Event> ORDER =
            Comparator.<Event>comparingLong(event -> event.tick).thenComparing(event -> event.turn);

    private static final long MOST_DELTA = 0x0FFF_FFFF;

    private final List<Event> events = new ArrayList<>();

    void add(long tick, Turn turn, int... message) {
        byte[] bytes = new byte[message.length];
        for (int i = 0; i < message.length; i++) {
            bytes[i] = (byte) message[i];
        }
        events.add(new Event(tick, turn, bytes));
    }

    void meta(long tick, Turn turn, int type, byte[] data) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(0xFF);
        message.write(type);
        variable(message, data.length);
        message.writeBytes(data);
        events.add(new Event(tick, turn, message.toByteArray()));
    }

    void text(long tick, Turn turn, int type, String text) {
        meta(tick, turn, type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The chunk with its header and the end of the track. */
    byte[] chunk() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long at = 0;
        events.sort(ORDER); // stable
        for (Event event : events) {
            for (; event.tick - at > MOST_DELTA; at += MOST_DELTA) {
                variable(out, MOST_DELTA);
                out.writeBytes(
                        new byte[] {(byte) 0xFF, MidiMeta.TEXT, 0}); // a pause longer than one delta time can say
            }
            variable(out, event.tick - at);
            out.writeBytes(event.message);
            at = event.tick;
        }
        out.writeBytes(new byte[] {0, (byte) 0xFF, MidiMeta.END_OF_TRACK, 0});
        return chunk("MTrk", out.toByteArray());
    }

    static byte[] chunk(String name, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(body.length >> shift);
        }
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static void variable(ByteArrayOutputStream out, long value) {
        for (int shift = 21; shift > 0; shift -= 7) {
            if (value >> shift != 0) {
                out.write((int) ((value >> shift) & 0x7F) | 0x80);
            }
        }
        out.write((int) value & 0x7F);
    }
}
