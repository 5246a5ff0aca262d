package lathe.postfx.eq;

/**
 * Runs sections one after another over one or two lanes. A lone biquad waits for its own last output most of the time;
 * two sections and two lanes in one loop fill that time with each other's arithmetic.
 */
final class BiquadKernels {

    private BiquadKernels() {}

    /** Runs {@code sections[0..count)} over {@code x[0..frames)}, state taken from {@code lane}. */
    static void run(Biquad[] sections, int count, double[] x, int lane, int frames) {
        int i = 0;
        for (; i + 1 < count; i += 2) {
            twoSections(sections[i], sections[i + 1], x, lane, frames);
        }
        if (i < count) {
            oneSection(sections[i], x, lane, frames);
        }
    }

    /** The same over two lanes at once. */
    static void run(Biquad[] sections, int count, double[] x, int xLane, double[] y, int yLane, int frames) {
        int i = 0;
        for (; i + 1 < count; i += 2) {
            twoSections(sections[i], sections[i + 1], x, xLane, y, yLane, frames);
        }
        if (i < count) {
            oneSection(sections[i], x, xLane, y, yLane, frames);
        }
    }

    private static void oneSection(Biquad s, double[] x, int lane, int frames) {
        double b0 = s.b0;
        double b1 = s.b1;
        double b2 = s.b2;
        double a1 = s.a1;
        double a2 = s.a2;
        double z1 = s.z1[lane];
        double z2 = s.z2[lane];
        for (int i = 0; i < frames; i++) {
            double in = x[i];
            double out = b0 * in + z1;
            z1 = (b1 * in + z2) - a1 * out;
            z2 = b2 * in - a2 * out;
            x[i] = out;
        }
        s.z1[lane] = z1;
        s.z2[lane] = z2;
    }

    private static void twoSections(Biquad s, Biquad t, double[] x, int lane, int frames) {
        double sb0 = s.b0;
        double sb1 = s.b1;
        double sb2 = s.b2;
        double sa1 = s.a1;
        double sa2 = s.a2;
        double tb0 = t.b0;
        double tb1 = t.b1;
        double tb2 = t.b2;
        double ta1 = t.a1;
        double ta2 = t.a2;
        double s1 = s.z1[lane];
        double s2 = s.z2[lane];
        double t1 = t.z1[lane];
        double t2 = t.z2[lane];
        for (int i = 0; i < frames; i++) {
            double in = x[i];
            double mid = sb0 * in + s1;
            s1 = (sb1 * in + s2) - sa1 * mid;
            s2 = sb2 * in - sa2 * mid;
            double out = tb0 * mid + t1;
            t1 = (tb1 * mid + t2) - ta1 * out;
            t2 = tb2 * mid - ta2 * out;
            x[i] = out;
        }
        s.z1[lane] = s1;
        s.z2[lane] = s2;
        t.z1[lane] = t1;
        t.z2[lane] = t2;
    }

    private static void oneSection(Biquad s, double[] x, int xLane, double[] y, int yLane, int frames) {
        double b0 = s.b0;
        double b1 = s.b1;
        double b2 = s.b2;
        double a1 = s.a1;
        double a2 = s.a2;
        double x1 = s.z1[xLane];
        double x2 = s.z2[xLane];
        double y1 = s.z1[yLane];
        double y2 = s.z2[yLane];
        for (int i = 0; i < frames; i++) {
            double xIn = x[i];
            double yIn = y[i];
            double xOut = b0 * xIn + x1;
            double yOut = b0 * yIn + y1;
            x1 = (b1 * xIn + x2) - a1 * xOut;
            y1 = (b1 * yIn + y2) - a1 * yOut;
            x2 = b2 * xIn - a2 * xOut;
            y2 = b2 * yIn - a2 * yOut;
            x[i] = xOut;
            y[i] = yOut;
        }
        s.z1[xLane] = x1;
        s.z2[xLane] = x2;
        s.z1[yLane] = y1;
        s.z2[yLane] = y2;
    }

    private static void twoSections(Biquad s, Biquad t, double[] x, int xLane, double[] y, int yLane, int frames) {
        double sb0 = s.b0;
        double sb1 = s.b1;
        double sb2 = s.b2;
        double sa1 = s.a1;
        double sa2 = s.a2;
        double tb0 = t.b0;
        double tb1 = t.b1;
        double tb2 = t.b2;
        double ta1 = t.a1;
        double ta2 = t.a2;
        double xs1 = s.z1[xLane];
        double xs2 = s.z2[xLane];
        double xt1 = t.z1[xLane];
        double xt2 = t.z2[xLane];
        double ys1 = s.z1[yLane];
        double ys2 = s.z2[yLane];
        double yt1 = t.z1[yLane];
        double yt2 = t.z2[yLane];
        for (int i = 0; i < frames; i++) {
            double xIn = x[i];
            double yIn = y[i];
            double xMid = sb0 * xIn + xs1;
            double yMid = sb0 * yIn + ys1;
            xs1 = (sb1 * xIn + xs2) - sa1 * xMid;
            ys1 = (sb1 * yIn + ys2) - sa1 * yMid;
            xs2 = sb2 * xIn - sa2 * xMid;
            ys2 = sb2 * yIn - sa2 * yMid;
            double xOut = tb0 * xMid + xt1;
            double yOut = tb0 * yMid + yt1;
            xt1 = (tb1 * xMid + xt2) - ta1 * xOut;
            yt1 = (tb1 * yMid + yt2) - ta1 * yOut;
            xt2 = tb2 * xMid - ta2 * xOut;
            yt2 = tb2 * yMid - ta2 * yOut;
            x[i] = xOut;
            y[i] = yOut;
        }
        s.z1[xLane] = xs1;
        s.z2[xLane] = xs2;
        t.z1[xLane] = xt1;
        t.z2[xLane] = xt2;
        s.z1[yLane] = ys1;
        s.z2[yLane] = ys2;
        t.z1[yLane] = yt1;
        t.z2[yLane] = yt2;
    }
}
