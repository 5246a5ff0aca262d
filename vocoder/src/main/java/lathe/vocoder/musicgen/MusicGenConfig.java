package lathe.vocoder.musicgen;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import lathe.neural.model.JsonSection;
import lathe.neural.session.ModelException;
import lathe.vocoder.codec.DelayPattern;

/**
 * What {@code config.json} and {@code generation_config.json} of a published MusicGen say.
 *
 * @param codebooks rows of tokens, all channels together
 * @param channels 1, or 2 where the rows alternate left and right
 * @param vocabulary tokens per codebook
 * @param pad the token that is none: before and after the others
 * @param heads attention heads of the decoder
 * @param headWidth numbers per head
 * @param textVocabulary pieces the text encoder knows
 * @param sampleRateHz of the sound
 * @param hopSamples samples per frame of tokens
 * @param guidance what the files suggest
 */
record MusicGenConfig(
        int codebooks,
        int channels,
        int vocabulary,
        int pad,
        int heads,
        int headWidth,
        int textVocabulary,
        int sampleRateHz,
        int hopSamples,
        double guidance) {

    private static final String REMEDY = "copy the configuration that belongs to these models";
    private static final int MOST = 1 << 20;
    private static final int MOST_CODEBOOKS = 64;
    private static final int HIGHEST_RATE_HZ = 768_000;

    /** Reads the configuration in a folder; {@code generation_config.json} may be absent. */
    static MusicGenConfig read(Path folder) throws ModelException {
        JsonSection root = JsonSection.read(folder.resolve("config.json"));
        JsonSection decoder = root.section("decoder");
        JsonSection codec = root.section("audio_encoder");
        int codebooks = decoder.requireInteger("num_codebooks", 1, MOST_CODEBOOKS);
        int channels = decoder.integer("audio_channels", 1, 2).orElse(1);
        int vocabulary = decoder.requireInteger("vocab_size", 2, MOST);
        int heads = decoder.requireInteger("num_attention_heads", 1, MOST);
        int width = decoder.requireInteger("hidden_size", 1, MOST);
        if (codebooks % channels != 0) {
            throw decoder.wrong("num_codebooks", "give a number that " + channels + " channels can share");
        }
        if (width % heads != 0) {
            throw decoder.wrong("hidden_size", "give a number that " + heads + " heads can share");
        }
        if (codec.integer("codebook_size", 1, MOST).orElse(vocabulary) != vocabulary) {
            throw codec.wrong("codebook_size", "the decoder's vocab_size is " + vocabulary + ": " + REMEDY);
        }
        if (codec.has("chunk_length_s")) {
            throw codec.wrong("chunk_length_s", "use a MusicGen whose codec decodes in one piece");
        }
        Path generation = folder.resolve("generation_config.json");
        JsonSection suggested = Files.isRegularFile(generation) ? JsonSection.read(generation) : root;
        double guidance = suggested.number("guidance_scale").orElse(Sampling.PUBLISHED.guidance());
        return new MusicGenConfig(
                codebooks,
                channels,
                vocabulary,
                decoder.integer("pad_token_id", 0, vocabulary).orElse(vocabulary),
                heads,
                width / heads,
                root.section("text_encoder").requireInteger("vocab_size", 1, 1 << 24),
                codec.requireInteger("sampling_rate", 1, HIGHEST_RATE_HZ),
                hop(codec),
                Math.clamp(guidance, 1, Sampling.MOST_GUIDANCE));
    }

    private static int hop(JsonSection codec) throws ModelException {
        List<Integer> strides = codec.integers("upsampling_ratios");
        long product = strides.isEmpty() ? 0 : 1;
        for (int stride : strides) {
            product = stride < 1 || product > MOST ? 0 : product * stride;
        }
        if (product < 1 || product > MOST) {
            throw codec.wrong("upsampling_ratios", "give a list of strides; " + REMEDY);
        }
        return (int) product;
    }

    /** Each codebook one column later than the one before it, both channels of it together; pad around them. */
    DelayPattern delays() {
        List<Integer> delays =
                IntStream.range(0, codebooks).map(row -> row / channels).boxed().toList();
        return new DelayPattern(delays, 1, pad, pad);
    }

    double frameRateHz() {
        return sampleRateHz / (double) hopSamples;
    }
}
