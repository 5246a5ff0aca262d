package lathe.engine.compose.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** First species over the cantus firmus in D of Fux, Gradus ad Parnassum (1725): solved by rules, checked by others. */
class CounterpointTest {

    private static final List<Integer> CANTUS = List.of(62, 65, 64, 62, 67, 65, 69, 67, 65, 64, 62);
    private static final Set<Integer> CONSONANT = Set.of(0, 3, 4, 7, 8, 9);
    private static final Set<Integer> DORIAN = Set.of(2, 4, 5, 7, 9, 11, 0);

    @Test
    void aLineAboveFuxsCantusFulfilsTheRulesOfFirstSpecies() {
        List<Integer> line = Solver.cheapest(exercise(), 50_000).orElseThrow().values();
        for (int i = 0; i < CANTUS.size(); i++) {
            int between = line.get(i) - CANTUS.get(i);
            assertThat(between).isBetween(0, 16);
            assertThat(CONSONANT).contains(between % 12);
            if (i > 0) {
                int own = line.get(i) - line.get(i - 1);
                int cantus = CANTUS.get(i) - CANTUS.get(i - 1);
                int before = (line.get(i - 1) - CANTUS.get(i - 1)) % 12;
                boolean perfect = between % 12 == 0 || between % 12 == 7;
                assertThat(perfect && own * cantus > 0)
                        .as("direct motion into a perfect interval at %d", i)
                        .isFalse();
                assertThat(perfect && before == between % 12)
                        .as("parallel at %d", i)
                        .isFalse();
                assertThat(Math.abs(own)).isIn(0, 1, 2, 3, 4, 5, 7, 8, 12);
            }
        }
        assertThat(List.of(7, 12)).contains(line.getFirst() - CANTUS.getFirst());
        assertThat(line.subList(9, 11)).containsExactly(73, 74);
        long steps = 0;
        for (int i = 1; i < line.size(); i++) {
            steps += Math.abs(line.get(i) - line.get(i - 1)) <= 2 ? 1 : 0;
        }
        assertThat(steps).as("mostly by step").isGreaterThanOrEqualTo(6);
    }

    private static Problem exercise() {
        Problem problem = new Problem();
        int last = CANTUS.size() - 1;
        for (int i = 0; i <= last; i++) {
            int below = CANTUS.get(i);
            Domain own = Domain.range(below, below + 16)
                    .where(p -> DORIAN.contains(p % 12) && CONSONANT.contains((p - below) % 12));
            Domain ends = i == 0 ? own.where(p -> p - below == 7 || p - below == 12) : own;
            Domain close = i == last ? Domain.only(74) : i == last - 1 ? Domain.only(73) : ends;
            problem.variable(close);
            if (i > 0) {
                int at = i;
                problem.pair(i - 1, i, (a, b) -> leads(at, a, b));
            }
        }
        problem.cost((values, at) -> at == 0 ? 0 : Math.max(0, Math.abs(values[at] - values[at - 1]) - 1));
        return problem;
    }

    private static boolean leads(int at, int before, int pitch) {
        int size = Math.abs(pitch - before);
        int cantus = CANTUS.get(at) - CANTUS.get(at - 1);
        int between = Math.floorMod(pitch - CANTUS.get(at), 12);
        boolean perfect = between == 0 || between == 7;
        boolean same = between == Math.floorMod(before - CANTUS.get(at - 1), 12);
        boolean direct = Integer.signum(pitch - before) == Integer.signum(cantus) && pitch != before;
        boolean singable = size != 6 && (size <= 8 || size == 12);
        return singable && !(perfect && (direct || same));
    }
}
