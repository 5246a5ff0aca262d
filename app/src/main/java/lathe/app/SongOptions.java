package lathe.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lathe.core.text.Nearest;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.BlueprintEdit;
import lathe.engine.compose.Composers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that writes songs can be told about them. */
final class SongOptions {

    @Option(
            names = "--composer",
            paramLabel = "NAME",
            description = "markov, hmm, constraint, or auto (what suits the style), which is taken if left out.")
    private @Nullable String composer;

    @Option(names = "--seconds", paramLabel = "S", description = "Length; without it as the words say, or the form.")
    private @Nullable String seconds;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description =
                    "Set a field of the blueprint, such as bpm=96 or sections[1].energy=0.4; any number of times.")
    private List<String> changes = new ArrayList<>();

    @Option(
            names = "--lock",
            paramLabel = "FIELD",
            description = "Lock a field, so that no later change touches it; any number of times.")
    private List<String> locks = new ArrayList<>();

    /** True if a field is to be changed. */
    boolean changes() {
        return seconds != null || !changes.isEmpty() || !locks.isEmpty();
    }

    /** The blueprint with what the options say. */
    Blueprint applyTo(Blueprint blueprint) {
        Blueprint edited = seconds == null ? blueprint : BlueprintEdit.set(blueprint, "seconds", seconds);
        for (String change : changes) {
            int sign = change.indexOf('=');
            if (sign < 1) {
                throw new CallException("--set " + change + " sets nothing; give FIELD=VALUE, such as bpm=96");
            }
            edited = BlueprintEdit.set(
                    edited,
                    change.substring(0, sign).strip(),
                    change.substring(sign + 1).strip());
        }
        for (String lock : locks) {
            edited = BlueprintEdit.lock(edited, lock);
        }
        return edited;
    }

    /** True if the user asks for a composer. */
    boolean namesComposer() {
        return composer != null;
    }

    /** The composer asked for, or the one that chooses for itself. */
    String checkedComposer() {
        if (composer == null) {
            return "auto";
        }
        String name = composer.toLowerCase(Locale.ROOT);
        if (!Composers.IDS.contains(name)) {
            throw new CallException(Nearest.complaint("composer", composer, Composers.IDS));
        }
        return name;
    }
}
