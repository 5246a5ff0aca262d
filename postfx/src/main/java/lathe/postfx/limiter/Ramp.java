package lathe.postfx.limiter;

import java.util.Arrays;

/**
 * Two moving averages after one another, so that a step becomes an S-shaped ramp; exact, without the drift of running
 * sums in floating point.
 *
 * <p>Values are rounded down to multiples of 2^-24. Their sums are then whole numbers of that unit below 2^53, and the
 * mean of values none of which exceeds a bound never exceeds it either; 1 stays 1.
 */
final class Ramp {

    private static final double UNITS = 1 << 24;

    private final double[] first;
    private final double[] second;
    private final double scale;

    private int firstAt;
    private int secondAt;
    private double firstSum;
    private double secondSum;

    /** @param steps length of the ramp, 1 or more: an input acts on this many outputs */
    Ramp(int steps) {
        first = new double[(steps + 2) / 2];
        second = new double[steps + 1 - first.length];
        scale = UNITS * first.length * second.length;
        reset();
    }

    /** As if the value had been 1 for ever. */
    void reset() {
        Arrays.fill(first, UNITS);
        firstSum = UNITS * first.length;
        Arrays.fill(second, firstSum);
        secondSum = firstSum * second.length;
        firstAt = 0;
        secondAt = 0;
    }

    /** Takes a value from 0 to 1 and gives the weighted mean of it and those before it. */
    double next(double value) {
        double units = Math.floor(value * UNITS);
        firstSum += units - first[firstAt];
        first[firstAt] = units;
        firstAt = firstAt + 1 == first.length ? 0 : firstAt + 1;
        secondSum += firstSum - second[secondAt];
        second[secondAt] = firstSum;
        secondAt = secondAt + 1 == second.length ? 0 : secondAt + 1;
        return secondSum / scale;
    }
}
