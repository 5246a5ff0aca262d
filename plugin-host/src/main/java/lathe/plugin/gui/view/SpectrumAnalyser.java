package lathe.plugin.gui.view;

import java.util.Arrays;
import lathe.core.dsp.RealFft;
import lathe.core.dsp.Window;
import lathe.plugin.gui.SoundTap;

/**
 * The spectrum of what an instance hears or says, at points spread evenly over the logarithm of frequency. A sine of full
 * scale reads 0 dB. Where several of the transform's bins fall on a point the loudest counts, where several points fall
 * between two bins a cubic goes through them. It rises fast and falls back at a steady pace, so that an eye can follow.
 */
public final class SpectrumAnalyser implements AutoCloseable {

    /** What counts as silence. */
    public static final double SILENCE_DB = -120;

    private static final int SIZE = 8192;
    private static final double UPDATES_PER_SECOND = 40;
    private static final double FALL_DB_PER_SECOND = 36;
    private static final double RISE_SECONDS = 0.03;

    private final SoundTap tap;
    private final boolean output;
    private final double lowHz;
    private final double highHz;
    private final RealFft fft = RealFft.of(SIZE);
    private final float[] window = Window.hann(SIZE, Window.Shape.PERIODIC);
    private final float[] left = new float[SIZE];
    private final float[] right = new float[SIZE];
    private final float[] re = new float[SIZE / 2 + 1];
    private final float[] im = new float[SIZE / 2 + 1];
    private final double[] power = new double[SIZE / 2 + 1];
    private final double[] hz;
    private final double[] tiltDb;
    private final double[] aim;
    private final double[] smooth;
    private final double[] level;
    private long seen;

    /**
     * Looks at a tap until closed.
     *
     * @param output true for what comes out, false for what goes in
     * @param points 2 or more, the first at {@code lowHz}, the last at {@code highHz}
     * @param tiltDbPerOctave added above 1 kHz and taken away below: with 4.5 most music looks level, 0 shows it as it is
     */
    public SpectrumAnalyser(
            SoundTap tap, boolean output, int points, double lowHz, double highHz, double tiltDbPerOctave) {
        if (points < 2 || !(lowHz > 0 && lowHz < highHz)) {
            throw new IllegalArgumentException("points=" + points + " lowHz=" + lowHz + " highHz=" + highHz);
        }
        this.tap = tap;
        this.output = output;
        this.lowHz = lowHz;
        this.highHz = highHz;
        hz = new double[points];
        tiltDb = new double[points];
        for (int p = 0; p < points; p++) {
            hz[p] = lowHz * Math.pow(highHz / lowHz, p / (points - 1.0));
            tiltDb[p] = tiltDbPerOctave * Math.log(hz[p] / 1000) / Math.log(2);
        }
        aim = new double[points];
        smooth = new double[points];
        level = new double[points];
        Arrays.fill(aim, SILENCE_DB);
        Arrays.fill(level, SILENCE_DB);
        tap.open();
        seen = tap.frames();
    }

    /** Number of points. */
    public int points() {
        return level.length;
    }

    /** Frequency of a point. */
    public double hz(int point) {
        return hz[point];
    }

    /** Level at a point, in dB. */
    public double levelDb(int point) {
        return level[point];
    }

    /** Level at a frequency, in dB; between two points on a straight line. */
    public double levelAt(double hz) {
        double place = Math.log(hz / lowHz) / Math.log(highHz / lowHz) * (points() - 1);
        int below = (int) Math.max(0, Math.min(points() - 2.0, Math.floor(place)));
        double share = Math.max(0, Math.min(1, place - below));
        return level[below] + share * (level[below + 1] - level[below]);
    }

    /**
     * Looks at what has come and lets the picture rise and fall.
     *
     * @param seconds since the last time
     * @param sampleRateHz of the sound, 0 while there is none
     * @return true if the picture has changed
     */
    public boolean update(double seconds, double sampleRateHz) {
        long newest = tap.frames();
        if (sampleRateHz > 0 && newest - seen >= sampleRateHz / UPDATES_PER_SECOND) {
            seen = newest;
            analyse(newest, sampleRateHz);
        } else if (newest == seen) {
            Arrays.fill(aim, SILENCE_DB);
        }
        double rise = 1 - Math.exp(-seconds / RISE_SECONDS);
        boolean changed = false;
        for (int p = 0; p < level.length; p++) {
            double before = level[p];
            double wanted = aim[p];
            level[p] = wanted > before
                    ? before + rise * (wanted - before)
                    : Math.max(wanted, before - FALL_DB_PER_SECOND * seconds);
            changed |= Math.abs(level[p] - before) > 1e-3;
        }
        return changed;
    }

    private void analyse(long newest, double sampleRateHz) {
        tap.read(output, 0, newest - SIZE, left);
        tap.read(output, 1, newest - SIZE, right);
        for (int i = 0; i < SIZE; i++) {
            left[i] = 0.5f * (left[i] + right[i]) * window[i];
        }
        fft.forward(left, re, im);
        double scale =
                4.0 / SIZE; // a Hann window sums to half its size, and half a sine's energy is at its negative twin
        for (int bin = 0; bin < power.length; bin++) {
            power[bin] = ((double) re[bin] * re[bin] + (double) im[bin] * im[bin]) * scale * scale;
        }
        double binsPerHz = SIZE / sampleRateHz;
        double halfStep = Math.pow(highHz / lowHz, 0.5 / (points() - 1));
        for (int p = 0; p < aim.length; p++) {
            smooth[p] = at(hz[p] / halfStep * binsPerHz, hz[p] * halfStep * binsPerHz) + tiltDb[p];
        }
        for (int p = 0; p < aim.length; p++) {
            double before = smooth[Math.max(0, p - 1)];
            double after = smooth[Math.min(aim.length - 1, p + 1)];
            // valleys are smoothed, peaks stand as they are: a tone reads its level
            double smoothed = 0.25 * before + 0.5 * smooth[p] + 0.25 * after;
            aim[p] = Math.max(SILENCE_DB, Math.max(smooth[p], smoothed));
        }
    }

    /** Level between two places among the bins. */
    private double at(double from, double to) {
        int first = (int) Math.ceil(from);
        int last = (int) Math.min(power.length - 1.0, Math.floor(to));
        if (first >= power.length) {
            return SILENCE_DB;
        }
        double loudest = 0;
        for (int bin = first; bin <= last; bin++) {
            loudest = Math.max(loudest, power[bin]);
        }
        return last - first < 2 ? Math.max(db(loudest), cubic(0.5 * (from + to))) : db(loudest);
    }

    private static double db(double power) {
        return 10 * Math.log10(power + 1e-12);
    }

    /** Catmull and Rom's spline through the bins. */
    private double cubic(double place) {
        int i = (int) Math.max(1, Math.min(power.length - 3.0, Math.floor(place)));
        double t = Math.max(0, Math.min(1, place - i));
        double a = db(power[i - 1]);
        double b = db(power[i]);
        double c = db(power[i + 1]);
        double d = db(power[i + 2]);
        double curve = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
        return Math.min(curve, Math.max(b, c));
    }

    @Override
    public void close() {
        tap.close();
    }
}
