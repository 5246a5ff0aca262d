package lathe.postfx.dither;

import java.util.Arrays;

/** One channel's dither, rounding and error feedback. */
final class ChannelQuantizer {

    /** Longest noise shape. */
    private static final int MAX_ORDER = 5;

    /** Increment of a Weyl sequence, 2^64 over the golden ratio, as in SplitMix64. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final double TO_UNIT = 0x1p-32;

    private final double stepsPerUnit;
    private final double unitsPerStep;
    private final boolean dithered;
    private final boolean shaped;
    private final double[] feedback = new double[MAX_ORDER];
    private final double[] errors = new double[MAX_ORDER];
    private final long origin;

    private long counter;
    private int silentFrames;

    ChannelQuantizer(int bits, boolean dithered, double[] feedback, long seed, int channel) {
        stepsPerUnit = (double) (1L << (bits - 1));
        unitsPerStep = 1 / stepsPerUnit;
        this.dithered = dithered;
        shaped = feedback.length > 0;
        System.arraycopy(feedback, 0, this.feedback, 0, feedback.length);
        origin = mixed(mixed(seed) + channel);
        reset();
    }

    void reset() {
        counter = origin;
        silentFrames = 0;
        forgetErrors();
    }

    /** Replaces {@code x[from..to)}; from {@code blankAfter} zeros in a row on, zeros stay zero. */
    void process(float[] x, int from, int to, int blankAfter) {
        if (blankAfter == Integer.MAX_VALUE) {
            silentFrames = 0;
            quantize(x, from, to);
            return;
        }
        int start = from;
        for (int i = from; i < to; i++) {
            if (x[i] != 0) {
                if (silentFrames >= blankAfter) {
                    counter += (i - start) * GOLDEN;
                    start = i;
                }
                silentFrames = 0;
            } else if (silentFrames < blankAfter && ++silentFrames == blankAfter) {
                quantize(x, start, i);
                forgetErrors();
                start = i;
            }
        }
        if (silentFrames >= blankAfter) {
            counter += (to - start) * GOLDEN;
        } else {
            quantize(x, start, to);
        }
    }

    private void quantize(float[] x, int from, int to) {
        if (!dithered) {
            round(x, from, to);
        } else if (shaped) {
            shape(x, from, to);
        } else {
            dither(x, from, to);
        }
    }

    private void round(float[] x, int from, int to) {
        double lowest = -stepsPerUnit;
        double highest = stepsPerUnit - 1;
        for (int i = from; i < to; i++) {
            double rounded = Math.rint(x[i] * stepsPerUnit);
            x[i] = (float) (Math.max(lowest, Math.min(highest, rounded)) * unitsPerStep);
        }
    }

    private void dither(float[] x, int from, int to) {
        double lowest = -stepsPerUnit;
        double highest = stepsPerUnit - 1;
        long position = counter;
        for (int i = from; i < to; i++) {
            double rounded = Math.rint(x[i] * stepsPerUnit + triangular(position));
            x[i] = (float) (Math.max(lowest, Math.min(highest, rounded)) * unitsPerStep);
            position += GOLDEN;
        }
        counter = position;
    }

    private void shape(float[] x, int from, int to) {
        double lowest = -stepsPerUnit;
        double highest = stepsPerUnit - 1;
        double c1 = feedback[0];
        double c2 = feedback[1];
        double c3 = feedback[2];
        double c4 = feedback[3];
        double c5 = feedback[4];
        double e1 = errors[0];
        double e2 = errors[1];
        double e3 = errors[2];
        double e4 = errors[3];
        double e5 = errors[4];
        long position = counter;
        for (int i = from; i < to; i++) {
            double past = c2 * e2 + c3 * e3 + (c4 * e4 + c5 * e5);
            double wanted = x[i] * stepsPerUnit + past + c1 * e1;
            double rounded = Math.rint(wanted + triangular(position));
            double kept = Math.max(lowest, Math.min(highest, rounded));
            x[i] = (float) (kept * unitsPerStep);
            position += GOLDEN;
            e5 = e4;
            e4 = e3;
            e3 = e2;
            e2 = e1;
            // The error of rounding alone: what clipping takes away would wind the feedback up.
            e1 = rounded - wanted;
        }
        errors[0] = e1;
        errors[1] = e2;
        errors[2] = e3;
        errors[3] = e4;
        errors[4] = e5;
        counter = position;
    }

    private void forgetErrors() {
        Arrays.fill(errors, 0);
    }

    /** Sum of two independent numbers, each uniform in -0.5..0.5: the two halves of one 64-bit number. */
    private static double triangular(long position) {
        long random = mixed(position);
        return ((random >> 32) + (double) (int) random) * TO_UNIT;
    }

    /** The output function of SplitMix64 (Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, 2014). */
    private static long mixed(long position) {
        long z = (position ^ (position >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
