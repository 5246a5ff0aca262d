package lathe.vocoder.mel;

import java.util.Map;
import java.util.Optional;
import lathe.core.dsp.MelFrontEnd;
import lathe.vocoder.Context;

/**
 * What a graph itself does not tell about a mel vocoder.
 *
 * @param sampleRateHz of its sound
 * @param mels bands it takes; 0 to take the graph's word
 * @param hopSamples samples a frame becomes; 0 to measure it
 * @param layout how its spectrogram tensor lies
 * @param ports names of tensors by role: {@code mel}, {@code f0}, {@code audio}, {@code magnitude}, {@code phase}, {@code phase_cos}, {@code phase_sin};
 *     a role that is missing is found by the customary names, then by rank
 * @param istft the inverse transform, for a graph that ends with spectra
 * @param frontEnd what its spectrogram must have been made with, if that is known
 * @param context what tiles of a long input need around them
 */
public record MelVocoderFormat(
        int sampleRateHz,
        int mels,
        int hopSamples,
        MelLayout layout,
        Map<String, String> ports,
        Optional<IstftRule> istft,
        Optional<MelFrontEnd> frontEnd,
        Context context) {

    public MelVocoderFormat {
        if (sampleRateHz < 1) {
            throw new IllegalArgumentException("sampleRateHz=" + sampleRateHz + " must be 1 or more");
        }
        if (mels < 0 || hopSamples < 0) {
            throw new IllegalArgumentException("mels=" + mels + " hopSamples=" + hopSamples + " must not be negative");
        }
        ports = Map.copyOf(ports);
    }

    /** All but the rate and the context as the graph tells. */
    public static MelVocoderFormat of(int sampleRateHz, Context context) {
        return new MelVocoderFormat(
                sampleRateHz, 0, 0, MelLayout.AS_TOLD, Map.of(), Optional.empty(), Optional.empty(), context);
    }

    /** The same for so many bands. */
    public MelVocoderFormat withMels(int count) {
        return new MelVocoderFormat(sampleRateHz, count, hopSamples, layout, ports, istft, frontEnd, context);
    }

    /** The same with the spectrogram lying so. */
    public MelVocoderFormat withLayout(MelLayout other) {
        return new MelVocoderFormat(sampleRateHz, mels, hopSamples, other, ports, istft, frontEnd, context);
    }

    /** The same with tensors named by role. */
    public MelVocoderFormat withPorts(Map<String, String> names) {
        return new MelVocoderFormat(sampleRateHz, mels, hopSamples, layout, names, istft, frontEnd, context);
    }

    /** The same for a graph that ends with spectra. */
    public MelVocoderFormat withIstft(IstftRule rule) {
        return new MelVocoderFormat(
                sampleRateHz, mels, hopSamples, layout, ports, Optional.of(rule), frontEnd, context);
    }

    /** The same for a graph that is known to make so many samples of a frame; another number is an error. */
    public MelVocoderFormat withHop(int samples) {
        return new MelVocoderFormat(sampleRateHz, mels, samples, layout, ports, istft, frontEnd, context);
    }

    /** The same for a vocoder that was trained on this front end, and so for as many bands. */
    public MelVocoderFormat withFrontEnd(MelFrontEnd end) {
        return new MelVocoderFormat(
                sampleRateHz, end.mels(), hopSamples, layout, ports, istft, Optional.of(end), context);
    }
}
