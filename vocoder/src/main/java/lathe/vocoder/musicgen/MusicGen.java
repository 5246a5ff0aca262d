package lathe.vocoder.musicgen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import lathe.core.tensor.Tensor;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.codec.CodeOrder;
import lathe.vocoder.codec.CodecDecoder;
import lathe.vocoder.codec.CodecFormat;
import lathe.vocoder.codec.DelayPattern;
import lathe.vocoder.codec.TokenGrid;
import org.jspecify.annotations.Nullable;

/**
 * A published ONNX export of MusicGen, mono or stereo: words in, tokens out, and the decoder that makes them sound. Takes
 * the folder as it is published: {@code config.json}, {@code generation_config.json} and {@code tokenizer.json}, and beside
 * them or in {@code onnx/} the text encoder, the token decoder (merged, or a pair without and with past) and EnCodec's
 * decoder. Source: J. Copet et al., "Simple and Controllable Music Generation", NeurIPS 2023; sampling and windows as in
 * audiocraft; file and tensor names as optimum exports them.
 *
 * <p>Safe for use by several threads; {@link #close} is safe while others generate.
 */
public final class MusicGen implements AutoCloseable {

    /** One second each way: beyond it EnCodec's LSTM has forgotten nearly all. */
    private static final int CODEC_CONTEXT_SECONDS = 1;

    /** EnCodec mirrors three frames at the edges of its input. */
    private static final int LEAST_FRAMES = 4;

    private final MusicGenFiles files;
    private final MusicGenConfig config;
    private final Windows windows;
    private final TextEncoder text;
    private final TokenDecoder decoder;
    private final CodecDecoder codec;
    private final AtomicLong cancellations = new AtomicLong();

    private MusicGen(
            MusicGenFiles files,
            MusicGenConfig config,
            Windows windows,
            TextEncoder text,
            TokenDecoder decoder,
            CodecDecoder codec) {
        this.files = files;
        this.config = config;
        this.windows = windows;
        this.text = text;
        this.decoder = decoder;
        this.codec = codec;
    }

    /** The most exact variant in a folder, on all cores. */
    public static MusicGen open(Path folder) throws ModelException {
        int cores = Runtime.getRuntime().availableProcessors();
        return open(folder, "", SessionSettings.offline(cores), null);
    }

    /**
     * Loads a model and tries every part of it once.
     *
     * @param folder of the export
     * @param variant such as {@code fp16} or {@code quantized}: its files are taken where there are any; empty for the
     *     most exact there are
     * @param windows for music longer than a window; null for the published 30 s every 18 s
     * @throws ModelException if a file is missing, damaged, or does not belong to the others
     */
    public static MusicGen open(Path folder, String variant, SessionSettings settings, @Nullable Windows windows)
            throws ModelException {
        MusicGenFiles files = MusicGenFiles.find(folder, variant);
        MusicGenConfig config = MusicGenConfig.read(folder);
        List<Runnable> closers = new ArrayList<>();
        try {
            TextEncoder text = TextEncoder.open(files, config, settings);
            closers.add(text::close);
            TokenDecoder decoder = TokenDecoder.open(files, config, text.width(), settings);
            closers.add(decoder::close);
            CodecDecoder codec = CodecDecoder.open(files.codec(), format(config), settings);
            closers.add(codec::close);
            requireSound(files, config, codec);
            Windows chosen = windows == null ? Windows.published(config.frameRateHz()) : windows;
            return new MusicGen(files, config, chosen, text, decoder, codec);
        } catch (ModelException fault) {
            closers.reversed().forEach(Runnable::run);
            throw fault;
        }
    }

    private static CodecFormat format(MusicGenConfig config) {
        int context = (int) Math.round(CODEC_CONTEXT_SECONDS * config.frameRateHz());
        return new CodecFormat(
                "MusicGen's EnCodec",
                config.sampleRateHz(),
                config.channels(),
                config.hopSamples(),
                0,
                config.codebooks(),
                config.vocabulary(),
                List.of(),
                CodeOrder.CODEBOOKS_FRAMES,
                config.channels() == 2,
                List.of(),
                LEAST_FRAMES,
                Context.overlap(context, Double.NaN),
                null,
                null);
    }

    private static void requireSound(MusicGenFiles files, MusicGenConfig config, CodecDecoder codec)
            throws ModelException {
        try {
            codec.decode(TokenGrid.of(new int[config.codebooks()][2 * LEAST_FRAMES]));
        } catch (InferenceException | IllegalArgumentException refused) {
            throw new ModelException(
                    files.codec(),
                    "does not decode " + config.codebooks() / config.channels()
                            + " codebooks as the configuration says (" + refused.getMessage() + ")",
                    "copy configuration and models from one place",
                    refused);
        }
    }

    /** Rows of tokens, all channels together. */
    public int codebooks() {
        return config.codebooks();
    }

    /** Tokens per codebook. */
    public int vocabulary() {
        return config.vocabulary();
    }

    /** Frames of tokens a second. */
    public double frameRateHz() {
        return config.frameRateHz();
    }

    /** The seed given, and the rest as the model's own {@code generation_config.json} or its authors suggest. */
    public Sampling suggested(long seed) {
        Sampling published = Sampling.PUBLISHED;
        return new Sampling(seed, config.guidance(), published.topK(), published.temperature());
    }

    /** How long music is made. */
    public Windows windows() {
        return windows;
    }

    /** What makes tokens sound: mono, or stereo by two passes over the alternating rows. It is closed with this. */
    public Decoder decoder() {
        return codec;
    }

    /**
     * Generates tokens. Takes its time; see {@link #cancel}.
     *
     * @return {@code [codebooks][frames]}, the continued ones first
     * @throws InferenceException if a model fails, or the generation was cancelled
     * @throws IllegalArgumentException if what is to be continued is not of this model
     */
    public TokenGrid generate(MusicGenRequest request, GenerationListener listener) throws InferenceException {
        long cancelledBefore = cancellations.get();
        requireContinuable(request.continued());
        TokenGrid whole =
                request.continued() == null ? TokenGrid.of(new int[config.codebooks()][0]) : request.continued();
        Tensor words = text.encode(request.prompt());
        DelayPattern pattern = config.delays();
        Sampling sampling = request.sampling();
        TokenSampler sampler = new TokenSampler(sampling);
        int start = windows.start(whole.frames());
        while (whole.frames() < request.frames()) {
            int frames = Math.min(windows.frames(), request.frames() - start);
            TokenGrid prompt = whole.slice(start, whole.frames());
            DelayedTokens tokens = new DelayedTokens(pattern, config.vocabulary(), frames, prompt);
            try (TokenDecoder.Pass pass = decoder.start(words, sampling.guided())) {
                int read = 0;
                while (!tokens.isComplete()) {
                    if (cancellations.get() != cancelledBefore) {
                        throw InferenceException.cancelled("MusicGen", null);
                    }
                    float[] scores = pass.scores(tokens.ids(read, sampling.guided() ? 2 : 1));
                    read = tokens.known();
                    choose(sampler, scores, tokens);
                    listener.progress("generating", start + Math.min(frames, read), request.frames());
                }
            }
            whole = joined(whole.slice(0, start), tokens.undelayed());
            start += windows.strideFrames();
        }
        return whole;
    }

    /**
     * Makes sure that tokens can be what music begins with.
     *
     * @throws IllegalArgumentException saying why they cannot: rows, or numbers that are no tokens of this model
     */
    public void requireContinuable(@Nullable TokenGrid begun) {
        if (begun == null) {
            return;
        }
        if (begun.codebooks() != config.codebooks()) {
            throw new IllegalArgumentException(
                    "the tokens to continue have " + begun.codebooks() + " rows, the model " + config.codebooks());
        }
        begun.requireCodes(config.vocabulary());
    }

    private void choose(TokenSampler sampler, float[] scores, DelayedTokens tokens) throws InferenceException {
        int vocabulary = config.vocabulary();
        for (int row = 0; row < config.codebooks(); row++) {
            int without = (row + config.codebooks()) * vocabulary;
            int token = sampler.next(scores, row * vocabulary, without, vocabulary);
            if (token < 0) {
                throw new InferenceException(
                        files.firstDecoder() + ": a score is not a number; use the variant of 32 bits", null);
            }
            tokens.put(row, token);
        }
        tokens.advance();
    }

    private static TokenGrid joined(TokenGrid head, TokenGrid tail) {
        int[][] rows = new int[head.codebooks()][head.frames() + tail.frames()];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(head.row(row), 0, rows[row], 0, head.frames());
            System.arraycopy(tail.row(row), 0, rows[row], head.frames(), tail.frames());
        }
        return TokenGrid.of(rows);
    }

    /**
     * Everything that determined what a request gave, to be kept beside it.
     *
     * @throws IOException if a model's file cannot be read any more
     */
    public GenerationRecord record(MusicGenRequest request) throws IOException {
        return GenerationRecord.of(request, files, config, windows);
    }

    /** Ends the generations that go on now, soon; they throw a cancelled {@link InferenceException}. */
    public void cancel() {
        cancellations.incrementAndGet();
        text.cancel();
        decoder.cancel();
    }

    @Override
    public void close() {
        cancellations.incrementAndGet();
        text.close();
        decoder.close();
        codec.close();
    }
}
