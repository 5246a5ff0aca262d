package lathe.postfx.reverb;

import java.util.Arrays;

/**
 * Allpasses in series, which smear a click into noise and leave the spectrum flat.
 *
 * <p>{@code w[n] = x[n] + g w[n - m]; y[n] = w[n - m] - g w[n]}: M. R. Schroeder, "Natural Sounding Artificial
 * Reverberation", J. AES 10 (3), 1962.
 */
final class Diffuser {

    private final Ring[] rings;
    private final double[] gains;
    private final double[] work;

    /** @param segmentFrames length of the arrays that {@link #process} will get */
    Diffuser(int[] frames, double[] gains, int segmentFrames) {
        rings = Arrays.stream(frames).mapToObj(Ring::new).toArray(Ring[]::new);
        this.gains = gains.clone();
        work = new double[segmentFrames];
    }

    void clear() {
        for (Ring ring : rings) {
            ring.clear();
        }
    }

    /** Replaces {@code x[from..to)}, a piece no longer than the shortest allpass. */
    void process(double[] x, int from, int to) {
        for (int stage = 0; stage < rings.length; stage++) {
            rings[stage].read(work, from, to);
            pass(x, work, gains[stage], from, to);
            rings[stage].replace(work, from, to);
        }
    }

    /** {@code w} comes as the delayed inner signal and leaves as the new one. */
    private static void pass(double[] x, double[] w, double gain, int from, int to) {
        for (int i = from; i < to; i++) {
            double delayed = w[i];
            double inner = x[i] + gain * delayed;
            x[i] = delayed - gain * inner;
            w[i] = inner;
        }
    }

    /** Frames in which a click goes through all allpasses a few times. */
    long smearFrames() {
        long sum = 0;
        for (Ring ring : rings) {
            sum += 4L * ring.frames();
        }
        return sum;
    }

    /** Frames in which the slowest allpass falls by {@code decibels}. */
    long decayFrames(double decibels) {
        double longest = 0;
        for (int i = 0; i < rings.length; i++) {
            longest = Math.max(longest, rings[i].frames() * decibels / (-20 * Math.log10(gains[i])));
        }
        return (long) Math.ceil(longest);
    }
}
