package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.float64;
import static lathe.plugin.ffi.NativeMemory.int16;
import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.int8;
import static lathe.plugin.ffi.NativeMemory.word;

import lathe.plugin.clap.ClapEvent.Expression;
import lathe.plugin.clap.ClapEvent.Midi;
import lathe.plugin.clap.ClapEvent.Note;
import lathe.plugin.clap.ClapEvent.Param;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.instance.ParameterBank;
import lathe.plugin.instance.PluginInstance;

/**
 * Hands a host's events to the instance. Types and spaces that nobody here knows are passed over, as are
 * modulations meant for single notes, which no parameter here declares. A value is taken whatever its note fields say:
 * there are hosts that leave zeros in them.
 */
final class ClapEvents {

    private static final int EXPRESSIONS = 7;

    private final PluginInstance instance;
    private final ParameterBank bank;

    ClapEvents(PluginInstance instance) {
        this.instance = instance;
        bank = instance.bank();
    }

    static int count(long list) {
        return list == 0 ? 0 : (int) NativeCalls.call(word(list + 8), list);
    }

    static long get(long list, int index) {
        return NativeCalls.call(word(list + 16), list, index);
    }

    /** Frame of an event; those that lie after the 31st bit are late, not early. */
    static int time(long event) {
        int time = int32(event + ClapEvent.TIME);
        return time < 0 ? Integer.MAX_VALUE : time;
    }

    static boolean isTransport(long event) {
        return int16(event + ClapEvent.SPACE) == 0 && int16(event + ClapEvent.TYPE) == ClapEvent.TRANSPORT;
    }

    /**
     * Hands on the events from an index to the next transport event or the end.
     *
     * @param start frame of the host's block at which the coming part of it begins
     * @return index of that transport event, or the count
     */
    int read(long list, int from, int count, int start) {
        int at = from;
        for (; at < count; at++) {
            long event = get(list, at);
            if (isTransport(event)) {
                break;
            }
            if (int16(event + ClapEvent.SPACE) == 0) {
                add(event, Math.max(0, time(event) - start));
            }
        }
        return at;
    }

    private void add(long event, int frame) {
        switch (int16(event + ClapEvent.TYPE)) {
            case ClapEvent.NOTE_ON -> noteOn(event, frame);
            case ClapEvent.NOTE_OFF ->
                instance.addNoteOff(
                        frame,
                        int32(event + Note.ID),
                        int16(event + Note.CHANNEL),
                        int16(event + Note.KEY),
                        float64(event + Note.VELOCITY));
            case ClapEvent.NOTE_CHOKE ->
                instance.addNoteChoke(
                        frame, int32(event + Note.ID), int16(event + Note.CHANNEL), int16(event + Note.KEY));
            case ClapEvent.NOTE_EXPRESSION -> expression(event, frame);
            case ClapEvent.PARAM_VALUE -> value(event, frame);
            case ClapEvent.PARAM_MOD -> modulation(event, frame);
            case ClapEvent.MIDI ->
                instance.addMidi(
                        frame,
                        int8(event + Midi.DATA) & 0xFF,
                        int8(event + Midi.DATA + 1) & 0x7F,
                        int8(event + Midi.DATA + 2) & 0x7F);
            default -> {
                // system exclusive, MIDI 2.0 (no dialect of ours), gestures: nothing to do
            }
        }
    }

    private void noteOn(long event, int frame) {
        int channel = int16(event + Note.CHANNEL);
        int key = int16(event + Note.KEY);
        if (channel >= 0 && key >= 0) { // any key is none to begin with
            instance.addNoteOn(frame, int32(event + Note.ID), channel, key, float64(event + Note.VELOCITY));
        }
    }

    private void expression(long event, int frame) {
        int kind = int32(event + Expression.KIND);
        if (kind >= 0 && kind < EXPRESSIONS) {
            instance.addNoteExpression(
                    frame,
                    kind,
                    int32(event + Expression.ID),
                    int16(event + Expression.CHANNEL),
                    int16(event + Expression.KEY),
                    float64(event + Expression.VALUE));
        }
    }

    private void value(long event, int frame) {
        int index = bank.indexOf(int32(event + Param.ID));
        if (index >= 0) {
            instance.addValue(frame, index, float64(event + Param.VALUE));
        }
    }

    private void modulation(long event, int frame) {
        int index = bank.indexOf(int32(event + Param.ID));
        if (index >= 0 && isForAll(event)) {
            instance.addModulation(frame, index, float64(event + Param.VALUE));
        }
    }

    /** One test and not three, as single branches rarely taken are compiled away and then cost a block. */
    private static boolean isForAll(long event) {
        return (int32(event + Param.NOTE_ID) & int16(event + Param.CHANNEL) & int16(event + Param.KEY)) < 0;
    }

    /** Keeps the values of a list while inactive, when there is no audio thread to hand them to. */
    void keep(long list) {
        int count = count(list);
        for (int i = 0; i < count; i++) {
            long event = get(list, i);
            boolean value =
                    int16(event + ClapEvent.SPACE) == 0 && int16(event + ClapEvent.TYPE) == ClapEvent.PARAM_VALUE;
            int index = value ? bank.indexOf(int32(event + Param.ID)) : -1;
            if (index >= 0) {
                instance.setFromHost(index, float64(event + Param.VALUE));
            }
        }
    }
}
