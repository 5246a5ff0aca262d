package lathe.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import lathe.core.audio.AudioBuffer;
import lathe.core.text.Nearest;
import lathe.neural.model.ModelKind;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;
import lathe.vocoder.codec.CodecDecoder;
import lathe.vocoder.codec.CodecFormat;
import lathe.vocoder.codec.GridOptions;
import lathe.vocoder.codec.StatefulCodecDecoder;
import lathe.vocoder.codec.TokenFileException;
import lathe.vocoder.codec.TokenLayout;
import lathe.vocoder.latent.LatentDecoder;
import lathe.vocoder.latent.LatentFiles;
import lathe.vocoder.latent.LatentFormat;
import lathe.vocoder.latent.LatentFrames;
import lathe.vocoder.latent.LatentLayout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe decode}. */
@Command(
        name = "decode",
        description = "Turns what a music model emitted, tokens of a codec or latents, into sound.",
        footer = {
            "",
            "Long inputs are decoded in tiles that meet without a seam; memory stays flat.",
            "",
            "Examples:",
            "  lathe decode tokens.npy --model encodec-32k/ --pattern musicgen -o song.wav",
            "  lathe decode song.latent --model vae_decoder.onnx --format ace-step-1.5 -o song.wav --peak -1",
            "  lathe decode latents.safetensors --model ace-step-1/ -o song.flac --master spotify",
            "  lathe decode --list"
        })
final class DecodeCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(
            paramLabel = "IN",
            description = "Tokens or latents: .npy, .npz, .safetensors, .json, .ecdc, .dac, bare floats.")
    private Path input;

    @Mixin
    private OutputOptions output;

    @Mixin
    private DecodingOptions options;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "What a bare ONNX file decodes; packages say it themselves. See --list.")
    private @Nullable String format;

    @Option(
            names = "--layout",
            paramLabel = "ORDER",
            description =
                    "How the axes lie where both are possible: frames-last, frames-first, or frames-inside (latents).")
    private @Nullable String layout;

    @Option(
            names = "--pattern",
            paramLabel = "NAME",
            description = "How a language model laid tokens out: musicgen, songgen, yue, ...; none if left out.")
    private @Nullable String pattern;

    @Option(names = "--list", help = true, description = "List the formats that are known.")
    private boolean list;

    DecodeCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, ModelException, InferenceException, InterruptedException {
        if (list) {
            printFormats();
            return ExitCode.DONE;
        }
        SoundJob job = new SoundJob(screen, output, options, input);
        Decoding decoding = job.decoding();
        String named = options.model();
        if (named != null && format != null && Decoders.isBare(named)) {
            try (Decoder decoder = Decoders.open(named, format, decoding.settings())) {
                run(job, decoding, Decoders.record(named), decoder);
            }
            return ExitCode.DONE;
        }
        ModelPackage model = Decoders.find(named);
        if (model.kind() == ModelKind.MEL_VOCODER) {
            throw new CallException(named + " makes sound of mels; use lathe vocode");
        }
        if (format != null) {
            throw new CallException("--format is for bare ONNX files; " + named + " says itself what it decodes");
        }
        try (Decoder decoder = Decoders.open(model, decoding.settings())) {
            run(job, decoding, Decoders.record(model), decoder);
        }
        return ExitCode.DONE;
    }

    private void run(SoundJob job, Decoding decoding, Map<String, @Nullable Object> model, Decoder decoder)
            throws IOException, InferenceException, InterruptedException {
        switch (decoder) {
            case LatentDecoder latents -> job.say(List.of(latents(job, decoding, model, latents)));
            case CodecDecoder codec -> {
                if (isDac()) {
                    job.say(List.of(dac(job, model, codec)));
                } else {
                    tokens(job, decoding, model, codec, codec.format());
                }
            }
            case StatefulCodecDecoder codec -> tokens(job, decoding, model, codec, codec.format());
            default -> throw new CallException("the model makes sound of mels; use lathe vocode");
        }
    }

    private DecodedFile latents(
            SoundJob job, Decoding decoding, Map<String, @Nullable Object> model, LatentDecoder decoder)
            throws IOException, InferenceException, InterruptedException {
        if (pattern != null) {
            throw new CallException("--pattern is for tokens, and the model decodes latents; leave it out");
        }
        LatentFrames frames = LatentFiles.read(input, decoder.format(), checkedLayout());
        Map<String, @Nullable Object> notes = notes(decoder.format().name(), frames);
        notes.put("published_peak_dbfs", Json.number(decoder.format().peakDbfs(), 1));
        SoundJob.Source source = new SoundJob.Decoded(decoding, decoder, frames, decoder.samples(frames.frames()));
        return job.run(output.target(), source, model, notes, decoding.plan());
    }

    private void tokens(
            SoundJob job, Decoding decoding, Map<String, @Nullable Object> model, Decoder decoder, CodecFormat codec)
            throws IOException, InferenceException, InterruptedException {
        if (options.checkedPublished()) {
            throw new CallException("--overlap published is for latents; leave it out");
        }
        List<DecodedFile> done = new ArrayList<>();
        for (TokenInput.Track track : TokenInput.read(input, codec, pattern, checkedRows())) {
            Map<String, @Nullable Object> notes = notes(codec.name(), track.grid());
            notes.put("codebooks", track.grid().codebooks());
            if (pattern != null) {
                notes.put("pattern", pattern);
            }
            Path target = output.target();
            if (!track.name().isEmpty()) {
                notes.put("track", track.name());
                target = beside(target, track.name());
                Places.requireSoundTarget(target, input);
            }
            SoundJob.Source source = decoder instanceof StatefulCodecDecoder stateful
                    ? new StreamedTokens(stateful, track.grid(), decoding)
                    : new SoundJob.Decoded(decoding, decoder, track.grid(), track.samples());
            try {
                done.add(job.run(target, source, model, notes, decoding.plan()));
            } catch (IllegalArgumentException otherTokens) {
                throw new TokenFileException(
                        input,
                        String.valueOf(otherTokens.getMessage()),
                        "give tokens of the kind that the model was made for",
                        otherTokens);
            }
        }
        job.say(done);
    }

    private boolean isDac() {
        return input.toString().toLowerCase(Locale.ROOT).endsWith(".dac");
    }

    private DecodedFile dac(SoundJob job, Map<String, @Nullable Object> model, CodecDecoder decoder)
            throws IOException, InferenceException, InterruptedException {
        AudioBuffer sound = DacSound.decode(input, decoder);
        Map<String, @Nullable Object> notes = new LinkedHashMap<>();
        notes.put("format", decoder.format().name());
        Map<String, @Nullable Object> plan = new LinkedHashMap<>();
        plan.put("tiles", "as DAC's own program");
        return job.run(output.target(), new DacSound.Source(sound), model, notes, plan);
    }

    private static Map<String, @Nullable Object> notes(String format, Frames frames) {
        Map<String, @Nullable Object> notes = new LinkedHashMap<>();
        notes.put("format", format);
        notes.put("input_frames", frames.frames());
        return notes;
    }

    /** {@code song.wav} and {@code vocal}: {@code song-vocal.wav}. */
    private static Path beside(Path target, String track) {
        String name = String.valueOf(target.getFileName());
        int dot = name.lastIndexOf('.');
        return target.resolveSibling(name.substring(0, dot) + "-" + track + name.substring(dot));
    }

    /** What the rows of a matrix of tokens are, in the words for latents. */
    private GridOptions.@Nullable Rows checkedRows() {
        LatentLayout axes = checkedLayout();
        if (axes == null) {
            return null;
        }
        return switch (axes) {
            case FRAMES_LAST -> GridOptions.Rows.CODEBOOKS;
            case FRAMES_FIRST -> GridOptions.Rows.FRAMES;
            case FRAMES_INSIDE ->
                throw new CallException("--layout frames-inside is for latents; tokens have two axes");
        };
    }

    private @Nullable LatentLayout checkedLayout() {
        String named = layout;
        if (named == null) {
            return null;
        }
        List<String> known =
                Arrays.stream(LatentLayout.values()).map(LatentLayout::id).toList();
        return LatentLayout.of(named).orElseThrow(() -> new CallException(Nearest.complaint("layout", named, known)));
    }

    private void printFormats() {
        PrintStream out = screen.results();
        out.println("  latents               rate  channels  samples a frame  values a frame");
        for (String name : LatentFormat.names()) {
            LatentFormat known = LatentFormat.named(name).orElseThrow();
            out.printf(
                    Locale.ROOT,
                    "  %-18s %7d %9d %16d  %s%n",
                    name,
                    known.sampleRateHz(),
                    known.channels(),
                    known.hopSamples(),
                    known.height() == 1 ? known.dim() : known.dim() + " x " + known.height());
        }
        out.println();
        out.println("  tokens                rate  channels  samples a frame  codebooks x codes");
        for (String name : CodecFormat.names()) {
            CodecFormat known = CodecFormat.named(name).orElseThrow();
            out.printf(
                    Locale.ROOT,
                    "  %-18s %7d %9d %16d  %d x %d%n",
                    name,
                    known.sampleRateHz(),
                    known.channels(),
                    known.hopSamples(),
                    known.codebooks(),
                    known.codebookSize());
        }
        out.println();
        out.println("  patterns of tokens: " + String.join(", ", TokenLayout.names()));
    }
}
