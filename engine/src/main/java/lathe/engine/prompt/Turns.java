package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;

/** Lets what returns come back a little fuller. */
final class Turns {

    private static final double STEP = 0.05;
    private static final double MOST = 0.15;

    private Turns() {}

    static List<SectionPlan> raised(List<SectionPlan> sections) {
        Map<SectionKind, Integer> turns = new EnumMap<>(SectionKind.class);
        List<SectionPlan> raised = new ArrayList<>();
        for (SectionPlan section : sections) {
            int turn = turns.merge(section.kind(), 1, Integer::sum);
            raised.add(section.withEnergy(section.energy() + Math.min(MOST, STEP * (turn - 1))));
        }
        return raised;
    }
}
