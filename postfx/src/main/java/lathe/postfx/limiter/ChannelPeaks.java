package lathe.postfx.limiter;

import java.util.Arrays;
import lathe.core.dsp.FirBank;
import lathe.core.dsp.Kernels;

/**
 * One channel's recent past, and the peaks in it between the samples.
 *
 * <p>No filter of finite length can tell the peaks of sound arbitrarily close to half the rate, so the sound is split:
 * {@code edge} is what lies in the last twentieth of the band, {@code body} the rest. Peaks of the body are found to
 * within a hundredth of a dB: one long half-sample interpolation doubles the rate, where short interpolators suffice
 * around each local maximum.
 *
 * <p>All work is in hops of {@link #HOP} frames and groups of {@link #GROUP}. The filters take as many hops at once as there
 * are, which changes no bit and is faster.
 */
final class ChannelPeaks {

    static final int HOP = 64;
    static final int GROUP = 8;
    static final int GROUPS = HOP / GROUP;

    /** Most hops taken in at once. */
    static final int MOST_HOPS = 16;

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

    /** Taps of the interpolator for sound with its edge, flat to 0.493 of the rate. */
    private static final int LONG_TAPS = 256;

    /**
     * What it misses above that, as a factor: 0.09 dB. It decides only whether the edge is taken out, and makes nothing quieter.
     */
    private static final float CAUTION = 1.01f;

    /** Frames by which the groups measured lag the input: the longer of the two ways to a peak. */
    static final int DELAY = Math.max(LONG_TAPS / 2, EDGE_REACH + HALF_TAPS / 2 + FINE_FRAMES);

    /** Steps between two frames at which that sound is looked at; a parabola does the rest. */
    private static final int LONG_STEPS = 8;

    /** Frames around a hop whose edge counts as that of the hop: near half the rate an envelope is told by many samples. */
    private static final int EDGE_SPREAD = 24;

    /** An edge below this share of the ceiling raises a peak by 0.05 dB at most. */
    private static final float SLIGHT = 0.0015f;

    private static final float[] EDGE = LimiterFilters.highPass(EDGE_TAPS, EDGE_FREQUENCY, 3.4);
    private static final float[] HALF = LimiterFilters.interpolator(HALF_TAPS, 0.5, 4.9);
    private static final float[] QUARTER = LimiterFilters.interpolator(FINE_TAPS, 0.25, 7);
    private static final float[] MIDDLE = LimiterFilters.interpolator(FINE_TAPS, 0.5, 7);
    private static final float[] THREE_QUARTERS = LimiterFilters.interpolator(FINE_TAPS, 0.75, 7);

    private static final float[][] LONG = LimiterFilters.interpolators(LONG_TAPS, LONG_STEPS, 4);

    private static final float[][] STANDARD = LimiterFilters.standardInterpolator();

    private final Kernels kernels = Kernels.best();
    private final FirBank edgeFilter = new FirBank(EDGE);
    private final FirBank halfFilter = new FirBank(HALF);
    private final int keep;
    private final float[] sound;
    private final float[] edge;
    private final float[] body;
    private final float[] doubled;
    private final float[] half = new float[MOST_HOPS * HOP];
    private final float[][] edgeOut;
    private final float[][] halfOut = {half};
    private final float[] bodyPeaks = new float[GROUPS];
    private final float[] soundPeaks = new float[GROUPS];

    private int end;
    private int hopsTaken;
    /** Frames that are still to be split before the first one that came in. */
    private int beforeStart;

    /** @param past frames of sound and edge that must stay readable before the groups measured last */
    ChannelPeaks(int past) {
        keep = past + DELAY + EDGE_TAPS + HALF_TAPS + (MOST_HOPS + 2) * HOP;
        int capacity = keep + 4 * MOST_HOPS * HOP;
        sound = new float[capacity];
        edge = new float[capacity];
        body = new float[capacity];
        doubled = new float[2 * capacity];
        edgeOut = new float[][] {edge};
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

    /** The sound as it came in; {@link #measuredTo} says where in it a hop is. */
    float[] sound() {
        return sound;
    }

    /** What of the sound lies next to half the rate, aligned with it. */
    float[] edge() {
        return edge;
    }

    /** The frame after the last of a hop of those taken last, in {@link #sound}. */
    int measuredTo(int hop) {
        return end - DELAY - (hopsTaken - 1 - hop) * HOP;
    }

    /** Largest magnitude of the body in each group of the last hop, between the samples too, where it may pass the ceiling. */
    float[] bodyPeaks() {
        return bodyPeaks;
    }

    /** Largest magnitude of the sound as it came in, in each group of the last hop. */
    float[] soundPeaks() {
        return soundPeaks;
    }

    /** Takes hops in, 1 to {@link #MOST_HOPS}, and makes as many ready for {@link #measure}. */
    void take(float[] samples, int hops) {
        int frames = hops * HOP;
        if (end + frames > sound.length) {
            forget(end - keep);
        }
        System.arraycopy(samples, 0, sound, end, frames);
        int split = end - EDGE_REACH;
        end += frames;
        hopsTaken = hops;
        edgeFilter.process(sound, split - EDGE_REACH, edgeOut, split, frames);
        if (beforeStart > 0) {
            dropRinging(split, frames);
        }
        for (int i = split; i < split + frames; i++) {
            body[i] = sound[i] - edge[i];
        }
        doubleRate(split - HALF_TAPS / 2, frames);
    }

    private void doubleRate(int from, int frames) {
        halfFilter.process(body, from - HALF_TAPS / 2 + 1, halfOut, 0, frames);
        for (int i = 0; i < frames; i++) {
            doubled[2 * (from + i)] = body[from + i];
            doubled[2 * (from + i) + 1] = half[i];
        }
    }

    /**
     * Measures one of the hops taken last. Peaks are told exactly only where they may exceed the ceiling.
     *
     * @param hop 0 for the earliest
     * @param betweenSamples whether the peaks of the sound as it came in matter between the samples too
     */
    void measure(int hop, float ceiling, boolean betweenSamples) {
        int from = measuredTo(hop) - HOP;
        for (int g = 0; g < GROUPS; g++) {
            bodyPeaks[g] = groupPeak(2 * (from + GROUP * g), ceiling);
            soundPeaks[g] = kernels.peak(sound, from + g * GROUP, from + (g + 1) * GROUP);
        }
        float edgePeak = kernels.peak(edge, from - EDGE_SPREAD, from + HOP + EDGE_SPREAD);
        if (betweenSamples && edgePeak > SLIGHT * ceiling) {
            // What the edge adds at most; half as much again, since its samples may all miss its crests.
            float room = ceiling - 1.5f * edgePeak;
            for (int g = 0; g < GROUPS; g++) {
                int first = from + g * GROUP;
                if (1.05f * kernels.peak(doubled, 2 * first - 2, 2 * (first + GROUP) + 2) > room) {
                    soundPeaks[g] = Math.max(soundPeaks[g], CAUTION * longPeak(first, ceiling));
                }
            }
        }
    }

    /** Largest magnitude of the sound, edge and all, over a group. */
    private float longPeak(int first, float ceiling) {
        float highest = 0;
        float before = 0;
        float here = Math.abs(sound[first]);
        for (int step = 1; step <= GROUP * LONG_STEPS; step++) {
            int frame = first + step / LONG_STEPS;
            int phase = step % LONG_STEPS;
            float after =
                    phase == 0 ? Math.abs(sound[frame]) : Math.abs(longSum(LONG[phase], frame - LONG_TAPS / 2 + 1));
            if (here >= before && here >= after) {
                highest = Math.max(highest, step == 1 ? here : vertex(before, here, after));
            }
            before = here;
            here = after;
        }
        highest = Math.max(highest, here);
        for (int frame = first; highest > 0.98f * ceiling && frame < first + GROUP; frame++) {
            for (int phase = 0; phase < STANDARD.length; phase++) {
                highest = Math.max(highest, Math.abs(standard(sound, phase, frame)));
            }
        }
        return highest;
    }

    /** Four sums, as each addition waits for the one before; always in this order, so that the bits are the same everywhere. */
    private float longSum(float[] taps, int from) {
        float[] x = sound;
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        for (int k = 0; k < LONG_TAPS; k += 4) {
            sum0 += taps[k] * x[from + k];
            sum1 += taps[k + 1] * x[from + k + 1];
            sum2 += taps[k + 2] * x[from + k + 2];
            sum3 += taps[k + 3] * x[from + k + 3];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    /** Nobody hears what the filter rings before the first frame, and peaks are those of what is heard. */
    private void dropRinging(int split, int taken) {
        int frames = Math.min(taken, beforeStart);
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
            float early = Math.max(Math.abs(standard(body, 0, frame)), Math.abs(standard(body, 1, frame)));
            return Math.max(early, Math.max(Math.abs(standard(body, 2, frame)), Math.abs(standard(body, 3, frame))));
        }
        float early = Math.max(Math.abs(standard(body, 2, frame - 1)), Math.abs(standard(body, 3, frame - 1)));
        return Math.max(early, Math.max(Math.abs(standard(body, 0, frame)), Math.abs(standard(body, 1, frame))));
    }

    private static float standard(float[] x, int phase, int frame) {
        float[] taps = STANDARD[phase];
        int from = frame - 5;
        float sum = 0;
        for (int k = 0; k < taps.length; k++) {
            sum += taps[k] * x[from + k];
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
