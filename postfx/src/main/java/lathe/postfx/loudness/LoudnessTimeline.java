package lathe.postfx.loudness;

import java.util.Arrays;

/**
 * Momentary and short-term loudness over time, for a picture: ten points a second at first. When {@link #MAX_POINTS} are full,
 * neighbours become one point, the louder of the two, and from then on a point stands for twice the time.
 */
public final class LoudnessTimeline {

    /** Most points kept: 13 minutes at the finest; a 3-hour file ends with a point every 1.6 s. */
    public static final int MAX_POINTS = 8192;

    private static final double FINEST_STEP_SECONDS = 0.1;

    private final float[] momentary = new float[MAX_POINTS];
    private final float[] shortTerm = new float[MAX_POINTS];
    private int points;
    private int stepsPerPoint = 1;
    private int stepsInLast = 1;

    LoudnessTimeline() {}

    /** The next 100 ms. */
    void append(double momentaryLufs, double shortTermLufs) {
        if (stepsInLast == stepsPerPoint) {
            if (points == MAX_POINTS) {
                halve();
            }
            momentary[points] = (float) momentaryLufs;
            shortTerm[points] = (float) shortTermLufs;
            points++;
            stepsInLast = 1;
            return;
        }
        momentary[points - 1] = louder(momentary[points - 1], (float) momentaryLufs);
        shortTerm[points - 1] = louder(shortTerm[points - 1], (float) shortTermLufs);
        stepsInLast++;
    }

    private void halve() {
        points /= 2;
        for (int i = 0; i < points; i++) {
            momentary[i] = louder(momentary[2 * i], momentary[2 * i + 1]);
            shortTerm[i] = louder(shortTerm[2 * i], shortTerm[2 * i + 1]);
        }
        stepsPerPoint *= 2;
    }

    /** A value is louder than none. */
    private static float louder(float a, float b) {
        return a >= b || Float.isNaN(b) ? a : b;
    }

    /** Number of points. */
    public int points() {
        return points;
    }

    /** Seconds from a point to the next; the first one ends after so many. */
    public double secondsPerPoint() {
        return stepsPerPoint * FINEST_STEP_SECONDS;
    }

    /** Loudest 400 ms that end within each point's time, in LUFS; NaN before the first, negative infinity for silence. */
    public float[] momentaryLufs() {
        return Arrays.copyOf(momentary, points);
    }

    /** Loudest 3 s that end within each point's time, in LUFS; NaN before the first, negative infinity for silence. */
    public float[] shortTermLufs() {
        return Arrays.copyOf(shortTerm, points);
    }
}
