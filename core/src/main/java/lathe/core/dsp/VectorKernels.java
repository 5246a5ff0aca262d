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
}
