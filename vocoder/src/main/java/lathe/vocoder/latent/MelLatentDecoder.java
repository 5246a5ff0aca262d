package lathe.vocoder.latent;

import java.util.Arrays;
import lathe.core.tensor.Tensor;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;
import lathe.vocoder.Frames;
import lathe.vocoder.mel.MelFrames;
import lathe.vocoder.mel.MelVocoder;

/**
 * A network that goes from latents to a mel for each channel, and a vocoder that makes a channel's sound of each: ACE-Step 1,
 * AudioLDM 2.
 */
final class MelLatentDecoder extends LatentDecoder {

    private final LatentNetwork network;
    private final MelVocoder vocoder;

    private MelLatentDecoder(LatentFormat format, LatentNetwork network, MelVocoder vocoder) {
        super(format);
        this.network = network;
        this.vocoder = vocoder;
    }

    /**
     * Joins the two.
     *
     * @throws ModelException if the vocoder does not belong to the format; both are closed then
     */
    static MelLatentDecoder of(LatentFormat format, LatentNetwork network, MelVocoder vocoder) throws ModelException {
        boolean fits = format.hopSamples() % vocoder.hopSamples() == 0
                && format.sampleRateHz() == vocoder.sampleRateHz()
                && !vocoder.wantsPitch();
        if (!fits) {
            network.close();
            vocoder.close();
            throw new ModelException(
                    network.name(),
                    "its frames of " + format.hopSamples() + " samples are no multiple of its vocoder's "
                            + vocoder.hopSamples(),
                    "give the vocoder that belongs to " + format.name());
        }
        return new MelLatentDecoder(format, network, vocoder);
    }

    /** Frames of mel that a frame of latents becomes. */
    int melFrames() {
        return hopSamples() / vocoder.hopSamples();
    }

    /** The vocoder of one channel. */
    MelVocoder vocoder() {
        return vocoder;
    }

    /**
     * The mels of a stretch of latents.
     *
     * @return [channels][mels][frames * melFrames()], as the vocoder takes them
     */
    float[][][] mels(LatentFrames latents) throws InferenceException {
        Tensor picture = network.run(latents);
        int frames = latents.frames() * melFrames();
        int mels = picture.count() / Math.max(1, frames * channels());
        boolean framesFirst = format().layout() == LatentLayout.FRAMES_INSIDE;
        long[] expected =
                framesFirst ? new long[] {1, channels(), frames, mels} : new long[] {1, channels(), mels, frames};
        if (!Arrays.equals(picture.shape(), expected)) {
            throw new InferenceException(
                    network.name() + ": " + latents.frames() + " frames became a picture " + picture + ", "
                            + format().name() + " makes " + channels() + " mels of " + frames + " frames of them",
                    null);
        }
        float[] data = picture.floats();
        LatentFormat.MelScale scale = format().mel();
        float[][][] result = new float[channels()][mels][frames];
        for (int c = 0; c < channels(); c++) {
            for (int m = 0; m < mels; m++) {
                for (int t = 0; t < frames; t++) {
                    int at = framesFirst ? (c * frames + t) * mels + m : (c * mels + m) * frames + t;
                    result[c][m][t] = (float) (data[at] * scale.gain() + scale.offset());
                }
            }
        }
        return result;
    }

    /**
     * Makes a channel's sound of its mel.
     *
     * @param mel [mels][frames]
     * @return samples of all frames; what a vocoder gives beyond them is cut off, as the published programs do
     */
    float[] sound(float[][] mel) throws InferenceException {
        int frames = mel[0].length;
        float[][] sound = new float[1][Math.toIntExact(Math.max(vocoder.samples(frames), whole(frames)))];
        vocoder.decode(MelFrames.of(mel), sound);
        return Arrays.copyOf(sound[0], Math.toIntExact(whole(frames)));
    }

    private long whole(int melFrames) {
        return (long) melFrames * vocoder.hopSamples();
    }

    @Override
    public void decode(Frames window, float[][] audio) throws InferenceException {
        if (window.frames() == 0) {
            return;
        }
        float[][][] mels = mels(latents(window));
        for (int c = 0; c < mels.length; c++) {
            float[] sound = sound(mels[c]);
            System.arraycopy(sound, 0, audio[c], 0, sound.length);
        }
    }

    @Override
    public void cancel() {
        network.cancel();
        vocoder.cancel();
    }

    @Override
    public void close() {
        network.close();
        vocoder.close();
    }
}
