package lathe.app;

import java.util.Locale;
import lathe.core.text.Nearest;
import lathe.engine.compose.Composers;
import picocli.CommandLine.Option;

/** What every command that writes songs can be told about them. */
final class SongOptions {

    @Option(
            names = "--composer",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "markov, hmm, constraint, or auto (what suits the style), which is taken if left out.")
    private String composer;

    /** The composer asked for. */
    String checkedComposer() {
        String name = composer.toLowerCase(Locale.ROOT);
        if (!Composers.IDS.contains(name)) {
            throw new CallException(Nearest.complaint("composer", composer, Composers.IDS));
        }
        return name;
    }
}
