package lathe.neural.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a model makes out of what. */
public enum ModelKind {
    /** Spectrogram in, waveform out. */
    MEL_VOCODER("mel-vocoder", "spectrogram in, audio out"),
    /** Discrete tokens in, waveform out. */
    CODEC_DECODER("codec-decoder", "tokens in, audio out"),
    /** Continuous latents in, waveform out. */
    LATENT_DECODER("latent-decoder", "latents in, audio out"),
    /** A language model that emits tokens step by step. */
    TOKEN_GENERATOR("token-generator", "text in, tokens out"),
    /** Waveform in, waveform out. */
    EFFECT("effect", "audio in, audio out"),
    /** Waveform in, spectrogram, tokens or latents out: the other half of a decoder. */
    ENCODER("encoder", "audio in, frames out"),
    /** Text or score in, spectrogram out. */
    ACOUSTIC_MODEL("acoustic-model", "text or score in, spectrogram out"),
    /** Text or phonemes in, waveform out. */
    SPEECH("speech", "text in, audio out");

    private final String id;
    private final String purpose;

    ModelKind(String id, String purpose) {
        this.id = id;
        this.purpose = purpose;
    }

    /** As {@code model.json} has it: {@code mel-vocoder}. */
    public String id() {
        return id;
    }

    /** In a few words: {@code spectrogram in, audio out}. */
    public String purpose() {
        return purpose;
    }

    /** Whether it turns frames into samples, so that its files need a hop. */
    public boolean decodesFrames() {
        return this == MEL_VOCODER || this == CODEC_DECODER || this == LATENT_DECODER;
    }

    /** The kind of that id, if there is one. */
    public static Optional<ModelKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(ModelKind::id).toList();
    }
}
