package lathe.core.dsp;

import org.jtransforms.fft.FloatFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/** JTransforms for real signals, its packed spectrum taken apart. */
final class PowerOfTwoFft implements RealFft {

    private final int size;
    private final FloatFFT_1D transform;
    private final float[] packed;

    PowerOfTwoFft(int size) {
        this.size = size;
        transform = singleThreaded(size);
        packed = new float[size];
    }

    /** The library would otherwise start a thread pool of its own for large sizes. */
    static FloatFFT_1D singleThreaded(int size) {
        ConcurrencyUtils.setNumberOfThreads(1);
        return new FloatFFT_1D(size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void forward(float[] x, float[] re, float[] im) {
        System.arraycopy(x, 0, packed, 0, size);
        transform.realForward(packed);
        // Packed as re0, re(last), re1, im1, re2, im2, ...
        int last = size / 2;
        re[0] = packed[0];
        im[0] = 0;
        for (int k = 1; k < last; k++) {
            re[k] = packed[2 * k];
            im[k] = packed[2 * k + 1];
        }
        re[last] = packed[1];
        im[last] = 0;
    }

    @Override
    public void inverse(float[] re, float[] im, float[] x) {
        int last = size / 2;
        x[0] = re[0];
        x[1] = re[last];
        for (int k = 1; k < last; k++) {
            x[2 * k] = re[k];
            x[2 * k + 1] = im[k];
        }
        transform.realInverse(x, true);
    }
}
