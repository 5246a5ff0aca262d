package lathe.plugin.vst3;

import lathe.plugin.instance.PluginInstance;

/**
 * MIDI controllers as hidden parameters, the only way in which VST3 tells them: 130 for each of 16 channels, numbers
 * 128 and 129 being channel pressure and pitch bend. Source: VST 3 interfaces, {@code ivstmidicontrollers.h}.
 */
final class MidiControllers {

    static final int CHANNELS = 16;
    static final int CONTROLLERS = 130;
    static final int PRESSURE = 128;
    static final int PITCH_BEND = 129;

    private static final int FIRST_ID = 0x5000_0000;
    private static final int COUNT = CHANNELS * CONTROLLERS;

    private final boolean there;
    private final float[] values;

    MidiControllers(boolean there) {
        this.there = there;
        values = new float[count()];
        for (int i = PITCH_BEND; i < values.length; i += CONTROLLERS) {
            values[i] = 0.5f;
        }
    }

    int count() {
        return there ? COUNT : 0;
    }

    boolean has(int id) {
        return there && id >= FIRST_ID && id < FIRST_ID + COUNT;
    }

    int id(int index) {
        return FIRST_ID + index;
    }

    int id(int channel, int controller) {
        return FIRST_ID + channel * CONTROLLERS + controller;
    }

    int channel(int id) {
        return (id - FIRST_ID) / CONTROLLERS;
    }

    String title(int id) {
        int controller = (id - FIRST_ID) % CONTROLLERS;
        String name = switch (controller) {
            case PRESSURE -> "Pressure";
            case PITCH_BEND -> "Pitch bend";
            default -> "Controller " + controller;
        };
        return name + ", channel " + (channel(id) + 1);
    }

    double initial(int id) {
        return (id - FIRST_ID) % CONTROLLERS == PITCH_BEND ? 0.5 : 0;
    }

    double value(int id) {
        return values[id - FIRST_ID];
    }

    void keep(int id, double normalized) {
        values[id - FIRST_ID] = (float) normalized;
    }

    /** Tells the instance what a value means in MIDI. */
    void send(PluginInstance instance, int frame, int id, double normalized) {
        keep(id, normalized);
        int controller = (id - FIRST_ID) % CONTROLLERS;
        int channel = channel(id);
        double share = Math.max(0, Math.min(1, normalized));
        int seven = (int) Math.round(share * 127);
        switch (controller) {
            case PRESSURE -> instance.addMidi(frame, 0xD0 | channel, seven, 0);
            case PITCH_BEND -> {
                int fourteen = (int) Math.round(share * 16383);
                instance.addMidi(frame, 0xE0 | channel, fourteen & 0x7F, fourteen >> 7);
            }
            default -> instance.addMidi(frame, 0xB0 | channel, controller, seven);
        }
    }
}
