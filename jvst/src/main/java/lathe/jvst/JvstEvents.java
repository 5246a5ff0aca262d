package lathe.jvst;

import java.util.Arrays;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.valueobjects.VSTEvent;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTMidiEvent;

/**
 * MIDI on its way to a plugin, gathered until the next stretch of sound and handed over in one call. The bridge cuts blocks
 * where something happens, so every event stands at frame 0 of what follows. Event objects are used again only after many
 * others, as some plugins keep them for a while.
 */
final class JvstEvents {

    /** Most events in one call; more are handed over in several. */
    static final int MOST = 64;

    private static final int KEPT = 1024;
    private static final int NATIVE_BYTES = 32;

    private final VSTMidiEvent[] pool = new VSTMidiEvent[KEPT];
    private final VSTEvents[] bySize = new VSTEvents[MOST + 1];
    private int next;
    private int waiting;

    JvstEvents() {
        Arrays.setAll(pool, i -> {
            VSTMidiEvent event = new VSTMidiEvent();
            event.setType(VSTEvent.VST_EVENT_MIDI_TYPE);
            event.setByteSize(NATIVE_BYTES);
            return event;
        });
        for (int i = 1; i <= MOST; i++) {
            bySize[i] = new VSTEvents();
            bySize[i].setNumEvents(i);
            bySize[i].setEvents(new VSTEvent[i]);
        }
    }

    boolean isFull() {
        return waiting == MOST;
    }

    /** Adds a message; there is room. */
    void add(int status, int data1, int data2) {
        VSTMidiEvent event = pool[(next + waiting++) & (KEPT - 1)];
        byte[] data = event.getData();
        data[0] = (byte) status;
        data[1] = (byte) data1;
        data[2] = (byte) data2;
        data[3] = 0;
        event.setDeltaFrames(0);
        event.setNoteOffVelocity((byte) ((status & 0xF0) == 0x80 ? data2 : 0));
    }

    /** Hands over what waits. */
    void deliver(VSTPluginAdapter plugin) {
        if (waiting == 0) {
            return;
        }
        VSTEvents events = bySize[waiting];
        VSTEvent[] list = events.getEvents();
        for (int i = 0; i < waiting; i++) {
            list[i] = pool[(next + i) & (KEPT - 1)];
        }
        next += waiting;
        waiting = 0;
        plugin.processEvents(events);
    }

    void clear() {
        waiting = 0;
    }
}
