package lathe.app;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import lathe.app.bench.VocoderBench;
import lathe.app.bench.VocoderBench.Row;
import lathe.core.text.Nearest;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lathe bench vocoder}. */
@Command(
        name = "vocoder",
        description = {
            "Measures HiFi-GAN V1, V2 and V3 in full size, with random weights, beside PyTorch if python3 has it.",
            "Times are medians; RTF is seconds of computing for a second of sound, lower is better."
        },
        footer = {
            "",
            "Examples:",
            "  lathe bench vocoder",
            "  lathe bench vocoder --variants V2 --threads 2 --runs 9",
            "  lathe bench vocoder --python ~/venv/bin/python --json"
        })
final class BenchVocoderCommand implements Callable<Integer> {

    private static final List<String> SIDES = List.of("exported", "rewritten", "int8", "torch");
    private static final int MOST_RUNS = 1000;
    private static final double MOST_SECONDS = 600;

    private final Screen screen;

    @Option(
            names = "--variants",
            split = ",",
            paramLabel = "NAME",
            description = "Which to measure (default: V1,V2,V3).")
    private List<String> variants = VocoderBench.variants();

    /** What a tile of any of the three has on both sides together. */
    private static final int CONTEXT_FRAMES = 26;

    /** Five seconds: V1 works on 40 MB for each. */
    private static final int MOST_TILE_FRAMES = 432;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "Length of the long sound (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--tile-frames",
            description = "Frames of one tile of it (default: as many equal tiles as threads, of 432 frames at most).")
    private @Nullable Integer tileFrames;

    @Option(names = "--threads", description = "Threads for the long sound (default: all cores); calls have one.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--runs", defaultValue = "5", description = "Runs of each (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--python",
            defaultValue = "python3",
            paramLabel = "PATH",
            description = "A python that may have PyTorch (default: ${DEFAULT-VALUE}).")
    private String python;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    BenchVocoderCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        VocoderBench.Plan plan = plan();
        try {
            VocoderBench.Result result = VocoderBench.run(plan, step -> screen.notice("  " + step));
            if (json) {
                screen.results().println(Json.of(json(result)));
            } else {
                print(plan, result);
            }
            return ExitCode.DONE;
        } catch (ModelException | InferenceException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private VocoderBench.Plan plan() {
        List<String> wanted =
                variants.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
        for (String name : wanted) {
            if (!VocoderBench.variants().contains(name)) {
                throw new CallException(Nearest.complaint("variant", name, VocoderBench.variants()));
            }
        }
        require(runs >= 1 && runs <= MOST_RUNS, "--runs " + runs + " is outside 1 to " + MOST_RUNS);
        require(threads >= 1 && threads <= 1024, "--threads " + threads + " is outside 1 to 1024");
        require(tileFrames == null || tileFrames >= 1, "--tile-frames " + tileFrames + " is below 1");
        require(seconds >= 1 && seconds <= MOST_SECONDS, "--seconds " + seconds + " is outside 1 to 600");
        int frames = VocoderBench.frames(seconds);
        int tile = tileFrames == null ? equalTiles(frames, threads) : tileFrames;
        return new VocoderBench.Plan(wanted, frames, tile, threads, runs, python);
    }

    /** No thread waits for another, and little is decoded twice. */
    private static int equalTiles(int frames, int threads) {
        int alone = Math.max(1, frames - CONTEXT_FRAMES);
        int rounds = Math.ceilDiv(alone, threads * MOST_TILE_FRAMES);
        return Math.ceilDiv(alone, threads * rounds);
    }

    private static void require(boolean isFine, String complaint) {
        if (!isFine) {
            throw new CallException(complaint + "; see lathe bench vocoder --help");
        }
    }

    private void print(VocoderBench.Plan plan, VocoderBench.Result result) {
        PrintStream out = screen.results();
        out.printf(
                Locale.ROOT,
                "ONNX Runtime %s, %s, %d runs each, medians%n%n",
                InferenceSession.runtimeVersion(),
                result.torch() == null ? "no PyTorch found with " + plan.python() : result.torch(),
                plan.runs());
        out.printf(
                Locale.ROOT,
                "%.1f s of sound on %d threads, tiles of %d frames and 13 of context on either side; torch in one piece%n",
                seconds,
                plan.threads(),
                plan.tileFrames());
        out.println("      exported ms   RTF  rewritten ms   RTF     int8 ms   RTF    torch ms   RTF"
                + "  torch/rewritten  torch/int8");
        result.rows().stream().filter(row -> !row.isCall()).forEach(row -> out.println(longLine(row)));
        out.printf(Locale.ROOT, "%nOne call on one thread%n");
        out.println("     frames  context  exported ms    RTF  rewritten ms    RTF  int8 ms    RTF  torch ms    RTF");
        result.rows().stream().filter(Row::isCall).forEach(row -> out.println(callLine(row)));
        out.println();
        result.notes().forEach(out::println);
    }

    private static String longLine(Row row) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-3s", row.variant()));
        for (String side : SIDES) {
            line.append(String.format(
                    Locale.ROOT,
                    " %11s %6s",
                    Text.figure(row.medianMs().getOrDefault(side, Double.NaN), 0),
                    Text.figure(row.realTimeFactor(side), 4)));
        }
        return line.append(String.format(
                        Locale.ROOT, "  %15s %11s", Text.times(row.gain("rewritten")), Text.times(row.gain("int8"))))
                .toString();
    }

    private static String callLine(Row row) {
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "  %-3s %5d %8d", row.variant(), row.audioFrames(), row.contextFrames()));
        for (String side : SIDES) {
            line.append(String.format(
                    Locale.ROOT,
                    " %11s %6s",
                    Text.figure(row.medianMs().getOrDefault(side, Double.NaN), 1),
                    Text.figure(row.realTimeFactor(side), 4)));
        }
        return line.toString();
    }

    private static SequencedMap<String, Object> json(VocoderBench.Result result) {
        SequencedMap<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("onnx_runtime", InferenceSession.runtimeVersion());
        all.put("torch", result.torch());
        List<Object> rows = new ArrayList<>();
        for (Row row : result.rows()) {
            SequencedMap<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("variant", row.variant());
            entry.put("threads", row.threads());
            entry.put("audio_frames", row.audioFrames());
            entry.put("context_frames", row.contextFrames());
            for (String side : SIDES) {
                @Nullable BigDecimal ms = Json.number(row.medianMs().getOrDefault(side, Double.NaN), 3);
                entry.put(side + "_ms", ms);
                entry.put(side + "_rtf", Json.number(row.realTimeFactor(side), 5));
            }
            rows.add(entry);
        }
        all.put("rows", rows);
        all.put("notes", result.notes());
        return all;
    }
}
