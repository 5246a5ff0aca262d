package lathe.core.audio;

import org.jspecify.annotations.Nullable;

/**
 * Any sample rate to any other, as a stream: a windowed-sinc interpolator.
 *
 * <p>The output has no latency, its first frame is the instant of the first input frame, and {@code n} frames in all give
 * {@code round(n * toHz / fromHz)} out. Before and after the signal is silence. Results do not depend on how the stream is cut
 * into calls. Frames come out in bursts of up to {@link #maxOutputFrames}, when a batch of input has gathered.
 *
 * <p>Ratios of whole numbers up to about a thousand (44.1 to 48 kHz is 160/147) are computed phase by phase, exactly; others
 * by way of a rate at least twice the lower one, from which a short kernel with interpolated coefficients reads. Source: J. O.
 * Smith, "Digital Audio Resampling" (CCRMA, Stanford); Kaiser windows as in {@link lathe.core.dsp.Window#kaiserBeta}.
 *
 * <p>Not thread-safe. Memory is bounded by the ratio, some megabytes at most, whatever the length.
 */
public final class Resampler {

    /** Lowest rate in Hz. */
    public static final int MIN_RATE_HZ = 4_000;

    /** Highest rate in Hz. */
    public static final int MAX_RATE_HZ = 768_000;

    /** How much of the lower rate's band is kept, and how well what lies beyond is kept out. */
    public enum Quality {
        /** Flat to 0.9 of the lower Nyquist frequency; aliases and images at least 120 dB down from Nyquist on. */
        HIGH(0.9, 128),
        /** Flat to 0.8 of the lower Nyquist frequency; aliases and images at least 96 dB down; half the work of HIGH. */
        STANDARD(0.8, 102);

        private final double passband;
        private final double designDb;

        Quality(double passband, double designDb) {
            this.passband = passband;
            this.designDb = designDb;
        }

        SincFilter filter(int fromHz, int toHz) {
            return SincFilter.of(Math.min(fromHz, toHz) / (double) fromHz, passband, designDb);
        }
    }

    private static final int MAX_PHASES = 1024;
    private static final int MAX_TAPS_IN_ALL = 1 << 20;
    private static final int MAX_DOWN = 4096;

    /** Whether a ratio is one of whole numbers small enough for a filter a phase. */
    static boolean isRational(SincFilter filter, int up, int down) {
        return up <= MAX_PHASES && down <= MAX_DOWN && (long) up * filter.taps() <= MAX_TAPS_IN_ALL;
    }

    /** Frames that pass through both stages at a time. */
    private static final int PIECE = 4096;

    private final int fromHz;
    private final int toHz;
    private final int channels;
    private final @Nullable RationalStage rational;
    private final @Nullable FractionalStage fractional;
    private final float[][] between;
    private long framesIn;

    /**
     * A resampler for one stream.
     *
     * @throws IllegalArgumentException unless both rates lie within {@value #MIN_RATE_HZ} to {@value #MAX_RATE_HZ} Hz and
     *     there is a channel
     */
    public Resampler(int fromHz, int toHz, int channels, Quality quality) {
        requireRate("fromHz", fromHz);
        requireRate("toHz", toHz);
        if (channels < 1) {
            throw new IllegalArgumentException("channels=" + channels + " is below 1");
        }
        this.fromHz = fromHz;
        this.toHz = toHz;
        this.channels = channels;
        int divisor = gcd(fromHz, toHz);
        int up = toHz / divisor;
        int down = fromHz / divisor;
        int lowerHz = Math.min(fromHz, toHz);
        SincFilter filter = quality.filter(fromHz, toHz);
        if (up == down) {
            rational = null;
            fractional = null;
            between = new float[0][0];
        } else if (isRational(filter, up, down)) {
            rational = new RationalStage(filter, up, down, channels, 0);
            fractional = null;
            between = new float[0][0];
        } else {
            int doubled = fromHz < 2 * lowerHz ? 2 : 1;
            int divided = Math.max(1, fromHz / (2 * lowerHz));
            int lead = FractionalStage.TAPS;
            rational = new RationalStage(filter, doubled, divided, channels, lead * divided / doubled);
            fractional = new FractionalStage((long) fromHz * doubled, (long) toHz * divided, channels, lead);
            between = new float[channels][rational.maxOutputFrames(PIECE)];
        }
    }

    static void requireRate(String name, int hz) {
        if (hz < MIN_RATE_HZ || hz > MAX_RATE_HZ) {
            throw new IllegalArgumentException(
                    name + "=" + hz + " is outside " + MIN_RATE_HZ + " to " + MAX_RATE_HZ + " Hz");
        }
    }

    static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The frames that {@code inputFrames} become in all. */
    public static long outputFrames(long inputFrames, int fromHz, int toHz) {
        return (2 * inputFrames * toHz + fromHz) / (2L * fromHz);
    }

    /** Room that {@link #process} of {@code inputFrames}, or {@link #finish} with 0, needs in its output at most. */
    public int maxOutputFrames(int inputFrames) {
        if (rational == null) {
            return inputFrames;
        }
        int afterFirst = rational.maxOutputFrames(inputFrames);
        return fractional == null ? afterFirst : fractional.maxOutputFrames(afterFirst);
    }

    /**
     * Takes frames and gives those that are ready.
     *
     * @param in {@code [channel][frame]}, read from {@code from} to {@code from + frames}
     * @param out {@code [channel][frame]}, written from {@code outFrom} on
     * @return frames written, 0 and up
     */
    public int process(float[][] in, int from, int frames, float[][] out, int outFrom) {
        framesIn += frames;
        if (rational == null) {
            for (int c = 0; c < channels; c++) {
                System.arraycopy(in[c], from, out[c], outFrom, frames);
            }
            return frames;
        }
        if (fractional == null) {
            return rational.process(in, from, frames, out, outFrom);
        }
        int written = 0;
        for (int done = 0; done < frames; done += PIECE) {
            int ready = rational.process(in, from + done, Math.min(PIECE, frames - done), between, 0);
            written += fractional.process(between, ready, Long.MAX_VALUE, out, outFrom + written);
        }
        return written;
    }

    /**
     * Gives the frames still due when the input has ended. The resampler is then spent.
     *
     * @param out {@code [channel][frame]}, written from {@code outFrom} on
     * @return frames written
     */
    public int finish(float[][] out, int outFrom) {
        long total = outputFrames(framesIn, fromHz, toHz);
        if (rational == null) {
            return 0;
        }
        if (fractional == null) {
            return rational.finish(total, out, outFrom);
        }
        int ready = rational.finish(fractional.inputsFor(total), between, 0);
        return fractional.process(between, ready, total, out, outFrom);
    }

    /** A whole recording at once. */
    public static AudioBuffer convert(AudioBuffer input, int toHz, Quality quality) {
        int total = Math.toIntExact(outputFrames(input.frames(), input.sampleRateHz(), toHz));
        Resampler resampler = new Resampler(input.sampleRateHz(), toHz, input.channels(), quality);
        float[][] out = new float[input.channels()][total];
        int written = resampler.process(input.channelArrays(), 0, input.frames(), out, 0);
        resampler.finish(out, written);
        return new AudioBuffer(out, toHz, input.layout());
    }
}
