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

    /** Eight outputs at a time, so that a tap is loaded once for all of them. */
    @Override
    public void fir(float[] taps, float[] x, int xFrom, float[] y, int yFrom, int length) {
        int n = 0;
        for (; n < length - 7; n += 8) {
            firEightOutputs(taps, x, xFrom + n, y, yFrom + n);
        }
        for (; n < length; n++) {
            float sum = 0;
            for (int k = 0; k < taps.length; k++) {
                sum += taps[k] * x[xFrom + n + k];
            }
            y[yFrom + n] = sum;
        }
    }

    private static void firEightOutputs(float[] taps, float[] x, int xFrom, float[] y, int yFrom) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        float sum4 = 0;
        float sum5 = 0;
        float sum6 = 0;
        float sum7 = 0;
        for (int k = 0; k < taps.length; k++) {
            float tap = taps[k];
            int at = xFrom + k;
            sum0 += tap * x[at];
            sum1 += tap * x[at + 1];
            sum2 += tap * x[at + 2];
            sum3 += tap * x[at + 3];
            sum4 += tap * x[at + 4];
            sum5 += tap * x[at + 5];
            sum6 += tap * x[at + 6];
            sum7 += tap * x[at + 7];
        }
        y[yFrom] = sum0;
        y[yFrom + 1] = sum1;
        y[yFrom + 2] = sum2;
        y[yFrom + 3] = sum3;
        y[yFrom + 4] = sum4;
        y[yFrom + 5] = sum5;
        y[yFrom + 6] = sum6;
        y[yFrom + 7] = sum7;
    }
}
