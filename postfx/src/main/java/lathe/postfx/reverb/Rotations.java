package lathe.postfx.reverb;

/**
 * Slowly swinging angles, given as cosine and sine per frame of a segment.
 *
 * <p>Turning pairs of lines makes the network's mixing vary with time and stay lossless, so that no mode rings long enough to
 * be heard, decay times stay true at every frequency, and nothing is detuned, as it would be by moving the delays: S. J.
 * Schlecht and E. A. P. Habets, "Time-varying feedback matrices in feedback delay networks and their application in artificial
 * reverberation", J. ASA 138 (3), 2015.
 */
final class Rotations {

    /** Swings at speeds without a common period. */
    static final int COUNT = 4;

    private static final double[] SPEEDS = {1, 1.2361, 1.4871, 1.8125};

    private final int segmentFrames;
    private final double sampleRateHz;
    private final double slowestHz;
    private final double[] radians = new double[COUNT];
    private final double[][] cosines;
    private final double[][] sines;

    /** @param segmentFrames short beside the swing: the angle is a straight line inside a segment */
    Rotations(int segmentFrames, double sampleRateHz, double slowestHz) {
        this.segmentFrames = segmentFrames;
        this.sampleRateHz = sampleRateHz;
        this.slowestHz = slowestHz;
        cosines = new double[COUNT][segmentFrames];
        sines = new double[COUNT][segmentFrames];
    }

    /** Stands where frame 0 has it. */
    void rewind(double depthRadians) {
        for (int k = 0; k < COUNT; k++) {
            radians[k] = angle(k, 0, depthRadians);
        }
    }

    /** Prepares the segment that starts at {@code frame}; it leads from the last one's end to {@code depthRadians}. */
    void segment(long frame, double depthRadians) {
        for (int k = 0; k < COUNT; k++) {
            double start = radians[k];
            double end = angle(k, frame + segmentFrames, depthRadians);
            radians[k] = end;
            fill(cosines[k], sines[k], Math.cos(start), Math.sin(start), (end - start) / segmentFrames);
        }
    }

    private double angle(int k, long frame, double depthRadians) {
        double turns = frame * (slowestHz * SPEEDS[k] / sampleRateHz) + k / (double) COUNT;
        return depthRadians * Math.sin(2 * Math.PI * (turns - Math.floor(turns)));
    }

    /** The step inside a segment is some hundredths, for which these short series are exact to about 1e-12. */
    private static void fill(double[] cosines, double[] sines, double cosine, double sine, double step) {
        for (int i = 0; i < cosines.length; i++) {
            double x = step * i;
            double square = x * x;
            double smallCosine = 1 - square * (0.5 - square * (1 / 24.0));
            double smallSine = x * (1 - square * (1 / 6.0 - square * (1 / 120.0)));
            cosines[i] = cosine * smallCosine - sine * smallSine;
            sines[i] = sine * smallCosine + cosine * smallSine;
        }
    }

    /** Cosines of an angle over the segment. */
    double[] cosines(int k) {
        return cosines[k];
    }

    /** Sines of an angle over the segment. */
    double[] sines(int k) {
        return sines[k];
    }
}
