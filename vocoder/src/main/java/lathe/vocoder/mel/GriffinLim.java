package lathe.vocoder.mel;

import java.util.concurrent.atomic.AtomicLong;
import lathe.core.dsp.MelFraming;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelInversion;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;

/**
 * Sound of a mel spectrogram without any model: magnitudes from the mels, then phases that fit them, found by going back and
 * forth between spectra and sound. Intelligible, metallic; for a first listen where there is no vocoder.
 *
 * <p>Phases begin at random, by the seed, the frame and the bin, so that the same frames begin the same in any piece. Pieces
 * still settle differently: overlaps are to be cross-faded. Sources: D. W. Griffin and J. S. Lim, IEEE Trans. ASSP 32 (1984);
 * N. Perraudin, P. Balazs and P. L. Sondergaard, "A fast Griffin-Lim algorithm", WASPAA 2013, with its momentum of 0.99.
 */
public final class GriffinLim implements Decoder {

    /** What the fast algorithm needs for a result that hardly changes any more. */
    public static final int USUAL_ITERATIONS = 60;

    private static final double USUAL_MOMENTUM = 0.99;

    private final MelFrontEnd end;
    private final int iterations;
    private final double momentum;
    private final long seed;
    private final AtomicLong cancels = new AtomicLong();

    /** With {@value #USUAL_ITERATIONS} iterations and a momentum of 0.99. */
    public GriffinLim(MelFrontEnd end, long seed) {
        this(end, USUAL_ITERATIONS, USUAL_MOMENTUM, seed);
    }

    /**
     * @param end the front end that made the frames
     * @param iterations 0 (random phases) and up
     * @param momentum 0 (Griffin and Lim's own) to 1
     */
    public GriffinLim(MelFrontEnd end, int iterations, double momentum, long seed) {
        if (iterations < 0 || !(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException(
                    "iterations=" + iterations + " momentum=" + momentum + " are outside 0 and up, 0 to 1");
        }
        this.end = end;
        this.iterations = iterations;
        this.momentum = momentum;
        this.seed = seed;
    }

    @Override
    public int sampleRateHz() {
        return end.sampleRateHz();
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int hopSamples() {
        return end.hop();
    }

    /** The least sound that the front end makes so many frames of. */
    @Override
    public long samples(long frames) {
        MelFraming framing = end.framing();
        if (frames == 0) {
            return 0;
        }
        if (framing.padding() == MelFraming.Padding.END) {
            return frames * end.hop();
        }
        return Math.max(0, (frames - 1) * end.hop() + framing.fftSize() - framing.padLeft() - framing.padRight());
    }

    /** Four windows on either side: further away, phases settle on their own. */
    @Override
    public Context context() {
        int windows = 4 * end.framing().windowSize() / end.hop();
        return Context.overlap(Math.max(1, windows), Double.NaN);
    }

    @Override
    public void decode(Frames window, float[][] audio) throws InferenceException {
        if (!(window instanceof MelFrames frames)) {
            throw new IllegalArgumentException("Griffin-Lim takes a mel spectrogram, not "
                    + window.getClass().getSimpleName());
        }
        if (frames.mels() != end.mels()) {
            throw new IllegalArgumentException(
                    "front end " + end.name() + " gives " + end.mels() + " mels, not " + frames.mels());
        }
        boolean foreign = frames.frontEnd().isPresent()
                && !MelPairing.same(frames.frontEnd().get(), end);
        if (foreign) {
            throw new IllegalArgumentException(
                    "these mels are of " + frames.frontEnd().get().name() + ", not of " + end.name());
        }
        int length = Math.toIntExact(samples(frames.frames()));
        if (length == 0) {
            return;
        }
        long cancelsBefore = cancels.get();
        PhaseSearch search = new PhaseSearch(end.framing(), magnitudes(frames), momentum);
        search.start(seed, frames.offset());
        for (int i = 0; i < iterations; i++) {
            if (cancels.get() != cancelsBefore) {
                throw InferenceException.cancelled("Griffin-Lim", null);
            }
            search.step();
        }
        search.sound(audio[0], length);
    }

    private float[][] magnitudes(MelFrames frames) {
        MelInversion inversion = new MelInversion(end);
        float[][] magnitudes = new float[frames.frames()][inversion.bins()];
        float[] column = new float[frames.mels()];
        for (int t = 0; t < magnitudes.length; t++) {
            frames.copyFrame(t, column);
            inversion.magnitudes(column, magnitudes[t]);
        }
        return magnitudes;
    }

    @Override
    public void cancel() {
        cancels.incrementAndGet();
    }

    @Override
    public void close() {
        cancel();
    }
}
