package lathe.neural.model;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import lathe.neural.session.ModelException;

/**
 * The {@code metadata_props} of a graph: the keys that the icefall and sherpa-onnx exports write ({@code model_type},
 * {@code sample_rate}, {@code n_fft}, {@code hop_length}, ...) and the same names as {@code model.json} has.
 */
final class GraphMetadata {

    private static final Map<String, Integer> VOCOS_UNTOLD =
            Map.of("n_fft", 1024, "hop_length", 256, "win_length", 1024);

    private GraphMetadata() {}

    static void read(String where, Map<String, String> metadata, Traits traits) throws ModelException {
        if (metadata.isEmpty()) {
            return;
        }
        Numbers numbers = new Numbers(where, metadata);
        String type = metadata.getOrDefault("model_type", "").toLowerCase(Locale.ROOT);
        if (!type.isEmpty()) {
            traits.convention("sherpa");
        }
        traits.family(metadata.getOrDefault("family", type.contains("vocos") ? "vocos" : type));
        ModelKind.of(metadata.getOrDefault("kind", "")).ifPresent(traits::kind);
        for (String key : new String[] {"sample_rate_hz", "sample_rate", "sampling_rate"}) {
            numbers.whole(key).ifPresent(traits::sampleRateHz);
        }
        numbers.whole("channels").ifPresent(traits::channels);
        numbers.whole("hop_length").ifPresent(traits::hop);
        String frontEnd = metadata.getOrDefault("mel_front_end", "");
        if (!frontEnd.isEmpty()) {
            traits.put("mel_front_end", frontEnd);
        }
        String format = metadata.getOrDefault("codec_format", "");
        if (!format.isEmpty()) {
            traits.put("codec", Map.of("format", format));
        }
        if (type.contains("vocos")) {
            readStft(metadata, numbers, traits);
        }
        if (type.equals("matcha-tts")) {
            traits.kind(metadata.containsKey("audio_output") ? ModelKind.SPEECH : ModelKind.ACOUSTIC_MODEL);
        }
    }

    /** What the inverse STFT outside the graph needs. */
    private static void readStft(Map<String, String> metadata, Numbers numbers, Traits traits) throws ModelException {
        SequencedMap<String, Object> stft = new LinkedHashMap<>();
        for (String key : new String[] {"n_fft", "hop_length", "win_length"}) {
            stft.put(key, numbers.whole(key).orElse((long) VOCOS_UNTOLD.getOrDefault(key, 0)));
        }
        stft.put("window", metadata.getOrDefault("window_type", "hann"));
        stft.put("center", numbers.whole("center").orElse(1L) != 0);
        stft.put("pad_mode", metadata.getOrDefault("pad_mode", "reflect"));
        stft.put("normalized", numbers.whole("normalized").orElse(0L) != 0);
        traits.put("stft", stft);
        traits.hop((Long) stft.getOrDefault("hop_length", 0L));
    }

    /** Numbers among texts. */
    private record Numbers(String where, Map<String, String> metadata) {

        Optional<Long> whole(String key) throws ModelException {
            String text = metadata.get(key);
            if (text == null || text.isBlank()) {
                return Optional.empty();
            }
            try {
                return Optional.of(Long.parseLong(text.strip()));
            } catch (NumberFormatException notWhole) {
                throw new ModelException(
                        where,
                        "its metadata say " + key + "=\"" + Shown.text(text) + "\"",
                        "give a whole number there, or write a model.json",
                        notWhole);
            }
        }
    }
}
