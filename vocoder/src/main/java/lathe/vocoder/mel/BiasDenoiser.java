package lathe.vocoder.mel;

import java.util.Arrays;
import lathe.core.dsp.InverseStft;
import lathe.core.dsp.Stft;
import lathe.core.dsp.Window;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;

/**
 * A vocoder without the hum that it makes of silence: the magnitudes that it gives for a mel of zeros, times a strength, are
 * taken off every spectrum of its sound; phases stay. The denoiser of WaveGlow, Larynx and Matcha-TTS; 0.00025 to 0.005 is usual.
 *
 * <p>Exact in pieces where the vocoder is and its hop is a multiple of {@value #HOP} samples.
 */
public final class BiasDenoiser implements Decoder {

    private static final int SIZE = 1024;
    private static final int HOP = 256;
    private static final int SILENT_FRAMES = 88;

    private final MelVocoder vocoder;
    private final float[] window = Window.hann(SIZE, Window.Shape.PERIODIC);
    private final float[] bias;

    /**
     * Listens to the vocoder's silence.
     *
     * @param vocoder closed with this
     * @param strength 0 (nothing is done) and up
     * @throws InferenceException if the vocoder fails
     */
    public BiasDenoiser(MelVocoder vocoder, double strength) throws InferenceException {
        if (!(strength >= 0) || strength > 1000) {
            throw new IllegalArgumentException("strength=" + strength + " is outside 0 to 1000");
        }
        this.vocoder = vocoder;
        MelFrames silence = MelFrames.of(new float[vocoder.mels()][SILENT_FRAMES], new float[SILENT_FRAMES]);
        float[][] hum = new float[1][Math.toIntExact(vocoder.samples(SILENT_FRAMES))];
        vocoder.decode(silence, hum);
        Stft stft = Stft.centred(window, HOP);
        bias = new float[stft.bins()];
        float[] im = new float[bias.length];
        stft.forward(hum[0], hum[0].length, 0, bias, im);
        for (int k = 0; k < bias.length; k++) {
            bias[k] = (float) (strength * Math.hypot(bias[k], im[k]));
        }
    }

    @Override
    public int sampleRateHz() {
        return vocoder.sampleRateHz();
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int hopSamples() {
        return vocoder.hopSamples();
    }

    @Override
    public long samples(long frames) {
        return vocoder.samples(frames);
    }

    /** The vocoder's and what two windows reach further. */
    @Override
    public Context context() {
        Context inner = vocoder.context();
        int reach = (SIZE + hopSamples() - 1) / hopSamples();
        boolean exact = inner.exact() && hopSamples() % HOP == 0;
        return new Context(
                inner.left() + reach, inner.right() + reach, exact, exact ? inner.seamErrorDb() : Double.NaN);
    }

    @Override
    public void decode(Frames frames, float[][] audio) throws InferenceException {
        int length = Math.toIntExact(samples(frames.frames()));
        if (length == 0) {
            return;
        }
        float[][] noisy = new float[1][length];
        vocoder.decode(frames, noisy);
        System.arraycopy(denoised(noisy[0]), 0, audio[0], 0, length);
    }

    private float[] denoised(float[] noisy) {
        Stft stft = Stft.centred(window, HOP);
        InverseStft inverse = new InverseStft(window, HOP, SIZE / 2);
        float[] re = new float[bias.length];
        float[] im = new float[bias.length];
        float[] clean = new float[noisy.length + 2 * SIZE];
        int count = (noisy.length + HOP - 1) / HOP + 1;
        int written = 0;
        for (int frame = 0; frame < count; frame++) {
            stft.forward(noisy, noisy.length, frame, re, im);
            for (int k = 0; k < re.length; k++) {
                float magnitude = (float) Math.hypot(re[k], im[k]);
                float kept = magnitude > bias[k] ? (magnitude - bias[k]) / magnitude : 0;
                re[k] *= kept;
                im[k] *= kept;
            }
            written += inverse.add(re, im, clean, written);
        }
        inverse.finish(clean, written);
        return Arrays.copyOf(clean, noisy.length);
    }

    @Override
    public void cancel() {
        vocoder.cancel();
    }

    @Override
    public void close() {
        vocoder.close();
    }
}
