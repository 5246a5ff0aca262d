package lathe.postfx.dynamics;

import java.util.Arrays;

/**
 * What makes a gain arrive before the sound: a running maximum over {@code frames + 1} frames, and later a running mean
 * over as many. Every mean covers maxima that all contain the wanted value of the frame that leaves the delay line, so it
 * is never below it.
 */
final class LookaheadWindow {

    /** The mean is summed in whole numbers of this many a decibel, so that nothing drifts. */
    private static final double UNITS_PER_DB = 1L << 32;

    private final int length;
    private final float[] candidates;
    private final long[] candidateFrames;
    private final long[] means;
    private int head;
    private int size;
    private long frame;
    private long sum;
    private int meanAt;

    LookaheadWindow(int lookaheadFrames) {
        length = lookaheadFrames + 1;
        candidates = new float[length];
        candidateFrames = new long[length];
        means = new long[length];
    }

    /** Makes the past one value throughout. */
    void fill(double value) {
        head = 0;
        size = 0;
        push((float) value, frame - 1);
        long units = Math.round(value * UNITS_PER_DB);
        Arrays.fill(means, units);
        sum = units * length;
    }

    void copyFrom(LookaheadWindow other) {
        System.arraycopy(other.candidates, 0, candidates, 0, length);
        System.arraycopy(other.candidateFrames, 0, candidateFrames, 0, length);
        System.arraycopy(other.means, 0, means, 0, length);
        head = other.head;
        size = other.size;
        frame = other.frame;
        sum = other.sum;
        meanAt = other.meanAt;
    }

    /**
     * True if both will give the same for the same values from now on. The answer may be a false no: candidates are compared
     * with their places in the ring, not in order.
     */
    boolean isLike(LookaheadWindow other) {
        return sum == other.sum
                && size == other.size
                && head == other.head
                && meanAt == other.meanAt
                && Arrays.equals(means, other.means)
                && Arrays.equals(candidates, other.candidates)
                && Arrays.equals(candidateFrames, other.candidateFrames);
    }

    /** Replaces each value by the largest of it and the lookahead's frames before it. */
    void maximum(float[] values, int frames) {
        for (int i = 0; i < frames; i++) {
            float value = values[i];
            if (size > 0 && candidateFrames[head] <= frame - length) {
                head = head + 1 == length ? 0 : head + 1;
                size--;
            }
            while (size > 0 && candidates[slot(size - 1)] <= value) {
                size--;
            }
            push(value, frame);
            frame++;
            values[i] = candidates[head];
        }
    }

    private void push(float value, long at) {
        int slot = slot(size);
        candidates[slot] = value;
        candidateFrames[slot] = at;
        size++;
    }

    private int slot(int index) {
        int slot = head + index;
        return slot < length ? slot : slot - length;
    }

    /** Replaces each value by the mean of it and the lookahead's frames before it. */
    void mean(float[] values, int frames) {
        double scale = 1 / (UNITS_PER_DB * length);
        for (int i = 0; i < frames; i++) {
            long units = Math.round(values[i] * UNITS_PER_DB);
            sum += units - means[meanAt];
            means[meanAt] = units;
            meanAt = meanAt + 1 == length ? 0 : meanAt + 1;
            values[i] = (float) (sum * scale);
        }
    }
}
