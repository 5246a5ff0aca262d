package lathe.core.dsp;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API twin. Multiplies and adds are kept apart, never fused, so that the results are those of plain Java.
 */
final class VectorKernels implements Kernels {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /** Floats in a vector. */
    static final int LANES = SPECIES.length();

    private final PlainKernels plain = new PlainKernels();

    @Override
    public float peak(float[] x, int from, int to) {
        FloatVector peaks0 = FloatVector.zero(SPECIES);
        FloatVector peaks1 = peaks0;
        int i = from;
        for (; i <= to - 2 * LANES; i += 2 * LANES) {
            peaks0 = peaks0.max(FloatVector.fromArray(SPECIES, x, i).abs());
            peaks1 = peaks1.max(FloatVector.fromArray(SPECIES, x, i + LANES).abs());
        }
        float rest = plain.peak(x, i, to);
        return Math.max(rest, peaks0.max(peaks1).reduceLanes(VectorOperators.MAX));
    }

    @Override
    public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        int i = 0;
        for (; i <= length - 4 * LANES; i += 4 * LANES) {
            sum0 = sum0.add(product(a, aFrom + i, b, bFrom + i));
            sum1 = sum1.add(product(a, aFrom + i + LANES, b, bFrom + i + LANES));
            sum2 = sum2.add(product(a, aFrom + i + 2 * LANES, b, bFrom + i + 2 * LANES));
            sum3 = sum3.add(product(a, aFrom + i + 3 * LANES, b, bFrom + i + 3 * LANES));
        }
        for (; i <= length - LANES; i += LANES) {
            sum0 = sum0.add(product(a, aFrom + i, b, bFrom + i));
        }
        float rest = plain.dot(a, aFrom + i, b, bFrom + i, length - i);
        return rest + sum0.add(sum1).add(sum2.add(sum3)).reduceLanes(VectorOperators.ADD);
    }

    private static FloatVector product(float[] a, int aAt, float[] b, int bAt) {
        return FloatVector.fromArray(SPECIES, a, aAt).mul(FloatVector.fromArray(SPECIES, b, bAt));
    }

    @Override
    public void complexMultiplyAdd(
            float[] sumRe, float[] sumIm, float[] aRe, float[] aIm, float[] bRe, float[] bIm, int from, int to) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector realA = FloatVector.fromArray(SPECIES, aRe, i);
            FloatVector imaginaryA = FloatVector.fromArray(SPECIES, aIm, i);
            FloatVector realB = FloatVector.fromArray(SPECIES, bRe, i);
            FloatVector imaginaryB = FloatVector.fromArray(SPECIES, bIm, i);
            FloatVector real = realA.mul(realB).sub(imaginaryA.mul(imaginaryB));
            FloatVector imaginary = realA.mul(imaginaryB).add(imaginaryA.mul(realB));
            FloatVector.fromArray(SPECIES, sumRe, i).add(real).intoArray(sumRe, i);
            FloatVector.fromArray(SPECIES, sumIm, i).add(imaginary).intoArray(sumIm, i);
        }
        plain.complexMultiplyAdd(sumRe, sumIm, aRe, aIm, bRe, bIm, i, to);
    }

    @Override
    public void fir(float[] taps, float[] x, int xFrom, float[] y, int yFrom, int length) {
        int n = 0;
        for (; n <= length - 4 * LANES; n += 4 * LANES) {
            firFourVectors(taps, x, xFrom + n, y, yFrom + n);
        }
        for (; n <= length - LANES; n += LANES) {
            firOneVector(taps, x, xFrom + n, y, yFrom + n);
        }
        plain.fir(taps, x, xFrom + n, y, yFrom + n, length - n);
    }

    private static void firFourVectors(float[] taps, float[] x, int xFrom, float[] y, int yFrom) {
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        for (int k = 0; k < taps.length; k++) {
            FloatVector tap = FloatVector.broadcast(SPECIES, taps[k]);
            sum0 = sum0.add(tap.mul(FloatVector.fromArray(SPECIES, x, xFrom + k)));
            sum1 = sum1.add(tap.mul(FloatVector.fromArray(SPECIES, x, xFrom + k + LANES)));
            sum2 = sum2.add(tap.mul(FloatVector.fromArray(SPECIES, x, xFrom + k + 2 * LANES)));
            sum3 = sum3.add(tap.mul(FloatVector.fromArray(SPECIES, x, xFrom + k + 3 * LANES)));
        }
        sum0.intoArray(y, yFrom);
        sum1.intoArray(y, yFrom + LANES);
        sum2.intoArray(y, yFrom + 2 * LANES);
        sum3.intoArray(y, yFrom + 3 * LANES);
    }

    private static void firOneVector(float[] taps, float[] x, int xFrom, float[] y, int yFrom) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int k = 0; k < taps.length; k++) {
            sum = sum.add(FloatVector.broadcast(SPECIES, taps[k]).mul(FloatVector.fromArray(SPECIES, x, xFrom + k)));
        }
        sum.intoArray(y, yFrom);
    }
}
