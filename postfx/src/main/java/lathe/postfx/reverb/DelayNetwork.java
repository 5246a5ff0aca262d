package lathe.postfx.reverb;

/**
 * A feedback delay network: sixteen lines, absorption per line, rotations that move, and a Hadamard matrix.
 *
 * <p>Sixteen because the Hadamard matrix of that size is exact in floating point (every entry a quarter): with absorption off the
 * network keeps its energy to rounding. All lines are longer than a chunk, so each step runs over a chunk of one line at a time.
 */
final class DelayNetwork {

    static final int LINES = 16;

    // The signs by which each line meets left and right: orthogonal to each other and bent, that is, as far as can be
    // from every
    // row of the Hadamard matrix, so that no line hears a side more than another after one pass.
    private static final double[] IN_LEFT = {-1, -1, -1, 1, -1, -1, 1, -1, 1, 1, 1, -1, -1, -1, 1, -1};
    private static final double[] IN_RIGHT = {-1, 1, -1, -1, 1, 1, 1, -1, 1, 1, -1, 1, -1, 1, 1, 1};
    private static final double[] OUT_LEFT = {1, 1, -1, 1, 1, 1, 1, -1, 1, -1, 1, 1, 1, -1, -1, -1};
    private static final double[] OUT_RIGHT = {-1, 1, -1, -1, -1, 1, 1, 1, -1, -1, 1, -1, -1, -1, -1, 1};

    private final Ring[] rings = new Ring[LINES];
    private final double[][] work;
    private final Absorption absorption;

    /** @param segmentFrames length of the arrays that {@link #process} will get */
    DelayNetwork(int[] lineFrames, Absorption absorption, int segmentFrames) {
        for (int line = 0; line < LINES; line++) {
            rings[line] = new Ring(lineFrames[line]);
        }
        work = new double[LINES][segmentFrames];
        this.absorption = absorption;
    }

    void clear() {
        for (Ring ring : rings) {
            ring.clear();
        }
        absorption.clear();
    }

    /**
     * Runs the frames {@code [from..to)} of a segment, no more than the shortest line holds: takes both inputs in, adds both
     * outputs to {@code outLeft} and {@code outRight}.
     */
    void process(
            double[] inLeft,
            double[] inRight,
            double[] outLeft,
            double[] outRight,
            Rotations rotations,
            int from,
            int to) {
        for (int line = 0; line < LINES; line++) {
            rings[line].read(work[line], from, to);
        }
        for (int line = 0; line < LINES; line += 4) {
            double[] a = work[line];
            double[] b = work[line + 1];
            double[] c = work[line + 2];
            double[] d = work[line + 3];
            absorption.process(line, a, b, c, d, from, to);
            takeOut(outLeft, a, b, c, d, OUT_LEFT, line, from, to);
            takeOut(outRight, a, b, c, d, OUT_RIGHT, line, from, to);
            int turn = (line >> 1) & 2;
            rotate(a, b, rotations.cosines(turn), rotations.sines(turn), from, to);
            rotate(c, d, rotations.cosines(turn + 1), rotations.sines(turn + 1), from, to);
            hadamard(a, b, c, d, from, to);
        }
        for (int line = 0; line < 4; line++) {
            hadamard(work[line], work[line + 4], work[line + 8], work[line + 12], from, to);
        }
        for (int line = 0; line < LINES; line++) {
            takeIn(work[line], inLeft, 0.25 * IN_LEFT[line], inRight, 0.25 * IN_RIGHT[line], from, to);
            rings[line].replace(work[line], from, to);
        }
    }

    private static void takeOut(
            double[] out, double[] a, double[] b, double[] c, double[] d, double[] signs, int line, int from, int to) {
        double signA = signs[line];
        double signB = signs[line + 1];
        double signC = signs[line + 2];
        double signD = signs[line + 3];
        for (int i = from; i < to; i++) {
            out[i] += signA * a[i] + signB * b[i] + (signC * c[i] + signD * d[i]);
        }
    }

    private static void rotate(double[] a, double[] b, double[] cosines, double[] sines, int from, int to) {
        for (int i = from; i < to; i++) {
            double x = a[i];
            double y = b[i];
            a[i] = cosines[i] * x - sines[i] * y;
            b[i] = sines[i] * x + cosines[i] * y;
        }
    }

    /** Four lines through the 4 x 4 Hadamard matrix, halved to keep energy; along rows, then columns, it makes the 16 x 16. */
    private static void hadamard(double[] a, double[] b, double[] c, double[] d, int from, int to) {
        for (int i = from; i < to; i++) {
            double sumAb = a[i] + b[i];
            double differenceAb = a[i] - b[i];
            double sumCd = c[i] + d[i];
            double differenceCd = c[i] - d[i];
            a[i] = 0.5 * (sumAb + sumCd);
            b[i] = 0.5 * (differenceAb + differenceCd);
            c[i] = 0.5 * (sumAb - sumCd);
            d[i] = 0.5 * (differenceAb - differenceCd);
        }
    }

    private static void takeIn(
            double[] x, double[] left, double leftGain, double[] right, double rightGain, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] += leftGain * left[i] + rightGain * right[i];
        }
    }

    /** Sum of squares of all that is under way, for the test that nothing is lost. */
    double energy() {
        double sum = 0;
        for (Ring ring : rings) {
            sum += ring.energy();
        }
        return sum;
    }
}
