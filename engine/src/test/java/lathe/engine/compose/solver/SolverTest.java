package lathe.engine.compose.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolverTest {

    @ParameterizedTest
    @CsvSource({"4,2", "5,10", "6,4", "7,40", "8,92"})
    void queensHaveAsManyPlacementsAsIsKnown(int size, long placements) {
        // OEIS A000170
        assertThat(Solver.count(queens(size))).isEqualTo(placements);
    }

    @ParameterizedTest
    @CsvSource({"4,2", "5,1", "6,0", "7,1"})
    void magicSeriesAreAsManyAsIsKnown(int size, long series) {
        Problem problem = new Problem();
        List<Integer> all = IntStream.range(0, size)
                .map(i -> problem.variable(Domain.range(0, size - 1)))
                .boxed()
                .toList();
        problem.rule(
                all,
                values -> IntStream.range(0, size)
                        .allMatch(i -> IntStream.of(values).filter(v -> v == i).count() == values[i]));
        problem.rule(
                all, values -> IntStream.range(0, size).map(j -> j * values[j]).sum() == size);
        assertThat(Solver.count(problem)).isEqualTo(series);
    }

    @Test
    void arcConsistencyAloneSolvesAnOrderedChain() {
        Problem problem = new Problem();
        for (int i = 0; i < 10; i++) {
            problem.variable(Domain.range(0, 9));
            if (i > 0) {
                problem.pair(i - 1, i, (a, b) -> a < b);
            }
        }
        Domain[] domains = problem.domains();
        assertThat(new Propagation(problem).all(domains)).isTrue();
        for (int i = 0; i < 10; i++) {
            assertThat(domains[i]).isEqualTo(Domain.only(i));
        }
    }

    @Test
    void theCheapestSolutionIsFoundAndProven() {
        // assignment problem; the least cost was found by trying all 120 permutations
        int[][] costs = {{9, 2, 7, 8, 5}, {6, 4, 3, 7, 6}, {5, 8, 1, 8, 4}, {7, 6, 9, 4, 2}, {3, 9, 5, 6, 8}};
        Problem problem = new Problem();
        for (int i = 0; i < 5; i++) {
            problem.variable(Domain.range(0, 4));
            for (int j = 0; j < i; j++) {
                problem.pair(j, i, (a, b) -> a != b);
            }
        }
        problem.cost((values, at) -> costs[at][values[at]]);
        Solution solution = Solver.cheapest(problem, 100_000).orElseThrow();
        assertThat(solution.cost()).isEqualTo(least(costs, new ArrayList<>()));
        assertThat(solution.proven()).isTrue();
    }

    @Test
    void aSearchCutShortGivesTheBestSoFarAndTheSameEachTime() {
        Problem problem = queens(12);
        problem.cost((values, at) -> (values[at] * 7 + at * 13) % 11);
        Solution first = Solver.cheapest(problem, 150).orElseThrow();
        assertThat(first.proven()).isFalse();
        assertThat(Solver.cheapest(problem, 150)).contains(first);
        assertThat(Solver.cheapest(problem, 20_000).orElseThrow().cost()).isLessThanOrEqualTo(first.cost());
    }

    @Test
    void whatCannotBeSolvedIsTold() {
        assertThat(Solver.cheapest(queens(3), 1_000)).isEqualTo(Optional.empty());
    }

    private static double least(int[][] costs, List<Integer> taken) {
        if (taken.size() == costs.length) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int value = 0; value < costs.length; value++) {
            if (!taken.contains(value)) {
                List<Integer> more = new ArrayList<>(taken);
                more.add(value);
                least = Math.min(least, costs[taken.size()][value] + least(costs, more));
            }
        }
        return least;
    }

    private static Problem queens(int size) {
        Problem problem = new Problem();
        for (int i = 0; i < size; i++) {
            problem.variable(Domain.range(0, size - 1));
            for (int j = 0; j < i; j++) {
                int apart = i - j;
                problem.pair(j, i, (a, b) -> a != b && Math.abs(a - b) != apart);
            }
        }
        return problem;
    }
}
