package lathe.app;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.SampleEncoding;
import lathe.engine.render.RenderSettings;
import lathe.engine.render.SongRenderer;
import lathe.engine.seed.Seed;
import lathe.engine.sound.classic.ClassicInstrument;
import lathe.postfx.master.DraftSource;
import lathe.postfx.master.MasteringJob;
import lathe.postfx.master.MasteringListener;
import lathe.postfx.master.MasteringStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lathe bench render}. */
@Command(
        name = "render",
        description = {
            "Measures the way from words to a mastered WAV with its report, in this process: the first run is as cold",
            "as a command is, the later ones are warm. Times are seconds; CPU is that of all threads."
        },
        footer = {
            "",
            "Others publish figures for another task, sound of any kind with sung words by a network on an accelerator:",
            "ACE-Step v1 says 20 s for 4 minutes on an A100, version 1.5 less than 2 s.",
            "",
            "Examples:",
            "  lathe bench render",
            "  lathe bench render --runs 5 --threads 1 --words \"jazz trio, 2 minutes\" --json"
        })
final class BenchRenderCommand implements Callable<Integer> {

    private static final int RATE_HZ = 48_000;
    private static final int MOST_RUNS = 100;
    private static final int MOST_THREADS = 64;
    private static final double NANOS = 1e-9;

    private final Screen screen;

    @Option(
            names = "--words",
            paramLabel = "WORDS",
            defaultValue = "pop song with piano, guitar, strings, bass and drums, 100 bpm, 4 minutes",
            description = "What to make (default: ${DEFAULT-VALUE}).")
    private String words;

    @Option(names = "--runs", defaultValue = "3", description = "How often (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--threads",
            description = "Tracks played at once where the memory holds so many; all cores if left out.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    BenchRenderCommand(Screen screen) {
        this.screen = screen;
    }

    /** What one run took, by stage. */
    private record Run(SequencedMap<String, Double> wall, double cpu, double seconds, int tracks, int notes) {

        double whole() {
            return wall.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    @Override
    public Integer call() throws IOException {
        if (runs < 1 || runs > MOST_RUNS) {
            throw new CallException("--runs " + runs + " is outside 1 to " + MOST_RUNS);
        }
        if (threads < 1 || threads > MOST_THREADS) {
            throw new CallException("--threads " + threads + " is outside 1 to " + MOST_THREADS);
        }
        Path folder = Files.createTempDirectory("lathe-bench");
        List<Run> done = new ArrayList<>();
        try {
            for (int run = 0; run < runs; run++) {
                done.add(once(folder.resolve("song.wav")));
                screen.notice("lathe: run " + (run + 1) + " of " + runs);
            }
        } finally {
            Files.deleteIfExists(folder.resolve("song.wav"));
            Files.deleteIfExists(folder);
        }
        say(done);
        return ExitCode.DONE;
    }

    private Run once(Path target) throws IOException {
        SequencedMap<String, Double> wall = new LinkedHashMap<>();
        long cpu = cpuNanos();
        long began = System.nanoTime();
        SongWork work = SongWork.of(words, new SongOptions(), 0);
        began = lap(wall, "compose", began);
        RenderSettings settings = RenderSettings.of(RATE_HZ, threads, new Seed(0).child("sound"));
        AudioBuffer mix =
                SongRenderer.mix(work.score(), new ClassicInstrument(), SongMix.settings(work.song(), settings));
        began = lap(wall, "play and mix", began);
        MasteringStyle style = MasteringStyle.builtIn("balanced");
        MasteringJob.Output output = new MasteringJob.Output(0, SampleEncoding.PCM_24, "tpdf", 0);
        new MasteringJob(style, SongMix.target(work.song(), style), output)
                .run(DraftSource.memory(Path.of("the mix"), mix, AudioMetadata.NONE), target, MasteringListener.NONE);
        lap(wall, "master and write", began);
        return new Run(
                wall,
                (cpuNanos() - cpu) * NANOS,
                mix.frames() / (double) RATE_HZ,
                work.score().tracks().size(),
                work.score().noteCount());
    }

    private static long lap(Map<String, Double> wall, String stage, long began) {
        long now = System.nanoTime();
        wall.put(stage, (now - began) * NANOS);
        return now;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private void say(List<Run> done) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Run run : done) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            run.wall().forEach((stage, took) -> row.put(stage.replace(' ', '_') + "_s", Json.number(took, 3)));
            row.put("wall_s", Json.number(run.whole(), 3));
            row.put("cpu_s", Json.number(run.cpu(), 3));
            row.put("song_s", Json.number(run.seconds(), 1));
            row.put("tracks", run.tracks());
            row.put("notes", run.notes());
            rows.add(row);
        }
        if (json) {
            screen.results().println(Json.of(rows));
            return;
        }
        Run first = done.getFirst();
        screen.results()
                .printf(
                        Locale.ROOT,
                        "%s: %.0f s, %d tracks, %d notes, %d threads%n",
                        words,
                        first.seconds(),
                        first.tracks(),
                        first.notes(),
                        threads);
        for (int i = 0; i < done.size(); i++) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  run %d", i + 1));
            done.get(i)
                    .wall()
                    .forEach((stage, took) -> line.append(String.format(Locale.ROOT, "  %s %.2f", stage, took)));
            line.append(String.format(
                    Locale.ROOT,
                    "  wall %.2f  CPU %.2f",
                    done.get(i).whole(),
                    done.get(i).cpu()));
            screen.results().println(line);
        }
    }
}
