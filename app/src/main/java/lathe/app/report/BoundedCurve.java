package lathe.app.report;

import java.util.Arrays;

/**
 * A curve over time of unknown length in a fixed number of points: whenever all are used, neighbours become one. Each point is
 * the largest of the values in its stretch of time, so that no peak is lost.
 */
final class BoundedCurve {

    private final float[] points;
    private final double stepSeconds;
    private int used;
    private int valuesPerPoint = 1;
    private int valuesInLast;

    /**
     * An empty curve.
     *
     * @param mostPoints an even number
     * @param stepSeconds time from one value to the next
     */
    BoundedCurve(int mostPoints, double stepSeconds) {
        if (mostPoints < 2 || mostPoints % 2 != 0) {
            throw new IllegalArgumentException("mostPoints=" + mostPoints + " must be even and 2 or more");
        }
        points = new float[mostPoints];
        this.stepSeconds = stepSeconds;
    }

    /** Adds the next value; NaN and infinities stand for nothing. */
    void add(double value) {
        float next = Double.isFinite(value) ? (float) value : Float.NaN;
        if (used > 0 && valuesInLast < valuesPerPoint) {
            points[used - 1] = larger(points[used - 1], next);
            valuesInLast++;
            return;
        }
        if (used == points.length) {
            for (int i = 0; i < points.length / 2; i++) {
                points[i] = larger(points[2 * i], points[2 * i + 1]);
            }
            used = points.length / 2;
            valuesPerPoint *= 2;
        }
        points[used++] = next;
        valuesInLast = 1;
    }

    private static float larger(float a, float b) {
        return Float.isNaN(a) ? b : Float.isNaN(b) ? a : Math.max(a, b);
    }

    /** Forgets everything. */
    void clear() {
        used = 0;
        valuesPerPoint = 1;
        valuesInLast = 0;
    }

    /** The points so far; NaN where there was nothing. */
    float[] points() {
        return Arrays.copyOf(points, used);
    }

    /** Time from one point to the next. */
    double pointSeconds() {
        return stepSeconds * valuesPerPoint;
    }
}
