package lathe.plugin.instance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.plugin.PluginDescriptor;

/**
 * The parameters of an instance as hosts see them: a number each, which never changes, and a value that any thread may
 * read. The bypass, where there is one, comes after the declared ones.
 *
 * <p>The values here are the host's and the musician's; those in the processor's {@link Parameter}s belong to the audio
 * thread and may be moved further by modulation.
 */
public final class ParameterBank {

    /** Id of the bypass. */
    public static final String BYPASS_ID = "bypass";

    private final List<String> ids;
    private final List<Parameter> parameters;
    private final int[] numbers;
    private final int[] sortedNumbers;
    private final int[] indexOfSorted;
    private final int bypassIndex;
    private final AtomicLongArray values;

    /** @throws IllegalArgumentException if two ids have the same number; rename one */
    public ParameterBank(PluginDescriptor descriptor, ParameterSet declared) {
        ids = new ArrayList<>(declared.ids());
        parameters = new ArrayList<>(declared.list());
        if (descriptor.isBypassable()) {
            bypassIndex = ids.size();
            ids.add(BYPASS_ID);
            parameters.add(Parameter.toggle(BYPASS_ID, "Bypass").build());
        } else {
            bypassIndex = -1;
        }
        numbers = new int[ids.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = descriptor.parametersNumberedByIndex() ? i : numberOf(ids.get(i));
        }
        Integer[] order = new Integer[numbers.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Integer.compare(numbers[a], numbers[b]));
        sortedNumbers = new int[numbers.length];
        indexOfSorted = new int[numbers.length];
        for (int i = 0; i < order.length; i++) {
            indexOfSorted[i] = order[i];
            sortedNumbers[i] = numbers[order[i]];
            if (i > 0 && sortedNumbers[i] == sortedNumbers[i - 1]) {
                throw new IllegalArgumentException("parameters " + ids.get(order[i - 1]) + " and " + ids.get(order[i])
                        + " of " + descriptor.id() + " have the same number; rename one");
            }
        }
        values = new AtomicLongArray(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            store(i, parameters.get(i).initial());
        }
    }

    /** The number of an id: 30 bits of FNV-1a, so that order and count may change. VST3 keeps the upper half for hosts. */
    public static int numberOf(String id) {
        int hash = 0x811C9DC5;
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x01000193;
        }
        return hash & 0x3FFF_FFFF;
    }

    /** How many, with the bypass. */
    public int count() {
        return numbers.length;
    }

    /** The stable id, with a chain's stage before it. */
    public String id(int index) {
        return ids.get(index);
    }

    /** The declaration: name, range, texts. Its value belongs to the audio thread. */
    public Parameter parameter(int index) {
        return parameters.get(index);
    }

    /** The number by which hosts know it. */
    public int number(int index) {
        return numbers[index];
    }

    /** The index of a number, or -1; allocates nothing. */
    public int indexOf(int number) {
        int at = Arrays.binarySearch(sortedNumbers, number);
        return at < 0 ? -1 : indexOfSorted[at];
    }

    /** The index of an id, or -1. */
    public int indexOf(String id) {
        return ids.indexOf(id);
    }

    /** Index of the bypass, or -1. */
    public int bypassIndex() {
        return bypassIndex;
    }

    /** The value in natural units; any thread. */
    public double value(int index) {
        return Double.longBitsToDouble(values.get(index));
    }

    /** Where the value stands on a knob, 0..1; any thread. */
    public double knob(int index) {
        return parameters.get(index).knobOf(value(index));
    }

    /** Keeps a value, clamped to the range; NaN is ignored. Gives what is kept now. */
    double store(int index, double value) {
        if (!Double.isNaN(value)) {
            values.set(index, Double.doubleToRawLongBits(parameters.get(index).clamp(value)));
        }
        return value(index);
    }

    /**
     * A value as presets and states write it: a number, a switch, a label.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public double read(int index, Object written) {
        Parameter parameter = parameters.get(index);
        return switch (written) {
            case Number number -> parameter.clamp(number.doubleValue());
            case Boolean on -> on ? parameter.max() : parameter.min();
            case String text -> parameter.parse(text);
            default -> throw new IllegalArgumentException(ids.get(index) + "=" + written + " is no value");
        };
    }
}
