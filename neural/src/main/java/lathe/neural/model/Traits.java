package lathe.neural.model;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a bare model so far. Whoever speaks first is believed: the graph's own metadata before files beside it,
 * those before guesses.
 */
final class Traits {

    private final SequencedMap<String, Object> audio = new LinkedHashMap<>();
    private final SequencedMap<String, Object> others = new LinkedHashMap<>();

    /** Convention that described the model: {@code sherpa}, {@code piper}, ... */
    @Nullable
    String convention;

    @Nullable
    String family;

    @Nullable
    ModelKind kind;

    @Nullable
    String licence;

    void convention(String told) {
        convention = convention == null ? told : convention;
    }

    void family(String told) {
        family = family == null && !told.isEmpty() ? told : family;
    }

    void kind(ModelKind told) {
        kind = kind == null ? told : kind;
    }

    void sampleRateHz(long told) {
        audio.putIfAbsent("sample_rate_hz", told);
    }

    void channels(long told) {
        audio.putIfAbsent("channels", told);
    }

    void hop(long told) {
        audio.putIfAbsent("hop_length", told);
    }

    /** A field of {@code audio}. */
    Optional<Long> audio(String key) {
        return Optional.ofNullable((Long) audio.get(key));
    }

    SequencedMap<String, Object> audio() {
        return audio;
    }

    /** A field of the description's top level. */
    void put(String key, Object value) {
        others.putIfAbsent(key, value);
    }

    SequencedMap<String, Object> others() {
        return others;
    }
}
