package lathe.engine.compose;

import java.util.Set;
import lathe.engine.compose.constraint.ConstraintComposer;
import lathe.engine.compose.hmm.HmmComposer;
import lathe.engine.compose.markov.MarkovComposer;

/** Chooses the composer that suits the task: the one of chorales for chorales and for given tunes, the strict one for old styles. */
final class AutoComposer implements Composer {

    private static final Set<String> STRICT = Set.of("classical-piano", "waltz");

    @Override
    public String id() {
        return "auto";
    }

    @Override
    public SectionDraft compose(SectionTask task) {
        return choice(task).compose(task);
    }

    private static Composer choice(SectionTask task) {
        boolean harmonyWanted = !task.melody().isEmpty() && !task.chordsFixed();
        if (harmonyWanted || "chorale".equals(task.style())) {
            return new HmmComposer();
        }
        return STRICT.contains(task.style()) ? new ConstraintComposer() : new MarkovComposer();
    }
}
