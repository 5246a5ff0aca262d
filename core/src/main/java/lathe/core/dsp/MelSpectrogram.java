package lathe.core.dsp;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Sound as a {@link MelFrontEnd} describes it, computed in double precision: whole, or frame by frame as the sound comes,
 * with the same bits. An instance has working memory of its own: one per thread.
 *
 * <p>Samples are what the front end's rate says and -1..1; those that are no finite numbers count as silence. Signals shorter
 * than the mirrored padding are mirrored again and again, as numpy does it.
 */
public final class MelSpectrogram {

    private final MelFrontEnd end;
    private final PaddedFrames frames;
    private final DoubleFft fft;
    private final double[] window;
    private final int windowFrom;
    private final double[] buffer;
    private final double[] spectrum;
    private final MelFilterBank filters;
    private final double[] sums;
    private final float[] values;

    public MelSpectrogram(MelFrontEnd end) {
        this.end = end;
        MelFraming framing = end.framing();
        frames = new PaddedFrames(framing);
        fft = new DoubleFft(framing.fftSize());
        window = window(framing, end.level().inputGain());
        windowFrom = framing.windowOffset();
        buffer = new double[framing.fftSize()];
        spectrum = new double[end.bins()];
        filters = MelFilterBank.of(end);
        sums = new double[end.mels()];
        values = new float[end.mels()];
    }

    /** In double precision where it matters: a window of floats leaks at -140 dB. */
    private static double[] window(MelFraming framing, double gain) {
        int size = framing.windowSize();
        double[] samples = new double[size];
        for (int i = 0; i < size; i++) {
            double turn = 2 * Math.PI * Math.min(i, size - i) / size;
            samples[i] = gain
                    * switch (framing.window()) {
                        case HANN -> 0.5 - 0.5 * Math.cos(turn);
                        case HAMMING -> 0.54 - 0.46 * Math.cos(turn);
                        case BLACKMAN -> 0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
                        case RECTANGULAR -> 1;
                    };
        }
        return samples;
    }

    /** What this describes sound as. */
    public MelFrontEnd frontEnd() {
        return end;
    }

    /** A whole sound, {@code [mels][frames]}. */
    public static float[][] of(MelFrontEnd end, float[] audio) {
        return new MelSpectrogram(end).whole(audio, 0, audio.length);
    }

    /**
     * The sound {@code audio[from..to)} alone, {@code [mels][frames]}; forgets what was added before.
     */
    public float[][] whole(float[] audio, int from, int to) {
        int count = Math.toIntExact(end.framing().frames(to - from));
        float[][] mel = new float[end.mels()][count];
        int[] at = {0};
        Consumer<float[]> store = frame -> {
            for (int m = 0; m < frame.length; m++) {
                mel[m][at[0]] = frame[m];
            }
            at[0]++;
        };
        reset();
        add(audio, from, to, store);
        finish(store);
        return mel;
    }

    /**
     * Takes in the next samples and gives out the frames that are complete.
     *
     * @param sink given {@code [mels]} for each frame, in an array that the next frame overwrites
     */
    public void add(float[] audio, int from, int to, Consumer<float[]> sink) {
        frames.add(audio, from, to, (samples, at) -> give(samples, at, sink));
    }

    /** Gives out the last frames, and forgets the sound. */
    public void finish(Consumer<float[]> sink) {
        frames.finish((samples, at) -> give(samples, at, sink));
    }

    /** Forgets the sound. */
    public void reset() {
        frames.reset();
    }

    private void give(float[] samples, int at, Consumer<float[]> sink) {
        Arrays.fill(buffer, 0, windowFrom, 0);
        Arrays.fill(buffer, windowFrom + window.length, buffer.length, 0);
        for (int i = 0; i < window.length; i++) {
            buffer[windowFrom + i] = window[i] * samples[at + windowFrom + i];
        }
        fft.squaredMagnitudes(buffer, spectrum);
        MelLevel level = end.level();
        double epsilon = level.magnitudeEpsilon();
        boolean root = level.power() == 1;
        for (int k = 0; k < spectrum.length; k++) {
            double square = spectrum[k] + epsilon;
            spectrum[k] = root ? Math.sqrt(square) : square;
        }
        filters.apply(spectrum, sums);
        for (int m = 0; m < sums.length; m++) {
            values[m] = (float) level.of(sums[m]);
        }
        sink.accept(values);
    }
}
