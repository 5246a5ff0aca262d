package lathe.vocoder.latent;

import java.nio.file.Path;
import lathe.neural.model.ModelKind;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;

/** Latents to sound. Takes {@link LatentFrames}. */
public abstract sealed class LatentDecoder implements Decoder permits WaveLatentDecoder, MelLatentDecoder {

    private final LatentFormat format;

    LatentDecoder(LatentFormat format) {
        this.format = format;
    }

    /**
     * Opens a package of kind {@code latent-decoder}: a file of role {@code decoder} that makes sound, or one that makes mels
     * and a second one of role {@code vocoder}.
     *
     * @throws ModelException if it is another kind, is not what it says, or cannot be run
     */
    public static LatentDecoder open(ModelPackage model, SessionSettings settings) throws ModelException {
        LatentFormat format = LatentPackages.format(model.require(ModelKind.LATENT_DECODER));
        if (model.file("vocoder").isEmpty()) {
            return open(model.verified("decoder"), format, settings);
        }
        LatentNetwork network = network(model.verified("decoder"), format, settings);
        try {
            return MelLatentDecoder.of(format, network, LatentPackages.vocoder(model, settings));
        } catch (ModelException noVocoder) {
            network.close();
            throw noVocoder;
        }
    }

    /**
     * Opens a bare graph that goes from latents to sound at once.
     *
     * @param model an ONNX file, latent [1, dim, frames] or [1, frames, dim] to audio [1, channels, samples]
     * @throws ModelException if it cannot be run or takes other latents than the format's
     */
    public static LatentDecoder open(Path model, LatentFormat format, SessionSettings settings) throws ModelException {
        return new WaveLatentDecoder(format, network(model, format, settings));
    }

    static LatentNetwork network(Path model, LatentFormat format, SessionSettings settings) throws ModelException {
        if (Double.isNaN(format.scale())) {
            throw new ModelException(
                    model,
                    "the scale of its latents is not known",
                    "add latent.scale to model.json: the scaling_factor of the autoencoder's config.json");
        }
        return LatentNetwork.of(InferenceSession.open(model, settings), format);
    }

    /** What it takes and gives. */
    public final LatentFormat format() {
        return format;
    }

    @Override
    public final int sampleRateHz() {
        return format.sampleRateHz();
    }

    @Override
    public final int channels() {
        return format.channels();
    }

    @Override
    public final int hopSamples() {
        return format.hopSamples();
    }

    @Override
    public final Context context() {
        return format.context();
    }

    static LatentFrames latents(Frames window) {
        if (!(window instanceof LatentFrames latents)) {
            throw new IllegalArgumentException(
                    "a latent decoder takes latents, not " + window.getClass().getSimpleName());
        }
        return latents;
    }
}
