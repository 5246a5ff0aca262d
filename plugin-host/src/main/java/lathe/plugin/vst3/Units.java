package lathe.plugin.vst3;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.instance.ParameterBank;

/**
 * Parameters in groups, as VST3's units: one for each stage of a chain (the part of an id before its last dot), one for
 * each channel of MIDI controllers, below a root that has what is left.
 */
final class Units {

    static final int ROOT = 0;

    private static final int NO_PARENT = -1;
    private static final int NO_PROGRAMS = -1;

    private final Programs programs;
    private final List<String> stages = new ArrayList<>();
    private final int[] unitOfParameter;
    private final int midiChannels;

    Units(ParameterBank bank, Programs programs, MidiControllers controllers) {
        this.programs = programs;
        unitOfParameter = new int[bank.count()];
        for (int i = 0; i < unitOfParameter.length; i++) {
            String stage = stage(bank.id(i));
            if (!stage.isEmpty() && !stages.contains(stage)) {
                stages.add(stage);
            }
            unitOfParameter[i] = stages.indexOf(stage) + 1; // none is the root
        }
        midiChannels = controllers.count() / MidiControllers.CONTROLLERS;
    }

    static String stage(String id) {
        int dot = id.lastIndexOf('.');
        return dot < 0 ? "" : id.substring(0, dot);
    }

    /** The root, the stages, the MIDI channels. */
    int count() {
        return 1 + stages.size() + midiChannels;
    }

    int ofParameter(int index) {
        return unitOfParameter[index];
    }

    int ofMidiChannel(int channel) {
        return 1 + stages.size() + channel;
    }

    String name(int unit) {
        if (unit == ROOT) {
            return "Root";
        }
        if (unit > stages.size()) {
            return "MIDI channel " + (unit - stages.size());
        }
        String stage = stages.get(unit - 1);
        return stage.substring(0, 1).toUpperCase(Locale.ROOT)
                + stage.substring(1).replace('_', ' ');
    }

    int info(int index, long out) {
        if (index < 0 || index >= count()) {
            return Result.INVALID_ARGUMENT;
        }
        NativeMemory.int32(out + Layout.UNIT_ID, index);
        NativeMemory.int32(out + Layout.UNIT_PARENT, index == ROOT ? NO_PARENT : ROOT);
        NativeText.writeUtf16(out + Layout.UNIT_NAME, name(index));
        boolean lists = index == ROOT && programs.exist();
        NativeMemory.int32(out + Layout.UNIT_PROGRAM_LIST, lists ? Programs.LIST_ID : NO_PROGRAMS);
        return Result.OK;
    }

    int listInfo(int index, long out) {
        if (index != 0 || !programs.exist()) {
            return Result.INVALID_ARGUMENT;
        }
        NativeMemory.int32(out + Layout.PROGRAM_LIST_ID, Programs.LIST_ID);
        NativeText.writeUtf16(out + Layout.PROGRAM_LIST_NAME, "Presets");
        NativeMemory.int32(out + Layout.PROGRAM_LIST_COUNT, programs.count());
        return Result.OK;
    }

    int programName(int list, int program, long out) {
        if (list != Programs.LIST_ID || program < 0 || program >= programs.count()) {
            return Result.INVALID_ARGUMENT;
        }
        NativeText.writeUtf16(out, programs.name(program));
        return Result.OK;
    }
}
