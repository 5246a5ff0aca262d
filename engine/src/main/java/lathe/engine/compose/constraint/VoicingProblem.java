package lathe.engine.compose.constraint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lathe.engine.compose.solver.Domain;
import lathe.engine.compose.solver.Problem;
import lathe.engine.compose.solver.Solution;
import lathe.engine.compose.solver.Solver;
import lathe.engine.compose.voicing.Segment;
import lathe.engine.compose.voicing.VoiceRanges;
import lathe.engine.compose.voicing.Voicing;
import lathe.engine.compose.voicing.VoicingFinder;
import lathe.engine.compose.voicing.VoicingRules;

/**
 * Lower voices for chords and a soprano. The variables are the chords, their values the good voicings; parallels are forbidden,
 * motion and spacing cost.
 */
final class VoicingProblem {

    private static final int MOST_VOICINGS = 20;
    private static final long STEPS = 1_500;

    private final List<List<VoicingFinder.Priced>> choices = new ArrayList<>();

    VoicingProblem(List<Segment> segments) {
        for (Segment segment : segments) {
            int soprano = VoiceRanges.SOPRANO.fold(segment.soprano());
            choices.add(VoicingFinder.find(segment.proposal(), soprano, MOST_VOICINGS));
        }
    }

    /** One voicing for each segment. */
    List<Voicing> solve() {
        Solution solution = solution(true).or(() -> solution(false)).orElseThrow();
        List<Voicing> voicings = new ArrayList<>();
        for (int t = 0; t < choices.size(); t++) {
            voicings.add(voicing(t, solution.values().get(t)));
        }
        return voicings;
    }

    private Optional<Solution> solution(boolean strict) {
        Problem problem = new Problem();
        for (int t = 0; t < choices.size(); t++) {
            int now = problem.variable(Domain.range(0, choices.get(t).size() - 1));
            if (strict && t > 0) {
                problem.pair(now - 1, now, (a, b) -> voicing(now - 1, a).parallels(voicing(now, b)) == 0);
            }
        }
        problem.cost(this::cost);
        return Solver.cheapest(problem, STEPS);
    }

    private double cost(int[] values, int at) {
        double own = choices.get(at).get(values[at]).cost();
        return at == 0 ? own : own + VoicingRules.motion(voicing(at - 1, values[at - 1]), voicing(at, values[at]));
    }

    private Voicing voicing(int segment, int choice) {
        return choices.get(segment).get(choice).voicing();
    }
}
