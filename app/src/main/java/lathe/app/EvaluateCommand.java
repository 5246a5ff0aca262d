package lathe.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lathe.engine.measure.Asked;
import lathe.engine.measure.Evaluation;
import lathe.engine.measure.EvaluationMap;
import lathe.engine.measure.Finding;
import lathe.engine.measure.HumanBands;
import lathe.engine.measure.Verdict;
import lathe.engine.measure.notes.ScoreMeasure;
import lathe.engine.measure.notes.ScoreMeasures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe evaluate}. */
@Command(
        name = "evaluate",
        description = "Judges a song by measures, from its notes or from its sound, against what was asked.",
        footer = {
            "",
            "Notes are read from MIDI, ABC, MusicXML and song files; sound from any sound file.",
            "Measures of notes are held against nine tenths of human pieces; outside tells of being unlike",
            "them, and inside of nothing more.",
            "",
            "Examples:",
            "  lathe evaluate song.json",
            "  lathe evaluate song.wav --against song.json",
            "  lathe evaluate --json tune.mid | jq .score.measures"
        })
final class EvaluateCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(paramLabel = "FILE", description = "Notes or sound.")
    private Path file;

    @Option(
            names = "--against",
            paramLabel = "BLUEPRINT",
            description = "What was asked: a blueprint's or a song's JSON file. A song knows its own.")
    private @Nullable Path against;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    EvaluateCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Asked> asked = against == null ? Optional.empty() : Optional.of(EvaluatedFile.asked(against));
        Evaluation evaluation;
        try (Progress progress = Progress.on(screen)) {
            evaluation = EvaluatedFile.evaluate(file, asked.orElse(null), progress);
        }
        if (json) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("file", file.toString());
            map.putAll(EvaluationMap.of(evaluation));
            screen.results().println(Json.of(map));
        } else {
            print(evaluation);
        }
        return ExitCode.DONE;
    }

    private void print(Evaluation evaluation) {
        PrintStream out = screen.results();
        out.println(file);
        for (Finding finding : evaluation.findings()) {
            out.println("  " + finding.line());
        }
        if (evaluation.score() != null) {
            printMeasures(evaluation.score());
        }
        int agrees = evaluation.count(Verdict.AGREES);
        int differs = evaluation.count(Verdict.DIFFERS);
        out.println("  " + agrees + (agrees == 1 ? " check agrees, " : " checks agree, ") + differs
                + (differs == 1 ? " differs" : " differ"));
    }

    private void printMeasures(ScoreMeasures score) {
        PrintStream out = screen.results();
        String corpus = HumanBands.corpusFor(score);
        out.println();
        out.println("  Measures, and where nine tenths of human " + corpus + " lie:");
        for (ScoreMeasure measure : ScoreMeasure.values()) {
            double value = score.get(measure);
            String unit = measure.unit().isEmpty() ? "" : " " + measure.unit();
            String band = HumanBands.of(corpus, measure)
                    .map(known -> Text.figure(known.low(), 2) + " to " + Text.figure(known.high(), 2)
                            + (Double.isNaN(value) ? "" : known.contains(value) ? ", inside" : ", outside"))
                    .orElse("");
            out.println(String.format(
                            Locale.ROOT, "  %-36s %7s%-10s %s", measure.label(), Text.figure(value, 2), unit, band)
                    .stripTrailing());
        }
        out.println();
    }
}
