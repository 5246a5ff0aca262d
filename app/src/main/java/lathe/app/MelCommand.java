package lathe.app;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import lathe.app.report.MelPicture;
import lathe.core.audio.AtomicFile;
import lathe.core.dsp.MelFilters;
import lathe.core.dsp.MelFraming;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.text.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe mel}. */
@Command(
        name = "mel",
        description = "Writes a sound's mel spectrogram as a vocoder or a model wants it.",
        footer = {
            "",
            "The numbers are laid out as the model reads them, [mels, frames] or [frames, mels] as --list says; with",
            "--per-channel an axis of channels comes first. Channels are mixed to one unless told otherwise.",
            "",
            "Examples:",
            "  lathe mel --list",
            "  lathe mel --list --json | jq '.[0]' > own.json",
            "  lathe mel song.wav --frontend hifigan-22k -o song.npy",
            "  lathe mel song.wav --frontend bigvgan-44k-512x --per-channel -o song.safetensors --png song.png"
        })
final class MelCommand implements Callable<Integer> {

    private static final long LARGEST_SETTINGS_BYTES = 1 << 20;

    private final Screen screen;

    @Parameters(paramLabel = "IN", arity = "0..1", description = "Sound file.")
    private @Nullable Path input;

    @Option(
            names = "--frontend",
            paramLabel = "NAME",
            description = "Name of a front end, or a JSON file with the settings of one.")
    private @Nullable String frontEnd;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "File to write: .npy, .npz, .safetensors or .f32 (bare floats).")
    private @Nullable Path target;

    @Option(names = "--channel", paramLabel = "N", description = "Take one channel, 1 the first.")
    private @Nullable Integer channel;

    @Option(names = "--per-channel", description = "Keep the channels apart.")
    private boolean perChannel;

    @Option(names = "--png", paramLabel = "FILE", description = "Draw a picture of it too.")
    private @Nullable Path picture;

    @Option(names = "--list", description = "List the front ends and their settings.")
    private boolean list;

    @Option(names = "--json", description = "With --list: all settings as JSON, which --frontend takes one by one.")
    private boolean json;

    MelCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        if (list) {
            printList();
            return ExitCode.DONE;
        }
        if (input == null || frontEnd == null || target == null) {
            throw new CallException("IN, --frontend NAME and -o OUT are needed, or --list; see lathe mel --help");
        }
        if (perChannel && channel != null) {
            throw new CallException("--channel and --per-channel contradict each other; give one of them");
        }
        MelFrontEnd end = chosen(frontEnd);
        Places.requireTarget(target);
        TensorFiles.requireWritableName(target);
        if (picture != null) {
            Places.requireTarget(picture);
        }
        MelFile.Channels channels = perChannel
                ? MelFile.Channels.APART
                : channel == null ? MelFile.Channels.MIXED : MelFile.Channels.one(channel);
        MelFile mel = MelFile.read(input, end, channels, screen);
        SequencedMap<String, Tensor> named = new LinkedHashMap<>();
        named.put("mel", mel.tensor());
        TensorFiles.write(target, named);
        if (picture != null) {
            draw(picture, mel);
        }
        screen.notice(String.format(
                Locale.ROOT,
                "%s: %s, %d frames of %d mels, %s",
                target,
                end.name(),
                mel.frames(),
                end.mels(),
                mel.tensor().toString().replaceFirst("float", "shape ")));
        return ExitCode.DONE;
    }

    private static void draw(Path picture, MelFile mel) throws IOException {
        try (AtomicFile file = AtomicFile.create(picture)) {
            file.write(ByteBuffer.wrap(MelPicture.png(mel.framesOfChannel(0))));
            file.commit();
        }
    }

    private static MelFrontEnd chosen(String wanted) throws IOException {
        if (!wanted.toLowerCase(Locale.ROOT).endsWith(".json")) {
            return MelFrontEnd.find(wanted)
                    .orElseThrow(
                            () -> new CallException(Nearest.complaint("mel front end", wanted, MelFrontEnd.names())));
        }
        Path file = Path.of(wanted);
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_SETTINGS_BYTES) {
            throw new CallException(wanted + ": is no file of settings; check the name");
        }
        try {
            MelFrontEnd end = MelFrontEnd.ofJson(JSON.std.mapFrom(Files.readString(file)));
            return end.name().isEmpty() ? end.withName(String.valueOf(file.getFileName())) : end;
        } catch (IOException | IllegalArgumentException malformed) {
            String finding =
                    String.valueOf(malformed.getMessage()).lines().findFirst().orElse("not readable");
            throw new CallException(
                    wanted + ": is no mel front end: " + finding + "; compare it with lathe mel --list --json");
        }
    }

    private void printList() {
        List<MelFrontEnd> all =
                MelFrontEnd.names().stream().map(MelFrontEnd::named).toList();
        if (json) {
            screen.results()
                    .println(Json.of(all.stream().map(MelFrontEnd::toJson).toList()));
        } else {
            all.forEach(this::printRow);
        }
    }

    private void printRow(MelFrontEnd end) {
        MelFraming framing = end.framing();
        MelFilters filters = end.filters();
        screen.results()
                .println(String.format(
                        Locale.ROOT,
                        "%-29s %5d Hz  fft %5d  window %4d  hop %3d  %3d mels %2.0f-%5.0f Hz %s/%s%s  eps %.0e %s %.0e  %s  %s  %s",
                        end.name(),
                        end.sampleRateHz(),
                        framing.fftSize(),
                        framing.windowSize(),
                        framing.hop(),
                        end.mels(),
                        filters.minHz(),
                        filters.maxHz(),
                        text(filters.scale()),
                        text(filters.norm()),
                        filters.slopes() == MelFilters.Slopes.MEL ? " in mel" : "",
                        end.level().magnitudeEpsilon(),
                        text(end.level().curve()),
                        end.level().floor(),
                        framing.padding() == MelFraming.Padding.END
                                ? "padded at the end"
                                : "mirrored " + framing.padLeft() + "+" + framing.padRight(),
                        end.layout() == MelFrontEnd.Layout.MELS_FRAMES ? "[mels, frames]" : "[frames, mels]",
                        end.digest()));
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
