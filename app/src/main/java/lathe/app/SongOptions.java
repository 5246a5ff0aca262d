package lathe.app;

import java.util.Locale;
import lathe.core.text.Nearest;
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
