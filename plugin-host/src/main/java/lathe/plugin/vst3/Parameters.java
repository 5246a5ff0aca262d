package lathe.plugin.vst3;

import lathe.core.param.Curve;
import lathe.core.param.Parameter;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.instance.ParameterBank;
import lathe.plugin.instance.PluginInstance;
import org.jspecify.annotations.Nullable;

/**
 * The parameters as a VST3 host numbers them: those of the bank, then the program, then the MIDI controllers. Values are
 * places on a knob, 0..1.
 */
final class Parameters {

    private static final int CAN_AUTOMATE = 1;
    private static final int IS_LIST = 1 << 3;
    private static final int IS_HIDDEN = 1 << 4;
    private static final int IS_PROGRAM_CHANGE = 1 << 15;
    private static final int IS_BYPASS = 1 << 16;

    private final PluginInstance instance;
    private final ParameterBank bank;
    private final Programs programs;
    private final MidiControllers controllers;
    private final Units units;

    Parameters(PluginInstance instance, Programs programs, MidiControllers controllers, Units units) {
        this.instance = instance;
        bank = instance.bank();
        this.programs = programs;
        this.controllers = controllers;
        this.units = units;
    }

    int count() {
        return bank.count() + (programs.exist() ? 1 : 0) + controllers.count();
    }

    boolean has(int id) {
        return bank.indexOf(id) >= 0 || isProgram(id) || controllers.has(id);
    }

    private boolean isProgram(int id) {
        return id == Programs.PARAMETER_ID && programs.exist();
    }

    // --- declarations -----------------------------------------------------------------------------------------------

    int info(int index, long out) {
        if (index < 0 || index >= count()) {
            return Result.INVALID_ARGUMENT;
        }
        if (index < bank.count()) {
            declared(index, out);
        } else if (programs.exist() && index == bank.count()) {
            write(out, Programs.PARAMETER_ID, "Program", "Program", "", programs.count() - 1, 0, Units.ROOT);
            NativeMemory.int32(out + Layout.PARAMETER_FLAGS, CAN_AUTOMATE | IS_LIST | IS_PROGRAM_CHANGE);
        } else {
            int id = controllers.id(index - (count() - controllers.count()));
            int unit = units.ofMidiChannel(controllers.channel(id));
            write(out, id, controllers.title(id), controllers.title(id), "", 0, controllers.initial(id), unit);
            NativeMemory.int32(out + Layout.PARAMETER_FLAGS, IS_HIDDEN);
        }
        return Result.OK;
    }

    private void declared(int index, long out) {
        Parameter parameter = bank.parameter(index);
        double initial = parameter.knobOf(parameter.initial());
        int unit = units.ofParameter(index);
        int steps = parameter.curve() == Curve.STEPPED ? (int) (parameter.max() - parameter.min()) : 0;
        write(out, bank.number(index), parameter.name(), parameter.name(), parameter.unit(), steps, initial, unit);
        int flags = parameter.isFixedWhileRunning() ? 0 : CAN_AUTOMATE;
        if (index == bank.bypassIndex()) {
            flags = CAN_AUTOMATE | IS_BYPASS;
        } else if (parameter.labels().size() > 2) {
            flags |= IS_LIST;
        }
        NativeMemory.int32(out + Layout.PARAMETER_FLAGS, flags);
    }

    private static void write(
            long out, int id, String title, String shortTitle, String unit, int steps, double initial, int unitId) {
        NativeMemory.clear(out, Layout.PARAMETER_SIZE);
        NativeMemory.int32(out + Layout.PARAMETER_ID, id);
        NativeText.writeUtf16(out + Layout.PARAMETER_TITLE, title);
        NativeText.writeUtf16(out + Layout.PARAMETER_SHORT_TITLE, shortTitle);
        NativeText.writeUtf16(out + Layout.PARAMETER_UNITS, unit);
        NativeMemory.int32(out + Layout.PARAMETER_STEPS, steps);
        NativeMemory.float64(out + Layout.PARAMETER_DEFAULT, initial);
        NativeMemory.int32(out + Layout.PARAMETER_UNIT_ID, unitId);
    }

    // --- values -----------------------------------------------------------------------------------------------------

    double normalized(int id) {
        int index = bank.indexOf(id);
        if (index >= 0) {
            return bank.knob(index);
        }
        if (isProgram(id)) {
            return programs.normalized(programs.chosen());
        }
        return controllers.has(id) ? controllers.value(id) : 0;
    }

    /** Main thread: keeps a value; true if others moved with it. */
    boolean set(int id, double normalized) {
        int index = bank.indexOf(id);
        if (index >= 0) {
            instance.setFromHost(index, bank.parameter(index).valueAt(normalized));
        } else if (isProgram(id)) {
            programs.keep(instance, programs.at(normalized));
            return true;
        } else if (controllers.has(id)) {
            controllers.keep(id, normalized);
        }
        return false;
    }

    double toPlain(int id, double normalized) {
        int index = bank.indexOf(id);
        if (index >= 0) {
            return bank.parameter(index).valueAt(normalized);
        }
        return isProgram(id) ? programs.at(normalized) : normalized;
    }

    double toNormalized(int id, double plain) {
        int index = bank.indexOf(id);
        if (index >= 0) {
            Parameter parameter = bank.parameter(index);
            return parameter.knobOf(parameter.clamp(plain));
        }
        return isProgram(id) ? programs.normalized((int) Math.max(0, Math.min(programs.count() - 1, plain))) : plain;
    }

    // --- texts ------------------------------------------------------------------------------------------------------

    /** The text of a value without its unit, which the host has; null for an unknown id. */
    @Nullable
    String text(int id, double normalized) {
        int index = bank.indexOf(id);
        if (index >= 0) {
            Parameter parameter = bank.parameter(index);
            String text = parameter.text(parameter.valueAt(normalized));
            String unit = " " + parameter.unit();
            boolean unitFollows = parameter.labels().isEmpty() && unit.length() > 1 && text.endsWith(unit);
            return unitFollows ? text.substring(0, text.length() - unit.length()) : text;
        }
        if (isProgram(id)) {
            return programs.name(programs.at(normalized));
        }
        return controllers.has(id) ? String.valueOf(Math.round(normalized * 127)) : null;
    }

    /** The value of a text, or NaN if it means none. */
    double parse(int id, String text) {
        int index = bank.indexOf(id);
        try {
            if (index >= 0) {
                return toNormalized(id, bank.parameter(index).parse(text));
            }
            for (int i = 0; isProgram(id) && i < programs.count(); i++) {
                if (programs.name(i).equals(text)) {
                    return programs.normalized(i);
                }
            }
            return controllers.has(id) ? Double.parseDouble(text) / 127 : Double.NaN;
        } catch (IllegalArgumentException meaningless) {
            return Double.NaN;
        }
    }
}
