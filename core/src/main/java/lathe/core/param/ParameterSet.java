package lathe.core.param;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The parameters of a processor, in the order they were declared; of a chain, with the stage's name before the id. */
public final class ParameterSet {

    private static final ParameterSet EMPTY = new ParameterSet(new LinkedHashMap<>());

    private final Map<String, Parameter> byId;
    private final List<Parameter> inOrder;

    private ParameterSet(SequencedMap<String, Parameter> byId) {
        this.byId = byId;
        this.inOrder = List.copyOf(byId.values());
    }

    /** Of a processor without settings. */
    public static ParameterSet empty() {
        return EMPTY;
    }

    /** @throws IllegalArgumentException if an id appears twice */
    public static ParameterSet of(Parameter... parameters) {
        return of(List.of(parameters));
    }

    /** @throws IllegalArgumentException if an id appears twice */
    public static ParameterSet of(Collection<Parameter> parameters) {
        LinkedHashMap<String, Parameter> byId = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            putOnce(byId, parameter.id(), parameter);
        }
        return new ParameterSet(byId);
    }

    /** Several sets as one; each id gets its set's name and a dot before it. */
    public static ParameterSet join(SequencedMap<String, ParameterSet> named) {
        LinkedHashMap<String, Parameter> byId = new LinkedHashMap<>();
        named.forEach((name, set) -> set.byId.forEach((id, parameter) -> putOnce(byId, name + "." + id, parameter)));
        return new ParameterSet(byId);
    }

    private static void putOnce(Map<String, Parameter> byId, String id, Parameter parameter) {
        if (byId.putIfAbsent(id, parameter) != null) {
            throw new IllegalArgumentException("parameter id=" + id + " is declared twice");
        }
    }

    /** @throws IllegalArgumentException naming the ids there are, if this one is not among them */
    public Parameter get(String id) {
        Parameter parameter = byId.get(id);
        if (parameter == null) {
            throw new IllegalArgumentException(
                    "no parameter " + id + "; there are " + String.join(", ", byId.keySet()));
        }
        return parameter;
    }

    /** True if a parameter has this id. */
    public boolean has(String id) {
        return byId.containsKey(id);
    }

    /** Parameters in declared order; a parameter's index here is its index in events. */
    public List<Parameter> list() {
        return inOrder;
    }

    /** Ids in declared order, with prefixes. */
    public List<String> ids() {
        return new ArrayList<>(byId.keySet());
    }

    /** Tells every smoother the rate and ends every ramp; for a processor's {@code prepare}. */
    public void prepare(double sampleRateHz) {
        for (Parameter parameter : inOrder) {
            parameter.prepare(sampleRateHz);
        }
    }

    /** Ends every ramp where it was going; for a processor's {@code reset}. */
    public void settle() {
        for (Parameter parameter : inOrder) {
            parameter.settle();
        }
    }
}
