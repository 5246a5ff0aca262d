package lathe.engine.score.midi;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.score.TrackEvent;

/** What one track chunk says on one channel. */
final class MidiPart {

    final int track;
    final int port;
    final int channel;
    final Strokes strokes = new Strokes();
    final List<TrackEvent> events = new ArrayList<>();

    MidiPart(int track, int port, int channel) {
        this.track = track;
        this.port = port;
        this.channel = channel;
    }

    boolean isPercussion() {
        return channel == MidiMeta.PERCUSSION_CHANNEL;
    }

    boolean sharesChannelWith(MidiPart other) {
        return port == other.port && channel == other.channel;
    }

    /** The last program set up to a tick, or -1. */
    int programAt(long tick) {
        int program = -1;
        for (TrackEvent event : events) {
            if (event instanceof TrackEvent.Program change && change.tick() <= tick) {
                program = change.program();
            }
        }
        return program;
    }

    void add(long tick, int status, int first, int second) {
        switch (status & 0xF0) {
            case 0x80 -> strokes.add(tick, first, 0);
            case 0x90 -> strokes.add(tick, first, second);
            case 0xA0 -> events.add(new TrackEvent.KeyPressure(tick, first, second));
            case 0xB0 -> events.add(new TrackEvent.Control(tick, first, second));
            case 0xC0 -> events.add(new TrackEvent.Program(tick, first));
            case 0xD0 -> events.add(new TrackEvent.Pressure(tick, first));
            default -> events.add(new TrackEvent.Bend(tick, ((second << 7) | first) - 0x2000));
        }
    }
}
