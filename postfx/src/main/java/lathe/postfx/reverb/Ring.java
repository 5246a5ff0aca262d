package lathe.postfx.reverb;

import java.util.Arrays;

/** A delay exactly as long as its array: what is read makes room for what is written next. */
final class Ring {

    private final double[] samples;
    private int position;

    Ring(int frames) {
        samples = new double[frames];
    }

    int frames() {
        return samples.length;
    }

    void clear() {
        Arrays.fill(samples, 0);
        position = 0;
    }

    /** Fills {@code target[from..to)}, no longer than the ring, with the oldest samples. */
    void read(double[] target, int from, int to) {
        int first = Math.min(to - from, samples.length - position);
        System.arraycopy(samples, position, target, from, first);
        System.arraycopy(samples, 0, target, from + first, to - from - first);
    }

    /** Puts {@code source[from..to)} in the place of what was last read, and moves on. */
    void replace(double[] source, int from, int to) {
        int first = Math.min(to - from, samples.length - position);
        System.arraycopy(source, from, samples, position, first);
        System.arraycopy(source, from + first, samples, 0, to - from - first);
        position += to - from;
        if (position >= samples.length) {
            position -= samples.length;
        }
    }

    /** Sum of squares of all that is under way. */
    double energy() {
        double sum = 0;
        for (double sample : samples) {
            sum += sample * sample;
        }
        return sum;
    }
}
