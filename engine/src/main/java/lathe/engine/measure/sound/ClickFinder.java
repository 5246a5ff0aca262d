package lathe.engine.measure.sound;

import java.util.ArrayList;
import java.util.List;

/**
 * Clicks: jumps of one or a few samples out of all proportion to what sounds just before and just after, as bad joins leave them.
 * What is looked at is the second difference, in which a jump stands out of music by the square of the frequency ratio. The attack of
 * an instrument goes on sounding and is none. Source: S. J. Godsill and P. J. W. Rayner, "Digital audio restoration" (1998), section
 * 5.1, with the difference in place of a fitted predictor.
 */
final class ClickFinder {

    private static final int BLOCK = 32;

    /** The peak of a click over the root mean square around it. */
    private static final double OUTSTANDING = 25;

    /** Second differences below -46 dBFS are not heard as clicks. */
    private static final double LEAST = 0.005;

    /** Share of the energy around that the jump itself must have. */
    private static final double ALONE = 0.9;

    private static final int MOST_LISTED = 1000;

    private ClickFinder() {}

    /** Seconds of the clicks of a channel, rising; the first thousand. */
    static List<Double> find(float[] x, int rateHz) {
        int blocks = x.length / BLOCK;
        double[] energy = new double[blocks];
        double[] peak = new double[blocks];
        int[] peakAt = new int[blocks];
        for (int b = 0; b < blocks; b++) {
            for (int n = Math.max(2, b * BLOCK); n < (b + 1) * BLOCK; n++) {
                double second = Math.abs(finite(x[n]) - 2.0 * finite(x[n - 1]) + finite(x[n - 2]));
                energy[b] += second * second / BLOCK;
                if (second > peak[b]) {
                    peak[b] = second;
                    peakAt[b] = n;
                }
            }
        }
        List<Double> clicks = new ArrayList<>();
        for (int b = 4; b + 4 < blocks && clicks.size() < MOST_LISTED; b++) {
            boolean top = peak[b] >= LEAST && peak[b] > peak[b - 1] && peak[b] >= peak[b + 1];
            boolean outstanding = top && peak[b] > OUTSTANDING * Math.sqrt(around(energy, b));
            if (outstanding && isAlone(x, peakAt[b])) {
                clicks.add(peakAt[b] / (double) rateHz);
            }
        }
        return clicks;
    }

    /** The larger mean energy of the three blocks before and after, the very next ones left out. */
    private static double around(double[] energy, int b) {
        double before = energy[b - 2] + energy[b - 3] + energy[b - 4];
        double after = energy[b + 2] + energy[b + 3] + energy[b + 4];
        return Math.max(before, after) / 3;
    }

    /** A jump is two or three large second differences in a row; the start of a drum is many. */
    private static boolean isAlone(float[] x, int at) {
        double near = 0;
        double all = 0;
        for (int n = Math.max(2, at - BLOCK); n < Math.min(x.length, at + BLOCK); n++) {
            double second = finite(x[n]) - 2.0 * finite(x[n - 1]) + finite(x[n - 2]);
            all += second * second;
            near += Math.abs(n - at) <= 2 ? second * second : 0;
        }
        return near > ALONE * all;
    }

    private static float finite(float sample) {
        return Math.abs(sample) <= Float.MAX_VALUE ? sample : 0;
    }
}
