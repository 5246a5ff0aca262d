package lathe.plugin.vst3;

import lathe.plugin.NoteInput.Expression;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.instance.PluginInstance;

/** The host's events of a block, on the audio thread: notes, their pressure and expression, MIDI left over. */
final class NoteEvents {

    private static final int COUNT = 3;
    private static final int GET = 4;

    private static final int NOTE_ON = 0;
    private static final int NOTE_OFF = 1;
    private static final int POLY_PRESSURE = 3;
    private static final int NOTE_EXPRESSION = 4;
    private static final int MIDI_CONTROLLER = 65535;

    private static final int LAST_CONTROLLER = 127;
    private static final int PROGRAM_CHANGE = 130;
    private static final int KEYS = 128;
    private static final double CENTS = 100;

    private final PluginInstance instance;
    private final long event;

    /** @param scratch room for one event */
    NoteEvents(PluginInstance instance, long scratch) {
        this.instance = instance;
        event = scratch;
    }

    /** @param list an {@code IEventList}, or 0 */
    void read(long list, int frames) {
        if (list == 0) {
            return;
        }
        int count = (int) NativeCalls.call(NativeCalls.method(list, COUNT), list);
        for (int i = 0; i < count; i++) {
            if ((int) NativeCalls.call(NativeCalls.method(list, GET), list, i, event) == Result.OK) {
                int frame = NativeMemory.int32(event + Layout.EVENT_FRAME);
                take(Math.max(0, Math.min(Math.max(0, frames - 1), frame)));
            }
        }
    }

    private void take(int frame) {
        int type = NativeMemory.int16(event + Layout.EVENT_TYPE) & 0xFFFF;
        switch (type) {
            case NOTE_ON -> noteOn(frame);
            case NOTE_OFF -> noteOff(frame);
            case POLY_PRESSURE ->
                instance.addNoteExpression(
                        frame,
                        NoteExpressions.place(Expression.PRESSURE),
                        NativeMemory.int32(event + Layout.PRESSURE_ID),
                        channel(),
                        key(),
                        NativeMemory.float32(event + Layout.PRESSURE_VALUE));
            case NOTE_EXPRESSION -> expression(frame);
            case MIDI_CONTROLLER -> controller(frame);
            default -> {} // chords, scales and system exclusive data
        }
    }

    private int channel() {
        return NativeMemory.int16(event + Layout.EVENT_CHANNEL) & 0x0F;
    }

    private int key() {
        return NativeMemory.int16(event + Layout.EVENT_PITCH);
    }

    private void noteOn(int frame) {
        int id = NativeMemory.int32(event + Layout.NOTE_ON_ID);
        double velocity = NativeMemory.float32(event + Layout.NOTE_ON_VELOCITY);
        double tuning = NativeMemory.float32(event + Layout.NOTE_ON_TUNING);
        if (key() < 0 || key() >= KEYS) {
            return;
        }
        if (velocity <= 0) {
            instance.addNoteOff(frame, id, channel(), key(), 0); // as MIDI means it
            return;
        }
        instance.addNoteOn(frame, id, channel(), key(), velocity);
        if (tuning != 0) {
            int place = NoteExpressions.place(Expression.TUNING);
            instance.addNoteExpression(frame, place, id, channel(), key(), tuning / CENTS);
        }
    }

    private void noteOff(int frame) {
        int id = NativeMemory.int32(event + Layout.NOTE_OFF_ID);
        instance.addNoteOff(frame, id, channel(), key(), NativeMemory.float32(event + Layout.NOTE_OFF_VELOCITY));
    }

    private void expression(int frame) {
        int type = NativeMemory.int32(event + Layout.EXPRESSION_TYPE);
        int place = NoteExpressions.place(type);
        if (place >= 0) {
            double value = NoteExpressions.toPlain(type, NativeMemory.float64(event + Layout.EXPRESSION_VALUE));
            instance.addNoteExpression(frame, place, NativeMemory.int32(event + Layout.EXPRESSION_ID), -1, -1, value);
        }
    }

    private void controller(int frame) {
        int controller = NativeMemory.int8(event + Layout.MIDI_CONTROLLER) & 0xFF;
        int channel = NativeMemory.int8(event + Layout.MIDI_CHANNEL) & 0x0F;
        int value = NativeMemory.int8(event + Layout.MIDI_VALUE) & 0x7F;
        int second = NativeMemory.int8(event + Layout.MIDI_VALUE_2) & 0x7F;
        if (controller <= LAST_CONTROLLER) {
            instance.addMidi(frame, 0xB0 | channel, controller, value);
            return;
        }
        switch (controller) {
            case MidiControllers.PRESSURE -> instance.addMidi(frame, 0xD0 | channel, value, 0);
            case MidiControllers.PITCH_BEND -> instance.addMidi(frame, 0xE0 | channel, value, second);
            case PROGRAM_CHANGE -> instance.addMidi(frame, 0xC0 | channel, value, 0);
            default -> {} // polyphonic pressure has its own event
        }
    }
}
