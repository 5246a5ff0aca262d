package lathe.engine.compose.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the cheapest solution by depth-first branch and bound that keeps arcs consistent. Values are tried from the cheapest, in
 * waves that depart from that order ever more often (limited discrepancy search; Harvey and Ginsberg 1995), so that a search cut short
 * has looked at different beginnings and not at different endings only. The deadline counts steps: the same problem gives the same
 * solution on any machine.
 */
public final class Solver {

    private final Problem problem;
    private final Propagation propagation;
    private final long mostSteps;
    private long steps;
    private boolean cut;
    private double bestCost = Double.POSITIVE_INFINITY;
    private int[] best = {};

    private Solver(Problem problem, long mostSteps) {
        this.problem = problem;
        this.mostSteps = mostSteps;
        propagation = new Propagation(problem);
    }

    /**
     * The cheapest solution that is found, empty if none was.
     *
     * @param mostSteps values tried at most
     */
    public static Optional<Solution> cheapest(Problem problem, long mostSteps) {
        return new Solver(problem, mostSteps).search();
    }

    /** Number of all solutions, whatever they cost, taking the variable with the fewest values first. */
    public static long count(Problem problem) {
        Solver solver = new Solver(problem, Long.MAX_VALUE);
        Domain[] domains = problem.domains();
        return solver.propagation.all(domains) ? solver.count(domains) : 0;
    }

    private Optional<Solution> search() {
        Domain[] domains = problem.domains();
        if (!propagation.all(domains)) {
            return Optional.empty();
        }
        boolean proven = false;
        for (int wave = 0; !proven && steps < mostSteps; wave = Math.max(1, 2 * wave)) {
            cut = false;
            descend(domains, 0, 0, wave, new int[domains.length]);
            proven = !cut;
        }
        if (bestCost == Double.POSITIVE_INFINITY) {
            return Optional.empty();
        }
        List<Integer> values = Arrays.stream(best).boxed().toList();
        return Optional.of(new Solution(values, bestCost, proven));
    }

    private record Choice(int value, double cost) {}

    private void descend(Domain[] domains, int at, double cost, int departures, int[] values) {
        if (at == domains.length) {
            bestCost = cost;
            best = values.clone();
            return;
        }
        List<Choice> choices = choices(domains[at], at, values);
        for (int i = 0; i < choices.size(); i++) {
            if (i > departures || steps >= mostSteps) {
                cut = true;
                return;
            }
            Choice choice = choices.get(i);
            if (cost + choice.cost() >= bestCost) {
                return;
            }
            steps++;
            Domain[] narrowed = domains.clone();
            narrowed[at] = Domain.only(choice.value());
            values[at] = choice.value();
            if (propagation.from(narrowed, at)) {
                descend(narrowed, at + 1, cost + choice.cost(), departures - i, values);
            }
        }
    }

    private List<Choice> choices(Domain domain, int at, int[] values) {
        List<Choice> choices = new ArrayList<>();
        for (int value = domain.first(); value >= 0; value = domain.after(value)) {
            values[at] = value;
            choices.add(new Choice(value, problem.cost().of(values, at)));
        }
        choices.sort(Comparator.comparingDouble(Choice::cost));
        return choices;
    }

    private long count(Domain[] domains) {
        int open = -1;
        for (int i = 0; i < domains.length; i++) {
            if (domains[i].size() > 1 && (open < 0 || domains[i].size() < domains[open].size())) {
                open = i;
            }
        }
        if (open < 0) {
            return 1;
        }
        long count = 0;
        for (int value = domains[open].first(); value >= 0; value = domains[open].after(value)) {
            Domain[] narrowed = domains.clone();
            narrowed[open] = Domain.only(value);
            count += propagation.from(narrowed, open) ? count(narrowed) : 0;
        }
        return count;
    }
}
