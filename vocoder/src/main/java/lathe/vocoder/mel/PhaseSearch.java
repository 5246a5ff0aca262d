package lathe.vocoder.mel;

import java.util.Arrays;
import java.util.SplittableRandom;
import lathe.core.dsp.MelFraming;
import lathe.core.dsp.RealFft;
import lathe.core.dsp.Window;

/**
 * The fast Griffin-Lim iteration on one spectrogram: spectra of the wanted magnitudes become sound, the sound's own spectra give
 * the next phases, led on in the direction they went. One thread.
 */
final class PhaseSearch {

    /** Below this part of its peak the sum of squared windows is held up, so that the first samples cannot blow up. */
    private static final float LEAST_WEIGHT = 0.02f;

    private static final float TINY = 1e-16f;

    private final float[][] magnitudes;
    private final float[][] re;
    private final float[][] im;
    private final float[][] previousRe;
    private final float[][] previousIm;
    private final int hop;
    private final int before;
    private final float lead;
    private final float[] window;
    private final RealFft fft;
    private final float[] frame;
    private final float[] sound;
    private final float[] inverseWeight;

    /**
     * @param magnitudes [frames][bins]
     * @param momentum 0 to 1
     */
    PhaseSearch(MelFraming framing, float[][] magnitudes, double momentum) {
        this.magnitudes = magnitudes;
        int frames = magnitudes.length;
        int bins = magnitudes[0].length;
        re = new float[frames][bins];
        im = new float[frames][bins];
        previousRe = new float[frames][bins];
        previousIm = new float[frames][bins];
        hop = framing.hop();
        boolean atEnd = framing.padding() == MelFraming.Padding.END;
        before = atEnd ? (framing.fftSize() - framing.windowSize()) / 2 : framing.padLeft();
        lead = (float) (momentum / (1 + momentum));
        window = Window.centredIn(shape(framing), framing.fftSize());
        fft = RealFft.of(framing.fftSize());
        frame = new float[framing.fftSize()];
        sound = new float[(frames - 1) * hop + frame.length];
        inverseWeight = inverseWeight(frames);
    }

    /** The framing's window, not yet padded. */
    static float[] shape(MelFraming framing) {
        int size = framing.windowSize();
        return switch (framing.window()) {
            case HANN -> Window.hann(size, Window.Shape.PERIODIC);
            case HAMMING -> Window.hamming(size, Window.Shape.PERIODIC);
            case BLACKMAN -> Window.blackman(size, Window.Shape.PERIODIC);
            case RECTANGULAR -> Window.rectangular(size);
        };
    }

    private float[] inverseWeight(int frames) {
        float[] weight = new float[sound.length];
        float peak = 0;
        for (int t = 0; t < frames; t++) {
            for (int i = 0; i < window.length; i++) {
                weight[t * hop + i] += window[i] * window[i];
                peak = Math.max(peak, weight[t * hop + i]);
            }
        }
        for (int i = 0; i < weight.length; i++) {
            weight[i] = 1 / Math.max(weight[i], LEAST_WEIGHT * peak);
        }
        return weight;
    }

    /** Begins with random phases; the same ones for the same frame of the whole. */
    void start(long seed, int firstFrame) {
        for (int t = 0; t < magnitudes.length; t++) {
            SplittableRandom random = new SplittableRandom(seed ^ ((firstFrame + t) * 0xD1342543DE82EF95L));
            for (int k = 0; k < magnitudes[t].length; k++) {
                double phase = 2 * Math.PI * random.nextDouble();
                re[t][k] = (float) (magnitudes[t][k] * Math.cos(phase));
                im[t][k] = (float) (magnitudes[t][k] * Math.sin(phase));
            }
        }
    }

    /** Begins with the phases of given spectra, {@code [frames][bins]}. */
    void start(float[][] givenRe, float[][] givenIm) {
        for (int t = 0; t < magnitudes.length; t++) {
            for (int k = 0; k < magnitudes[t].length; k++) {
                float x = givenRe[t][k];
                float y = givenIm[t][k];
                float scale = magnitudes[t][k] / ((float) Math.sqrt(x * x + y * y) + TINY);
                re[t][k] = scale * x;
                im[t][k] = scale * y;
            }
        }
    }

    /** Once to sound and back. */
    void step() {
        synthesize();
        for (int t = 0; t < magnitudes.length; t++) {
            for (int i = 0; i < frame.length; i++) {
                frame[i] = window[i] * sound[t * hop + i];
            }
            fft.forward(frame, re[t], im[t]);
            lead(magnitudes[t], re[t], im[t], previousRe[t], previousIm[t]);
        }
    }

    private void lead(float[] magnitude, float[] a, float[] b, float[] previousA, float[] previousB) {
        for (int k = 0; k < magnitude.length; k++) {
            float x = a[k] - lead * previousA[k];
            float y = b[k] - lead * previousB[k];
            previousA[k] = a[k];
            previousB[k] = b[k];
            float scale = magnitude[k] / ((float) Math.sqrt(x * x + y * y) + TINY);
            a[k] = scale * x;
            b[k] = scale * y;
        }
    }

    private void synthesize() {
        Arrays.fill(sound, 0);
        for (int t = 0; t < magnitudes.length; t++) {
            fft.inverse(re[t], im[t], frame);
            for (int i = 0; i < frame.length; i++) {
                sound[t * hop + i] += window[i] * frame[i];
            }
        }
        for (int i = 0; i < sound.length; i++) {
            sound[i] *= inverseWeight[i];
        }
    }

    /** Sound of the phases found, from the first sample that the front end was given; silence beyond the last frame. */
    void sound(float[] out, int length) {
        synthesize();
        int there = Math.min(length, sound.length - before);
        System.arraycopy(sound, before, out, 0, there);
        Arrays.fill(out, there, length, 0);
    }
}
