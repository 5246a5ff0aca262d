package lathe.vocoder.latent;

import lathe.core.tensor.Tensor;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Frames;

/** A network that goes from latents to samples at once: Oobleck, SAME. */
final class WaveLatentDecoder extends LatentDecoder {

    private final LatentNetwork network;

    WaveLatentDecoder(LatentFormat format, LatentNetwork network) {
        super(format);
        this.network = network;
    }

    @Override
    public void decode(Frames window, float[][] audio) throws InferenceException {
        if (window.frames() == 0) {
            return;
        }
        Tensor sound = network.run(latents(window));
        int samples = Math.toIntExact(samples(window.frames()));
        if (sound.count() != samples * channels()) {
            throw new InferenceException(
                    network.name() + ": " + window.frames() + " frames became " + sound + ", " + format().name()
                            + " makes " + channels() + " x " + samples + " samples of them",
                    null);
        }
        for (int c = 0; c < channels(); c++) {
            System.arraycopy(sound.floats(), c * samples, audio[c], 0, samples);
        }
    }

    @Override
    public void cancel() {
        network.cancel();
    }

    @Override
    public void close() {
        network.close();
    }
}
