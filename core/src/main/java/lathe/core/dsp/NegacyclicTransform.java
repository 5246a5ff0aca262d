package lathe.core.dsp;

/**
 * The transform under which the products of partitioned convolution are plain products, bin by bin, and no more than that.
 *
 * <p>{@code 2 n} real samples are taken as a polynomial modulo {@code x^(2n) + 1}, which is a complex one modulo {@code x^n - i}:
 * {@code n} complex numbers {@code x[k] + i x[k + n]}, turned by {@code exp(i pi k / (2 n))}, and a complex Fourier transform of
 * size {@code n} (J.-B. Martens, "Discrete Fourier transform algorithms for real valued sequences", IEEE TASSP 32, 1984; "right-angle"
 * convolution). Samples that wrap around come back negated, which overlap-save throws away all the same. Unlike the spectrum of a
 * real signal this one has no mirrored half to disentangle, and since only products are wanted, its bins may come in any order.
 *
 * <p>The Fourier transform works on a square of rows: along one side, twiddles, turned over, along the other. A butterfly
 * is between whole rows, arrays with one common index, which the compiler turns into vector instructions.
 */
public final class NegacyclicTransform {

    private final int size;
    private final Side down;
    private final Side across;
    private final float[][] weightRe;
    private final float[][] weightIm;
    private final float[][] twiddleRe;
    private final float[][] twiddleIm;

    /** @param size complex bins, a power of two of 16 at least; signals are twice as long */
    public NegacyclicTransform(int size) {
        if (size < 16 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size=" + size + " is not a power of two from 16 up");
        }
        this.size = size;
        int rows = 1 << (Integer.numberOfTrailingZeros(size) / 2);
        int columns = size / rows;
        down = new Side(rows, columns);
        across = new Side(columns, rows);
        weightRe = new float[rows][columns];
        weightIm = new float[rows][columns];
        twiddleRe = new float[rows][columns];
        twiddleIm = new float[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double weight = Math.PI * ((double) row * columns + column) / (2.0 * size);
                weightRe[row][column] = (float) Math.cos(weight);
                weightIm[row][column] = (float) Math.sin(weight);
                double twiddle = -2 * Math.PI * ((double) down.frequency(row) * column) / size;
                twiddleRe[row][column] = (float) Math.cos(twiddle);
                twiddleIm[row][column] = (float) Math.sin(twiddle);
            }
        }
    }

    /** Number of complex bins. */
    public int size() {
        return size;
    }

    /**
     * Transforms a signal.
     *
     * @param x {@code [2 size]}, unchanged
     * @param re {@code [size]}, overwritten, and so is {@code im}
     */
    public void forward(float[] x, float[] re, float[] im) {
        for (int row = 0; row < down.length; row++) {
            float[] rowRe = down.re[row];
            float[] rowIm = down.im[row];
            System.arraycopy(x, row * down.width, rowRe, 0, down.width);
            System.arraycopy(x, size + row * down.width, rowIm, 0, down.width);
            multiply(rowRe, rowIm, weightRe[row], weightIm[row]);
        }
        down.forward();
        for (int row = 0; row < down.length; row++) {
            multiply(down.re[row], down.im[row], twiddleRe[row], twiddleIm[row]);
        }
        turnOver(down.re, across.re);
        turnOver(down.im, across.im);
        across.forward();
        for (int row = 0; row < across.length; row++) {
            System.arraycopy(across.re[row], 0, re, row * across.width, across.width);
            System.arraycopy(across.im[row], 0, im, row * across.width, across.width);
        }
    }

    /**
     * The second half of the signal of a spectrum: what overlap-save keeps.
     *
     * @param re {@code [size]}, unchanged, and so is {@code im}
     * @param x {@code [size]}, overwritten
     */
    public void inverseSecondHalf(float[] re, float[] im, float[] x) {
        for (int row = 0; row < across.length; row++) {
            System.arraycopy(re, row * across.width, across.re[row], 0, across.width);
            System.arraycopy(im, row * across.width, across.im[row], 0, across.width);
        }
        across.inverse();
        turnOver(across.re, down.re);
        turnOver(across.im, down.im);
        for (int row = 0; row < down.length; row++) {
            multiplyConjugate(down.re[row], down.im[row], twiddleRe[row], twiddleIm[row]);
        }
        down.inverse();
        float scale = 1f / size;
        for (int row = 0; row < down.length; row++) {
            keepImaginary(down.re[row], down.im[row], weightRe[row], weightIm[row], scale);
            System.arraycopy(down.im[row], 0, x, row * down.width, down.width);
        }
    }

    private static void multiply(float[] re, float[] im, float[] byRe, float[] byIm) {
        for (int i = 0; i < re.length; i++) {
            float a = re[i];
            float b = im[i];
            re[i] = a * byRe[i] - b * byIm[i];
            im[i] = a * byIm[i] + b * byRe[i];
        }
    }

    private static void multiplyConjugate(float[] re, float[] im, float[] byRe, float[] byIm) {
        for (int i = 0; i < re.length; i++) {
            float a = re[i];
            float b = im[i];
            re[i] = a * byRe[i] + b * byIm[i];
            im[i] = b * byRe[i] - a * byIm[i];
        }
    }

    private static void keepImaginary(float[] re, float[] im, float[] byRe, float[] byIm, float scale) {
        for (int i = 0; i < re.length; i++) {
            im[i] = scale * (im[i] * byRe[i] - re[i] * byIm[i]);
        }
    }

    /** Rows become columns, four rows at a time, so that fewer writes land far apart. */
    private static void turnOver(float[][] from, float[][] to) {
        for (int row = 0; row < from.length; row += 4) {
            float[] a = from[row];
            float[] b = from[row + 1];
            float[] c = from[row + 2];
            float[] d = from[row + 3];
            for (int column = 0; column < to.length; column++) {
                float[] target = to[column];
                target[row] = a[column];
                target[row + 1] = b[column];
                target[row + 2] = c[column];
                target[row + 3] = d[column];
            }
        }
    }

    /** Transforms of {@code length} points, {@code width} of them side by side: point {@code k} of all is row {@code k}. */
    private static final class Side {

        private final int length;
        private final int width;
        private final float[][] re;
        private final float[][] im;
        private final float[] cosines;
        private final float[] sines;

        Side(int length, int width) {
            this.length = length;
            this.width = width;
            re = new float[length][width];
            im = new float[length][width];
            cosines = new float[length];
            sines = new float[length];
            for (int i = 0; i < length; i++) {
                cosines[i] = (float) Math.cos(2 * Math.PI * i / length);
                sines[i] = (float) Math.sin(2 * Math.PI * i / length);
            }
        }

        /** The frequency that {@link #forward} leaves in a row: its digits turned round. */
        int frequency(int row) {
            int frequency = 0;
            int weight = 1;
            int span = length;
            int rest = row;
            while (span > 1) {
                int radix = span % 4 == 0 ? 4 : 2;
                span /= radix;
                frequency += weight * (rest / span);
                rest %= span;
                weight *= radix;
            }
            return frequency;
        }

        void forward() {
            int span = length;
            for (; span % 4 == 0; span /= 4) {
                int quarter = span / 4;
                int stride = length / span;
                for (int base = 0; base < length; base += span) {
                    for (int j = 0; j < quarter; j++) {
                        forwardFour(base + j, quarter, j * stride);
                    }
                }
            }
            if (span == 2) {
                two();
            }
        }

        void inverse() {
            int span = 4;
            if (Integer.numberOfTrailingZeros(length) % 2 == 1) {
                two();
                span = 8;
            }
            for (; span <= length; span *= 4) {
                int quarter = span / 4;
                int stride = length / span;
                for (int base = 0; base < length; base += span) {
                    for (int j = 0; j < quarter; j++) {
                        inverseFour(base + j, quarter, j * stride);
                    }
                }
            }
        }

        private void two() {
            for (int row = 0; row < length; row += 2) {
                sumAndDifference(re[row], re[row + 1]);
                sumAndDifference(im[row], im[row + 1]);
            }
        }

        private void forwardFour(int first, int quarter, int turn) {
            int b = first + quarter;
            int c = b + quarter;
            int d = c + quarter;
            spread(re[first], im[first], re[b], im[b], re[c], im[c], re[d], im[d]);
            if (turn != 0) {
                rotate(re[b], im[b], cosines[turn], -sines[turn]);
                rotate(re[c], im[c], cosines[2 * turn], -sines[2 * turn]);
                rotate(re[d], im[d], cosines[3 * turn], -sines[3 * turn]);
            }
        }

        private void inverseFour(int first, int quarter, int turn) {
            int b = first + quarter;
            int c = b + quarter;
            int d = c + quarter;
            if (turn != 0) {
                rotate(re[b], im[b], cosines[turn], sines[turn]);
                rotate(re[c], im[c], cosines[2 * turn], sines[2 * turn]);
                rotate(re[d], im[d], cosines[3 * turn], sines[3 * turn]);
            }
            gather(re[first], im[first], re[b], im[b], re[c], im[c], re[d], im[d]);
        }

        private static void sumAndDifference(float[] a, float[] b) {
            for (int i = 0; i < a.length; i++) {
                float sum = a[i] + b[i];
                b[i] = a[i] - b[i];
                a[i] = sum;
            }
        }

        private static void rotate(float[] re, float[] im, float cosine, float sine) {
            for (int i = 0; i < re.length; i++) {
                float a = re[i];
                float b = im[i];
                re[i] = a * cosine - b * sine;
                im[i] = a * sine + b * cosine;
            }
        }

        /** Four points to four frequencies. */
        private static void spread(
                float[] aRe,
                float[] aIm,
                float[] bRe,
                float[] bIm,
                float[] cRe,
                float[] cIm,
                float[] dRe,
                float[] dIm) {
            for (int i = 0; i < aRe.length; i++) {
                float sumAcRe = aRe[i] + cRe[i];
                float sumAcIm = aIm[i] + cIm[i];
                float lessAcRe = aRe[i] - cRe[i];
                float lessAcIm = aIm[i] - cIm[i];
                float sumBdRe = bRe[i] + dRe[i];
                float sumBdIm = bIm[i] + dIm[i];
                float lessBdRe = bRe[i] - dRe[i];
                float lessBdIm = bIm[i] - dIm[i];
                aRe[i] = sumAcRe + sumBdRe;
                aIm[i] = sumAcIm + sumBdIm;
                bRe[i] = lessAcRe + lessBdIm;
                bIm[i] = lessAcIm - lessBdRe;
                cRe[i] = sumAcRe - sumBdRe;
                cIm[i] = sumAcIm - sumBdIm;
                dRe[i] = lessAcRe - lessBdIm;
                dIm[i] = lessAcIm + lessBdRe;
            }
        }

        /** Four frequencies back to four points, times four. */
        private static void gather(
                float[] aRe,
                float[] aIm,
                float[] bRe,
                float[] bIm,
                float[] cRe,
                float[] cIm,
                float[] dRe,
                float[] dIm) {
            for (int i = 0; i < aRe.length; i++) {
                float sumAcRe = aRe[i] + cRe[i];
                float sumAcIm = aIm[i] + cIm[i];
                float lessAcRe = aRe[i] - cRe[i];
                float lessAcIm = aIm[i] - cIm[i];
                float sumBdRe = bRe[i] + dRe[i];
                float sumBdIm = bIm[i] + dIm[i];
                float lessBdRe = bRe[i] - dRe[i];
                float lessBdIm = bIm[i] - dIm[i];
                aRe[i] = sumAcRe + sumBdRe;
                aIm[i] = sumAcIm + sumBdIm;
                bRe[i] = lessAcRe - lessBdIm;
                bIm[i] = lessAcIm + lessBdRe;
                cRe[i] = sumAcRe - sumBdRe;
                cIm[i] = sumAcIm - sumBdIm;
                dRe[i] = lessAcRe + lessBdIm;
                dIm[i] = lessAcIm - lessBdRe;
            }
        }
    }
}
