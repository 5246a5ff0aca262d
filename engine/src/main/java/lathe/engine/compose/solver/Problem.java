package lathe.engine.compose.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Variables, what they must fulfil, and what their values cost. */
public final class Problem {

    private final List<Domain> domains = new ArrayList<>();
    private final List<List<Arc>> arcs = new ArrayList<>();
    private final List<List<Rule>> rules = new ArrayList<>();
    private Cost cost = (values, at) -> 0;

    /** A condition on the values of two variables. */
    @FunctionalInterface
    public interface Pair {
        /** True if they may stand together. */
        boolean allows(int first, int second);
    }

    /** What a choice costs. */
    @FunctionalInterface
    public interface Cost {
        /**
         * Cost of the value of a variable, at least 0.
         *
         * @param values of all variables up to {@code at}; later ones are not known
         */
        double of(int[] values, int at);
    }

    /**
     * A condition on several variables.
     *
     * @param scope the variables
     * @param holds true if their values, in the order of the scope, may stand together
     */
    record Rule(List<Integer> scope, Predicate<int[]> holds) {}

    /** One direction of a condition on two variables: for each value of the one, which values of the other go with it. */
    record Arc(int from, int to, List<Domain> supports) {}

    /** Adds a variable; returns its number, counted from 0. */
    public int variable(Domain domain) {
        domains.add(domain);
        arcs.add(new ArrayList<>());
        rules.add(new ArrayList<>());
        return domains.size() - 1;
    }

    /** Demands something of two variables. */
    public void pair(int first, int second, Pair condition) {
        arcs.get(second).add(new Arc(first, second, supports(first, second, condition)));
        arcs.get(first).add(new Arc(second, first, supports(second, first, (a, b) -> condition.allows(b, a))));
    }

    private List<Domain> supports(int from, int to, Pair condition) {
        List<Domain> supports = new ArrayList<>();
        for (int value = 0; value <= Domain.MOST; value++) {
            int own = value;
            boolean possible = domains.get(from).contains(value);
            supports.add(
                    possible ? domains.get(to).where(other -> condition.allows(own, other)) : Domain.of(List.of()));
        }
        return List.copyOf(supports);
    }

    /** Demands something of several variables; looked at as soon as all but one have their values. */
    public void rule(List<Integer> scope, Predicate<int[]> holds) {
        Rule rule = new Rule(List.copyOf(scope), holds);
        scope.forEach(variable -> rules.get(variable).add(rule));
    }

    /** Sets what values cost. */
    public void cost(Cost ofValues) {
        cost = ofValues;
    }

    Domain[] domains() {
        return domains.toArray(Domain[]::new);
    }

    /** Arcs whose supports lie in a variable. */
    List<Arc> arcsInto(int variable) {
        return arcs.get(variable);
    }

    List<Rule> rulesOf(int variable) {
        return rules.get(variable);
    }

    Cost cost() {
        return cost;
    }
}
