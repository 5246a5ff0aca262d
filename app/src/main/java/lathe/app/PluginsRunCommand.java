package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lathe.app.inserts.ChainFile;
import lathe.app.inserts.Inserts;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioFormat;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioReader;
import lathe.core.audio.SampleEncoding;
import lathe.core.process.Chain;
import lathe.core.process.OfflineRender;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe plugins run}. */
@Command(
        name = "run",
        description = "Sends a sound file through a CLAP or VST3 plugin of any maker, or through a chain of them.",
        footer = {
            "",
            "Each plugin runs in a process of its own: one that crashes ends the job with a message and leaves no file.",
            "The plugin's latency is taken out.",
            "",
            "A chain file: {\"inserts\": [{\"plugin\": \"Hall.vst3\", \"values\": {\"mix\": 0.3}}, {\"id\": \"org.lathe.limiter\"}]}",
            "",
            "Examples:",
            "  lathe plugins show Hall.clap",
            "  lathe plugins run Hall.clap song.wav -o wet.wav --set mix=0.3",
            "  lathe plugins run chain.json song.wav -o wet.flac --tail 4"
        })
final class PluginsRunCommand implements Callable<Integer> {

    private static final double LONGEST_TAIL_SECONDS = 600;

    private final Screen screen;

    @Parameters(
            index = "0",
            paramLabel = "PLUGIN",
            description = "A .clap file, a .vst3 bundle, or a chain's .json file.")
    private Path plugin;

    @Parameters(index = "1", paramLabel = "IN", description = "Sound file.")
    private Path input;

    @Mixin
    private OutputOptions output;

    @Option(names = "--id", paramLabel = "ID", description = "Which plugin of the file; without it the first.")
    private String id = "";

    @Option(
            names = "--set",
            paramLabel = "PARAMETER=VALUE",
            description = "Sets a parameter by id or number; see lathe plugins show.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--state", paramLabel = "FILE", description = "A state that the plugin saved, loaded before --set.")
    private @Nullable Path state;

    @Option(
            names = "--tail",
            paramLabel = "SECONDS",
            description = "Keep so much of what sounds on after the input's end.")
    private double tailSeconds;

    @Option(names = "--bits", paramLabel = "BITS", description = "16, 24, 32f and so on; without it as in the input.")
    private @Nullable String bits;

    PluginsRunCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        AudioFormat format = Places.requireSoundTarget(output.target(), input);
        if (!(tailSeconds >= 0 && tailSeconds <= LONGEST_TAIL_SECONDS)) {
            throw new CallException("--tail " + tailSeconds + " is outside 0 to " + LONGEST_TAIL_SECONDS + " seconds");
        }
        try (AudioReader reader = AudioFiles.open(input);
                Chain chain = open();
                Progress progress = Progress.on(screen)) {
            AudioInfo from = reader.info();
            SampleEncoding preferred =
                    from.encoding() == SampleEncoding.COMPRESSED ? SampleEncoding.PCM_24 : from.encoding();
            SoundTarget.Format stored = new SoundTarget.Format(
                    format.name(),
                    WordLength.choose(output.target(), format, bits, preferred),
                    output.checkedRate() == 0 ? from.sampleRateHz() : output.checkedRate(),
                    output.checkedDither() == null ? "tpdf" : output.checkedDither(),
                    output.seed());
            run(reader, chain, stored, progress);
        }
        return ExitCode.DONE;
    }

    private void run(AudioReader reader, Chain chain, SoundTarget.Format stored, Progress progress) throws IOException {
        AudioInfo from = reader.info();
        long tail = Math.round(tailSeconds * from.sampleRateHz());
        try (SoundTarget target = new SoundTarget(output.target(), stored, from.sampleRateHz(), from.channels())) {
            long[] done = {0};
            prepareInTime(() -> OfflineRender.stream(chain, new WithTail(reader, tail), (channels, first, last) -> {
                target.accept(channels, first, last);
                done[0] += last - first;
                progress.at("running", done[0], from.frames() + tail);
            }));
            if (done[0] == tail) {
                throw new AudioFileException(input, "holds no audio (0 frames)", "export it again");
            }
            target.commit();
            target.warnings().forEach(warning -> screen.notice("lathe: " + warning));
            if (!screen.quiet()) {
                screen.results().printf(Locale.ROOT, "%s: %d frames%n", output.target(), target.frames());
            }
        }
    }

    /** Something that reads and writes. */
    @FunctionalInterface
    private interface Work {

        long run() throws IOException;
    }

    /** What a processor refuses in prepare is the call's fault: a rate, a number of channels. */
    private void prepareInTime(Work work) throws IOException {
        try {
            work.run();
        } catch (IllegalArgumentException refused) {
            throw new CallException(plugin + " cannot take this sound: " + refused.getMessage());
        }
    }

    private Chain open() throws IOException {
        try {
            return Inserts.open(inserts());
        } catch (Inserts.CallFault fault) {
            throw new CallException(String.valueOf(fault.getMessage()));
        }
    }

    private List<ChainFile.Insert> inserts() throws IOException {
        if (!plugin.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            return List.of(new ChainFile.Insert(
                    Optional.of(plugin), id, Optional.ofNullable(state), new LinkedHashMap<>(values)));
        }
        if (!id.isEmpty() || state != null) {
            throw new CallException("--id and --state belong to a single plugin; write them into " + plugin);
        }
        List<ChainFile.Insert> inserts = new ArrayList<>(ChainFile.read(plugin).inserts());
        if (!values.isEmpty() && inserts.size() > 1) {
            throw new CallException("--set belongs to a single plugin; write the values into " + plugin);
        }
        inserts.getFirst().values().putAll(values);
        return inserts;
    }
}
