package lathe.neural.model;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SequencedMap;
import lathe.neural.session.ModelException;

/**
 * {@code config.json} beside a model, in the dialects of transformers and optimum ({@code model_type}), diffusers
 * ({@code _class_name}), HiFi-GAN and BigVGAN (numbers at the top) and larynx (numbers under {@code audio}).
 */
final class ConfigSidecar {

    static final String NAME = "config.json";

    private static final List<String> RATE_KEYS = List.of("sampling_rate", "sample_rate");
    private static final List<String> HOP_KEYS = List.of("hop_length", "hop_size");

    /** Strides whose product is the hop, in the order of trust. */
    private static final List<String> STRIDE_KEYS =
            List.of("upsampling_ratios", "upsample_rates", "decoder_rates", "encoder_rates", "downsampling_ratios");

    private ConfigSidecar() {}

    static void read(Path file, Traits traits) throws ModelException {
        JsonSection top = Manifest.read(file.toString(), file);
        String type = type(top);
        if (type.equals("musicgen") || type.equals("musicgen_melody")) {
            traits.convention("optimum");
            traits.kind(ModelKind.TOKEN_GENERATOR);
            traits.family("musicgen");
            readNumbers(top.section("audio_encoder"), "encodec", traits);
            long channels = top.section("decoder").wholeNumber("audio_channels").orElse(1);
            traits.channels(channels);
            traits.put("codec", format("encodec", traits));
            return;
        }
        JsonSection audio = top.section("audio");
        boolean larynx = audio.has("sampling_rate") || audio.has("sample_rate");
        traits.convention(larynx ? "larynx" : top.has("model_type") ? "optimum" : "config.json");
        readNumbers(larynx ? audio : top, type, traits);
        traits.family(type);
        if (isCodec(type)) {
            traits.kind(ModelKind.CODEC_DECODER);
            SequencedMap<String, Object> codec = format(type, traits);
            chunkFrames(top, traits).ifPresent(frames -> codec.put("chunk_frames", frames));
            traits.put("codec", codec);
        }
        if (type.equals("oobleck")) {
            traits.kind(ModelKind.LATENT_DECODER);
            traits.put("latent", latent(top));
        }
    }

    /** The family by what the dialects call it; empty if they do not. */
    private static String type(JsonSection top) throws ModelException {
        String named = top.text("model_type")
                .or(() -> java.util.Optional.ofNullable(
                        top.values().get("_class_name") instanceof String name ? name : null))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (named.contains("oobleck")) {
            return "oobleck";
        }
        if (!named.isEmpty()) {
            return named;
        }
        if (top.has("vq_strides")) {
            return "snac";
        }
        boolean vocoder = top.has("upsample_rates") || top.has("resblock") || top.has("generator");
        return vocoder ? top.has("snake_logscale") ? "bigvgan" : "hifigan" : "";
    }

    private static boolean isCodec(String type) {
        return List.of("encodec", "dac", "mimi", "snac", "xcodec", "wavtokenizer")
                .contains(type);
    }

    private static void readNumbers(JsonSection json, String type, Traits traits) throws ModelException {
        for (String key : RATE_KEYS) {
            json.wholeNumber(key).ifPresent(traits::sampleRateHz);
        }
        json.wholeNumber("audio_channels").ifPresent(traits::channels);
        for (String key : HOP_KEYS) {
            json.wholeNumber(key).ifPresent(traits::hop);
        }
        if (type.equals("mimi")) {
            // Its quantizer runs at half the rate of the convolutions: 12.5 frames a second.
            double frameRate = json.number("frame_rate").orElse(12.5);
            traits.audio("sample_rate_hz").ifPresent(rate -> traits.hop(Math.round(rate / frameRate)));
        }
        for (String key : STRIDE_KEYS) {
            List<Integer> strides = json.integers(key);
            OptionalLong product = product(strides);
            if (product.isEmpty() && !strides.isEmpty()) {
                throw json.wrong(
                        key, "give the decoder's strides, 1 or more each, whose product is a frame in samples");
            }
            if (product.isPresent()) {
                List<Integer> coarse = json.integers("vq_strides");
                traits.hop(product.getAsLong() * (coarse.isEmpty() ? 1 : coarse.getFirst()));
            }
        }
    }

    private static OptionalLong product(List<Integer> strides) {
        long product = 1;
        for (int stride : strides) {
            if (stride < 1 || product * stride > Integer.MAX_VALUE) {
                return OptionalLong.empty();
            }
            product *= stride;
        }
        return strides.isEmpty() ? OptionalLong.empty() : OptionalLong.of(product);
    }

    /** Frames of a chunk, for a codec that decodes each for itself. */
    private static OptionalLong chunkFrames(JsonSection json, Traits traits) throws ModelException {
        double seconds = json.number("chunk_length_s").orElse(0);
        long rateHz = traits.audio("sample_rate_hz").orElse(0L);
        long hop = traits.audio("hop_length").orElse(0L);
        return seconds > 0 && hop > 0 ? OptionalLong.of(Math.round(seconds * rateHz / hop)) : OptionalLong.empty();
    }

    /** {@code encodec-32k}: family and rate name every published codec. */
    private static SequencedMap<String, Object> format(String type, Traits traits) {
        SequencedMap<String, Object> codec = new LinkedHashMap<>();
        traits.audio("sample_rate_hz").ifPresent(rate -> codec.put("format", codecName(type, rate)));
        return codec;
    }

    private static String codecName(String type, long rateHz) {
        return switch (type) {
            case "mimi", "xcodec", "wavtokenizer" -> type;
            default -> type + "-" + rateHz / 1000 + "k";
        };
    }

    private static SequencedMap<String, Object> latent(JsonSection json) throws ModelException {
        SequencedMap<String, Object> latent = new LinkedHashMap<>();
        latent.put("dim", json.wholeNumber("decoder_input_channels").orElse(64));
        List<Integer> strides = json.integers("downsampling_ratios");
        long hop = product(strides).orElse(0);
        if (hop == 2048) {
            latent.put("format", "stable-audio-open");
        } else if (hop == 1920) {
            latent.put("format", "ace-step-1.5");
        }
        return latent;
    }
}
