package lathe.engine.compose.solver;

import java.util.ArrayDeque;
import java.util.Deque;

/** Removes values that cannot be part of a solution: AC-3 (Mackworth 1977) for pairs, forward checking for wider rules. */
final class Propagation {

    private final Problem problem;

    Propagation(Problem problem) {
        this.problem = problem;
    }

    /** Propagates from all variables; false if a domain becomes empty. */
    boolean all(Domain[] domains) {
        Deque<Integer> changed = new ArrayDeque<>();
        for (int i = 0; i < domains.length; i++) {
            changed.add(i);
        }
        return run(domains, changed);
    }

    /** Propagates from one variable that has changed; false if a domain becomes empty. */
    boolean from(Domain[] domains, int variable) {
        Deque<Integer> changed = new ArrayDeque<>();
        changed.add(variable);
        return run(domains, changed);
    }

    private boolean run(Domain[] domains, Deque<Integer> changed) {
        while (!changed.isEmpty()) {
            int variable = changed.removeFirst();
            if (domains[variable].isEmpty()) {
                return false;
            }
            for (Problem.Arc arc : problem.arcsInto(variable)) {
                if (!keep(domains, arc.from(), revised(domains, arc), changed)) {
                    return false;
                }
            }
            if (domains[variable].size() == 1) {
                for (Problem.Rule rule : problem.rulesOf(variable)) {
                    if (!check(domains, rule, changed)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static Domain revised(Domain[] domains, Problem.Arc arc) {
        Domain other = domains[arc.to()];
        return domains[arc.from()].where(
                value -> !arc.supports().get(value).and(other).isEmpty());
    }

    private static boolean keep(Domain[] domains, int variable, Domain kept, Deque<Integer> changed) {
        if (kept.isEmpty()) {
            return false;
        }
        if (!kept.equals(domains[variable])) {
            domains[variable] = kept;
            if (!changed.contains(variable)) {
                changed.add(variable);
            }
        }
        return true;
    }

    private static boolean check(Domain[] domains, Problem.Rule rule, Deque<Integer> changed) {
        int[] values = new int[rule.scope().size()];
        int open = -1;
        for (int i = 0; i < values.length; i++) {
            Domain domain = domains[rule.scope().get(i)];
            if (domain.size() > 1) {
                if (open >= 0) {
                    return true;
                }
                open = i;
            }
            values[i] = domain.first();
        }
        if (open < 0) {
            return rule.holds().test(values);
        }
        int place = open;
        int variable = rule.scope().get(place);
        Domain kept = domains[variable].where(value -> {
            values[place] = value;
            return rule.holds().test(values);
        });
        return keep(domains, variable, kept, changed);
    }
}
