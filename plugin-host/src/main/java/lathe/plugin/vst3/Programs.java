package lathe.plugin.vst3;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lathe.core.param.Preset;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.instance.ParameterBank;
import lathe.plugin.instance.PluginInstance;

/**
 * The descriptor's presets as VST3's list of programs, after one that has the initial values. The values are read once,
 * so that a program change in the middle of a block allocates nothing.
 */
final class Programs {

    /** Number of the parameter that changes the program. */
    static final int PARAMETER_ID = 0x4000_0000;

    static final int LIST_ID = 1;

    private final ParameterBank bank;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private volatile int chosen;

    Programs(PluginDescriptor descriptor, ParameterBank bank) {
        this.bank = bank;
        if (descriptor.presets().isEmpty()) {
            return;
        }
        double[] initial = new double[bank.count()];
        Arrays.setAll(
                initial,
                i -> i == bank.bypassIndex() ? Double.NaN : bank.parameter(i).initial());
        names.add("Initial");
        values.add(initial);
        for (Preset preset : descriptor.presets()) {
            names.add(preset.name().isBlank() ? "Preset " + names.size() : preset.name());
            values.add(read(descriptor, preset));
        }
    }

    private double[] read(PluginDescriptor descriptor, Preset preset) {
        double[] read = new double[bank.count()];
        Arrays.fill(read, Double.NaN);
        for (Map.Entry<String, Object> value : preset.values().entrySet()) {
            int index = bank.indexOf(value.getKey());
            try {
                if (index >= 0) {
                    read[index] = bank.read(index, value.getValue());
                }
            } catch (IllegalArgumentException unfit) {
                BridgeLog.note(descriptor.id() + ", preset " + preset.name() + ": " + unfit.getMessage());
            }
        }
        return read;
    }

    /** True if there are programs at all. */
    boolean exist() {
        return !names.isEmpty();
    }

    int count() {
        return names.size();
    }

    String name(int program) {
        return names.get(program);
    }

    int chosen() {
        return chosen;
    }

    /** Notes a program without setting its values: a session was opened that had it. */
    void note(int program) {
        if (program >= 0 && program < count()) {
            chosen = program;
        }
    }

    int at(double normalized) {
        return (int) Math.rint(Math.max(0, Math.min(1, normalized)) * (count() - 1));
    }

    double normalized(int program) {
        return program / (double) (count() - 1);
    }

    /** Main thread: keeps a program's values. */
    void keep(PluginInstance instance, int program) {
        chosen = program;
        double[] wanted = values.get(program);
        for (int i = 0; i < wanted.length; i++) {
            if (!Double.isNaN(wanted[i])) {
                instance.setFromHost(i, wanted[i]);
            }
        }
    }

    /** Audio thread: a program's values from a frame on. */
    void play(PluginInstance instance, int frame, int program) {
        chosen = program;
        double[] wanted = values.get(program);
        for (int i = 0; i < wanted.length; i++) {
            if (!Double.isNaN(wanted[i])) {
                instance.addValue(frame, i, wanted[i]);
            }
        }
    }
}
