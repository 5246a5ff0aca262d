package lathe.core.dsp;

/** Plain Java: the reference, and the fallback. */
final class PlainKernels implements Kernels {

    @Override
    public float peak(float[] x, int from, int to) {
        float peak = 0;
        for (int i = from; i < to; i++) {
            peak = Math.max(peak, Math.abs(x[i]));
        }
        return peak;
    }

    @Override
    public void complexMultiplyAdd(
            float[] sumRe, float[] sumIm, float[] aRe, float[] aIm, float[] bRe, float[] bIm, int from, int to) {
        for (int i = from; i < to; i++) {
            sumRe[i] += aRe[i] * bRe[i] - aIm[i] * bIm[i];
            sumIm[i] += aRe[i] * bIm[i] + aIm[i] * bRe[i];
        }
    }
}
