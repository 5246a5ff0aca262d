package lathe.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import lathe.core.audio.AtomicFile;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioFormat;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.SampleEncoding;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFileException;
import lathe.core.tensor.TensorFiles;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.codec.TokenGrid;
import lathe.vocoder.musicgen.MusicGen;
import lathe.vocoder.musicgen.MusicGenRequest;
import lathe.vocoder.musicgen.Sampling;
import lathe.vocoder.stream.ChunkPlan;
import lathe.vocoder.stream.TiledDecode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe generate}. */
@Command(
        name = "generate",
        description = "Makes music from words with a published ONNX export of MusicGen.",
        footer = {
            "",
            "DIR holds config.json, generation_config.json and tokenizer.json, and beside them or in onnx/",
            "the models text_encoder, decoder_model_merged (or decoder_model and decoder_with_past_model)",
            "and encodec_decode. OUT.json, written beside OUT, keeps what determined the music: the same",
            "settings and files give it again. Music longer than 30 s is made in windows that overlap by 12 s.",
            "",
            "Examples:",
            "  lathe generate --model musicgen-small \"80s pop with bassy drums and synth\" -o song.wav",
            "  lathe generate --model musicgen-small \"lo-fi beat\" --seed 7 -o beat.flac --tokens beat.npy",
            "  lathe generate --model musicgen-small \"a solo\" --continue beat.npy --seconds 60 -o longer.wav"
        })
final class GenerateCommand implements Callable<Integer> {

    private static final double LONGEST_SECONDS = 3600;

    private final Screen screen;

    @Parameters(paramLabel = "PROMPT", description = "What the music is like, in English words.")
    private String prompt;

    @Option(names = "--model", paramLabel = "DIR", required = true, description = "Folder of the published export.")
    private Path model;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "File to write; its ending says the format.")
    private Path target;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "30",
            description = "Length, what is continued included; 30 if left out.")
    private double seconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed gives the same music; without it a new one.")
    private @Nullable Long seed;

    @Option(
            names = "--guidance",
            paramLabel = "G",
            description =
                    "How closely to follow the words: 1 loosely, and twice as fast; without it as the model suggests.")
    private @Nullable Double guidance;

    @Option(
            names = "--top-k",
            paramLabel = "K",
            description = "Choose among the K likeliest tokens, 0 for all; 250 if left out.")
    private @Nullable Integer topK;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "Below 1 safer, above 1 wilder, 0 always the likeliest token; 1 if left out.")
    private @Nullable Double temperature;

    @Option(names = "--continue", paramLabel = "TOKENS", description = "Go on from tokens that --tokens wrote.")
    private @Nullable Path continued;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Take files of a smaller variant, such as fp16 or quantized; without it the most exact.")
    private String variant;

    @Option(names = "--bits", paramLabel = "16|24|32f", description = "Word length; 24 if left out.")
    private @Nullable String bits;

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "Also write the tokens, [codebooks][frames], as .npy, .npz or .safetensors.")
    private @Nullable Path tokensTarget;

    @Option(names = "--json", description = "Print as JSON what OUT.json keeps.")
    private boolean json;

    GenerateCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, ModelException, InferenceException, InterruptedException {
        AudioFormat format = Places.requireSoundTarget(target);
        SampleEncoding encoding = WordLength.choose(target, format, bits, SampleEncoding.PCM_24);
        Path record = target.resolveSibling(target.getFileName() + ".json");
        requirePlaces(record);
        TokenGrid begun = continued == null ? null : readTokens(continued);

        int cores = Runtime.getRuntime().availableProcessors();
        try (MusicGen musicGen = MusicGen.open(model, variant, SessionSettings.offline(cores), null)) {
            MusicGenRequest request = request(musicGen, begun);
            GeneratedFile made = new GeneratedFile(target, tokensTarget, musicGen.record(request));
            long began = System.nanoTime();
            long beyondFullScale;
            try (Progress progress = Progress.on(screen)) {
                TokenGrid tokens = musicGen.generate(request, progress::at);
                beyondFullScale = decode(musicGen, tokens, encoding, format, progress);
                if (tokensTarget != null) {
                    TensorFiles.write(tokensTarget, tensor(tokens));
                }
            }
            write(record, Json.of(made.json()) + "\n");
            say(made, beyondFullScale, (System.nanoTime() - began) / 1e9);
        }
        return ExitCode.DONE;
    }

    private void requirePlaces(Path record) throws IOException {
        Places.requireTarget(record);
        if (tokensTarget != null) {
            Places.requireTarget(tokensTarget);
            TensorFiles.requireWritableName(tokensTarget);
            if (Places.isSame(tokensTarget, target) || Places.isSame(tokensTarget, record)) {
                throw new CallException(tokensTarget + ": is the music itself; give another name to --tokens");
            }
        }
    }

    private MusicGenRequest request(MusicGen musicGen, @Nullable TokenGrid begun) {
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw new CallException("--seconds " + seconds + " is outside 0 to " + (int) LONGEST_SECONDS);
        }
        long chosenSeed = seed == null ? new SplittableRandom().nextInt(Integer.MAX_VALUE) : seed;
        Sampling suggested = musicGen.suggested(chosenSeed);
        int frames = Math.max(1, (int) Math.round(seconds * musicGen.frameRateHz()));
        try {
            Sampling sampling = new Sampling(
                    chosenSeed,
                    guidance == null ? suggested.guidance() : guidance,
                    topK == null ? suggested.topK() : topK,
                    temperature == null ? suggested.temperature() : temperature);
            musicGen.requireContinuable(begun);
            return new MusicGenRequest(prompt, frames, sampling, begun);
        } catch (IllegalArgumentException outOfRange) {
            throw new CallException(outOfRange.getMessage() + "; see lathe generate --help");
        }
    }

    private static TokenGrid readTokens(Path file) throws IOException {
        Tensor tensor = TensorFiles.readOne(file);
        int rank = tensor.rank();
        boolean matrix = !tensor.isFloat() && rank >= 2 && tensor.dim(-1) * tensor.dim(-2) == tensor.count();
        if (!matrix || tensor.count() == 0) {
            throw new TensorFileException(
                    file, "holds " + tensor + ", not whole numbers [codebooks][frames]", "give what --tokens wrote");
        }
        int[][] rows = new int[(int) tensor.dim(-2)][(int) tensor.dim(-1)];
        for (int i = 0; i < tensor.count(); i++) {
            rows[i / rows[0].length][i % rows[0].length] = Math.clamp(tensor.integers()[i], -1, Integer.MAX_VALUE);
        }
        return TokenGrid.of(rows);
    }

    private static Tensor tensor(TokenGrid tokens) {
        int frames = tokens.frames();
        long[] flat = new long[tokens.codebooks() * frames];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = tokens.code(i / frames, i % frames);
        }
        return Tensor.ofIntegers(flat, tokens.codebooks(), frames);
    }

    /** @return how many samples lay beyond full scale and were clipped */
    private long decode(
            MusicGen musicGen, TokenGrid tokens, SampleEncoding encoding, AudioFormat format, Progress progress)
            throws IOException, InferenceException, InterruptedException {
        ChunkPlan plan = ChunkPlan.of(
                musicGen.decoder(), tokens.frames(), musicGen.windows().frames());
        AudioInfo info = new AudioInfo(
                format.name(),
                encoding,
                musicGen.decoder().sampleRateHz(),
                ChannelLayout.ofChannels(musicGen.decoder().channels()),
                plan.totalSamples(),
                AudioMetadata.NONE);
        long[] beyond = {0};
        try (AudioWriter writer = AudioFiles.create(target, info)) {
            new TiledDecode(musicGen.decoder(), plan, 1)
                    .run(
                            tokens,
                            (channels, from, to) -> {
                                writer.write(channels, from, to - from);
                                beyond[0] += encoding.isFloat() ? 0 : beyondFullScale(channels, from, to);
                            },
                            (done, total) -> progress.at("decoding", done, total));
            writer.commit();
        }
        return beyond[0];
    }

    private static long beyondFullScale(float[][] channels, int from, int to) {
        long count = 0;
        for (float[] channel : channels) {
            for (int i = from; i < to; i++) {
                count += Math.abs(channel[i]) > 1 ? 1 : 0;
            }
        }
        return count;
    }

    private static void write(Path file, String text) throws IOException {
        try (AtomicFile whole = AtomicFile.create(file)) {
            whole.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            whole.commit();
        }
    }

    private void say(GeneratedFile made, long beyondFullScale, double tookSeconds) {
        if (beyondFullScale > 0) {
            screen.notice("lathe: " + target + ": " + beyondFullScale
                    + " samples lay beyond full scale and were clipped; use --bits 32f to keep them");
        }
        if (json) {
            screen.results().println(Json.of(made.json()));
        } else if (!screen.quiet()) {
            screen.results().println(made.line(tookSeconds));
        }
    }
}
