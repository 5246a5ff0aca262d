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
    public float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i < length - 3; i += 4) {
            sum0 += a[aFrom + i] * b[bFrom + i];
            sum1 += a[aFrom + i + 1] * b[bFrom + i + 1];
            sum2 += a[aFrom + i + 2] * b[bFrom + i + 2];
            sum3 += a[aFrom + i + 3] * b[bFrom + i + 3];
        }
        for (; i < length; i++) {
            sum0 += a[aFrom + i] * b[bFrom + i];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    @Override
    public void complexMultiplyAdd(
            float[] sumRe, float[] sumIm, float[] aRe, float[] aIm, float[] bRe, float[] bIm, int from, int to) {
        for (int i = from; i < to; i++) {
            sumRe[i] += aRe[i] * bRe[i] - aIm[i] * bIm[i];
            sumIm[i] += aRe[i] * bIm[i] + aIm[i] * bRe[i];
        }
    }

    @Override
    public void fir(float[] taps, float[] x, int xFrom, float[] y, int yFrom, int length) {
        for (int n = 0; n < length; n++) {
            y[yFrom + n] = dot(taps, 0, x, xFrom + n, taps.length);
        }
    }
}
