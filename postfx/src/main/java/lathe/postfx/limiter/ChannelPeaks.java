package lathe.postfx.limiter;

import java.util.Arrays;
import lathe.core.dsp.Kernels;

/**
 * One channel's recent past, and the peaks in it between the samples.
 *
 * <p>No filter of finite length can tell the peaks of sound arbitrarily close to half the rate, so the sound is split:
 * {@code edge} is what lies in the last twentieth of the band, {@code body} the rest. Peaks of the body are found to
 * within a hundredth of a dB: one long half-sample interpolation doubles the rate, where short interpolators suffice
 * around each local maximum.
 *
 * <p>All work is in hops of {@link #HOP} frames and groups of {@link #GROUP}.
 */
final class ChannelPeaks {

    static final int HOP = 64;
    static final int GROUP = 8;
    static final int GROUPS = HOP / GROUP;

    // The two long filters meet at 0.475 of the rate: above it the edge is complete to 1 %, so that the body holds no
    // more
    // than that share; below it the half-sample interpolator is exact to 0.2 %.
    private static final int EDGE_TAPS = 97;
    private static final double EDGE_FREQUENCY = 0.4635;
    /** Frames by which the edge of a sound lasts longer, and begins earlier, than the sound. */
    static final int EDGE_REACH = EDGE_TAPS / 2;

    private static final int HALF_TAPS = 64;
    private static final int FINE_TAPS = 10;
    /** Frames that a peak measurement needs beyond the half-sample interpolation. */
    private static final int FINE_FRAMES = 4;

    /** Frames by which the groups measured lag the input. */
    static final int DELAY = EDGE_REACH + HALF_TAPS / 2 + FINE_FRAMES;

    /** An edge below this share of the ceiling raises a peak by 0.05 dB at most. */
    private static final float SLIGHT = 0.0015f;

    private static final float[] EDGE = LimiterFilters.highPass(EDGE_TAPS, EDGE_FREQUENCY, 3.4);
    private static final float[] HALF = LimiterFilters.interpolator(HALF_TAPS, 0.5, 4.9);
    private static final float[] QUARTER = LimiterFilters.interpolator(FINE_TAPS, 0.25, 7);
    private static final float[] MIDDLE = LimiterFilters.interpolator(FINE_TAPS, 0.5, 7);
    private static final float[] THREE_QUARTERS = LimiterFilters.interpolator(FINE_TAPS, 0.75, 7);

    private static final float[][] STANDARD = LimiterFilters.standardInterpolator();

    private final Kernels kernels = Kernels.best();
    private final int keep;
    private final float[] sound;
    private final float[] edge;
    private final float[] body;
    private final float[] doubled;
    private final float[] half = new float[HOP];
    private final float[] bodyPeaks = new float[GROUPS];
    private final float[] soundPeaks = new float[GROUPS];

    private int end;
    /** Frames that are still to be split before the first one that came in. */
    private int beforeStart;

    /** @param past frames of sound and edge that must stay readable before the groups measured last */
    ChannelPeaks(int past) {
        keep = past + DELAY + EDGE_TAPS + HALF_TAPS + 2 * HOP;
        int capacity = keep + 32 * HOP;
        sound = new float[capacity];
        edge = new float[capacity];
        body = new float[capacity];
        doubled = new float[2 * capacity];
        end = keep;
    }

    void reset() {
        Arrays.fill(sound, 0);
        Arrays.fill(edge, 0);
        Arrays.fill(body, 0);
        Arrays.fill(doubled, 0);
        end = keep;
        beforeStart = EDGE_REACH;
    }

    /** The sound as it came in; {@link #measuredTo} is the frame after the last group measured. */
    float[] sound() {
        return sound;
    }

    /** What of the sound lies next to half the rate, aligned with it. */
    float[] edge() {
        return edge;
    }

    int measuredTo() {
        return end - DELAY;
    }

    /** Largest magnitude of the body in each group of the last hop, between the samples too, where it may pass the ceiling. */
    float[] bodyPeaks() {
        return bodyPeaks;
    }

    /** Largest magnitude of the sound as it came in, in each group of the last hop. */
    float[] soundPeaks() {
        return soundPeaks;
    }

    /**
     * Takes a hop in and measures one. Peaks are told exactly only where they may exceed the ceiling.
     *
     * @param betweenSamples whether the peaks of the sound as it came in matter between the samples too
     */
    void next(float[] hop, float ceiling, boolean betweenSamples) {
        if (end + HOP > sound.length) {
            forget(end - keep);
        }
        System.arraycopy(hop, 0, sound, end, HOP);
        end += HOP;
        int split = end - HOP - EDGE_REACH;
        kernels.fir(EDGE, sound, split - EDGE_REACH, edge, split, HOP);
        if (beforeStart > 0) {
            dropRinging(split);
        }
        for (int i = split; i < split + HOP; i++) {
            body[i] = sound[i] - edge[i];
        }
        measureSound(ceiling, betweenSamples);
        measureBody(ceiling);
    }

    /** Nobody hears what the filter rings before the first frame, and peaks are those of what is heard. */
    private void dropRinging(int split) {
        int frames = Math.min(HOP, beforeStart);
        Arrays.fill(edge, split, split + frames, 0);
        beforeStart -= frames;
    }

    private void forget(int frames) {
        System.arraycopy(sound, frames, sound, 0, keep);
        System.arraycopy(edge, frames, edge, 0, keep);
        System.arraycopy(body, frames, body, 0, keep);
        System.arraycopy(doubled, 2 * frames, doubled, 0, 2 * keep);
        end -= frames;
    }

    private void measureSound(float ceiling, boolean betweenSamples) {
        int from = measuredTo() - HOP;
        for (int g = 0; g < GROUPS; g++) {
            soundPeaks[g] = kernels.peak(sound, from + g * GROUP, from + (g + 1) * GROUP);
        }
        if (betweenSamples && kernels.peak(edge, from, from + HOP) > SLIGHT * ceiling) {
            kernels.fir(HALF, sound, from - HALF_TAPS / 2 + 1, half, 0, HOP);
            for (int g = 0; g < GROUPS; g++) {
                soundPeaks[g] = Math.max(soundPeaks[g], kernels.peak(half, g * GROUP, (g + 1) * GROUP));
            }
        }
    }

    private void measureBody(float ceiling) {
        int from = end - EDGE_REACH - HALF_TAPS / 2 - HOP;
        kernels.fir(HALF, body, from - HALF_TAPS / 2 + 1, half, 0, HOP);
        for (int i = 0; i < HOP; i++) {
            doubled[2 * (from + i)] = body[from + i];
            doubled[2 * (from + i) + 1] = half[i];
        }
        int first = 2 * (measuredTo() - HOP);
        for (int g = 0; g < GROUPS; g++) {
            bodyPeaks[g] = groupPeak(first + 2 * GROUP * g, ceiling);
        }
    }

    private float groupPeak(int from, float ceiling) {
        float[] z = doubled;
        float highest = 0;
        float threshold = 0.7f * ceiling;
        float before = Math.abs(z[from - 1]);
        float here = Math.abs(z[from]);
        for (int m = from; m < from + 2 * GROUP; m++) {
            float after = Math.abs(z[m + 1]);
            if (here > threshold && here >= before && here >= after) {
                float peak = localPeak(m);
                if (peak > 0.98f * ceiling) {
                    peak = Math.max(peak, standardPeak(m));
                }
                highest = Math.max(highest, peak);
            }
            before = here;
            here = after;
        }
        return highest;
    }

    /** Height of the peak near {@code doubled[m]}, from values at eighths of a frame and a parabola through the highest. */
    private float localPeak(int m) {
        float[] z = doubled;
        float left = Math.abs(fine(MIDDLE, m - 1));
        float right = Math.abs(fine(MIDDLE, m));
        float middle = Math.abs(z[m]);
        float outer;
        float a;
        float b;
        float c;
        float d;
        if (left > middle && left >= right) {
            a = Math.abs(fine(QUARTER, m - 1));
            b = left;
            c = Math.abs(fine(THREE_QUARTERS, m - 1));
            outer = Math.abs(z[m - 1]);
            d = middle;
        } else if (right > middle) {
            a = Math.abs(fine(QUARTER, m));
            b = right;
            c = Math.abs(fine(THREE_QUARTERS, m));
            outer = middle;
            d = Math.abs(z[m + 1]);
        } else {
            a = Math.abs(fine(THREE_QUARTERS, m - 1));
            b = middle;
            c = Math.abs(fine(QUARTER, m));
            outer = left;
            d = right;
        }
        if (a > b) {
            return vertex(outer, a, b);
        }
        return c > b ? vertex(b, c, d) : vertex(a, b, c);
    }

    /** What the four-phase interpolator of ITU-R BS.1770-5 reads around {@code doubled[m]}; up to 0.1 dB more than there is. */
    private float standardPeak(int m) {
        int frame = m >> 1;
        if ((m & 1) == 1) {
            float early = Math.max(Math.abs(standard(0, frame)), Math.abs(standard(1, frame)));
            return Math.max(early, Math.max(Math.abs(standard(2, frame)), Math.abs(standard(3, frame))));
        }
        float early = Math.max(Math.abs(standard(2, frame - 1)), Math.abs(standard(3, frame - 1)));
        return Math.max(early, Math.max(Math.abs(standard(0, frame)), Math.abs(standard(1, frame))));
    }

    private float standard(int phase, int frame) {
        float[] taps = STANDARD[phase];
        int from = frame - 5;
        float sum = 0;
        for (int k = 0; k < taps.length; k++) {
            sum += taps[k] * body[from + k];
        }
        return sum;
    }

    private static float vertex(float before, float top, float after) {
        float slope = after - before;
        float bend = 2 * top - before - after;
        return bend > 0 ? top + slope * slope / (8 * bend) : top;
    }

    /** Value between {@code doubled[m]} and the next. */
    private float fine(float[] taps, int m) {
        float[] z = doubled;
        int from = m - FINE_TAPS / 2 + 1;
        float sum = 0;
        for (int k = 0; k < FINE_TAPS; k++) {
            sum += taps[k] * z[from + k];
        }
        return sum;
    }
}
