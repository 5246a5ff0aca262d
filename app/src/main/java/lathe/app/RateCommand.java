package lathe.app;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import lathe.engine.measure.preference.Portrait;
import lathe.engine.measure.preference.PreferenceModel;
import lathe.engine.measure.preference.Vote;
import lathe.engine.measure.preference.VoteFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe rate}. */
@Command(
        name = "rate",
        description = "Remembers which of two songs you like better; composing with --best-of goes by it.",
        footer = {
            "",
            "What is kept are the measures of both songs and your choice, in a file of your own on this",
            "machine; no note and no name. Delete the file to begin anew.",
            "",
            "Examples:",
            "  lathe rate one.json other.json --prefer A",
            "  lathe rate one.mid other.mid --prefer B"
        })
final class RateCommand implements Callable<Integer> {

    private static final int LEANINGS_SHOWN = 4;
    private static final double LEAST_SHOWN = 0.05;

    private final Screen screen;

    @Parameters(index = "0", paramLabel = "A", description = "A song: JSON, MIDI, ABC or MusicXML.")
    private Path first;

    @Parameters(index = "1", paramLabel = "B", description = "Another song.")
    private Path second;

    @Option(names = "--prefer", paramLabel = "A|B", required = true, description = "Which one you like better.")
    private Side prefer;

    @Option(
            names = "--votes",
            paramLabel = "FILE",
            description = "Where votes are kept, in place of the user's data folder.")
    private @Nullable Path votes;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** Which of the two. */
    enum Side {
        A,
        B
    }

    RateCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        Portrait a = Portrait.of(EvaluatedFile.score(first));
        Portrait b = Portrait.of(EvaluatedFile.score(second));
        if (a.equals(b)) {
            throw new CallException(first + " and " + second + " measure the same; compare two different songs");
        }
        Path file = votes == null ? Ratings.file() : votes;
        List<Vote> all = VoteFile.add(file, prefer == Side.A ? new Vote(a, b) : new Vote(b, a));
        PreferenceModel model = PreferenceModel.of(all);
        if (json) {
            printJson(file, model, a, b);
        } else {
            print(file, model, a, b);
        }
        return ExitCode.DONE;
    }

    private static List<PreferenceModel.Leaning> leanings(PreferenceModel model) {
        return model.leanings().stream()
                .filter(leaning -> Math.abs(leaning.weight()) >= LEAST_SHOWN)
                .limit(LEANINGS_SHOWN)
                .toList();
    }

    private void print(Path file, PreferenceModel model, Portrait a, Portrait b) {
        PrintStream out = screen.results();
        out.println("kept in " + file + ": " + model.votes() + (model.votes() == 1 ? " vote" : " votes"));
        out.println("scores now: A " + Text.figure(model.score(a), 2) + ", B " + Text.figure(model.score(b), 2));
        for (PreferenceModel.Leaning leaning : leanings(model)) {
            out.printf(
                    Locale.ROOT,
                    "  %s %s (%s)%n",
                    leaning.weight() > 0 ? "more" : "less",
                    leaning.measure(),
                    Text.figure(leaning.weight(), 2));
        }
    }

    private void printJson(Path file, PreferenceModel model, Portrait a, Portrait b) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("votes_file", file.toString());
        map.put("votes", model.votes());
        map.put("score_a", Json.number(model.score(a), 4));
        map.put("score_b", Json.number(model.score(b), 4));
        Map<String, @Nullable BigDecimal> weights = new LinkedHashMap<>();
        for (PreferenceModel.Leaning leaning : model.leanings()) {
            weights.put(leaning.measure(), Json.number(leaning.weight(), 4));
        }
        map.put("weights", weights);
        screen.results().println(Json.of(map));
    }
}
