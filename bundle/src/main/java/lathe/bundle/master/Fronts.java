package lathe.bundle.master;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;

/**
 * The parameters that a chain shows of its stages: some of them, under the same ids, with names, ranges and initial values that
 * suit the chain. What is set on a front is passed on to the stage.
 */
final class Fronts {

    private final SequencedMap<String, List<Parameter>> byStage = new LinkedHashMap<>();
    private final List<Parameter> fronts = new ArrayList<>();
    private final List<Parameter> inner = new ArrayList<>();

    /** A front that its stage's parameter follows. */
    Parameter follow(String stage, Parameter behind, Parameter.Builder declaration) {
        Parameter front = own(stage, declaration);
        fronts.add(front);
        inner.add(behind);
        return front;
    }

    /** A front that the chain itself makes use of. */
    Parameter own(String stage, Parameter.Builder declaration) {
        Parameter front = declaration.build();
        byStage.computeIfAbsent(stage, name -> new ArrayList<>()).add(front);
        return front;
    }

    /** All of them, ids {@code stage.parameter}. */
    ParameterSet parameters() {
        SequencedMap<String, ParameterSet> sets = new LinkedHashMap<>();
        byStage.forEach((stage, declared) -> sets.put(stage, ParameterSet.of(declared)));
        return ParameterSet.join(sets);
    }

    /** Tells the stages what has changed; allocates nothing. */
    void pass() {
        for (int i = 0; i < fronts.size(); i++) {
            inner.get(i).set(fronts.get(i).value());
        }
    }
}
