package lathe.core.dsp;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Any size, by way of a convolution with a chirp whose size is a power of two. Source: L. I. Bluestein, "A linear filtering
 * approach to the computation of discrete Fourier transform", IEEE Trans. Audio Electroacoust. 18 (1970).
 *
 * <p>JTransforms has mixed radices of its own, but they allocate at every call and lose 15 dB for large prime factors.
 */
final class ChirpFft implements RealFft {

    private final int size;
    /** Points of the complex transform: half the size where pairs of samples can share a number. */
    private final int points;

    private final int padded;
    private final FloatFFT_1D convolution;
    /** {@code exp(-i pi n^2 / points)}, interleaved. */
    private final float[] chirp;
    /** Spectrum of the conjugate chirp, divided by {@code padded}, interleaved. */
    private final float[] chirpSpectrum;
    /** {@code exp(-2 pi i k / size)}, interleaved. */
    private final float[] twiddle;

    private final float[] numbers;
    private final float[] buffer;

    ChirpFft(int size) {
        this.size = size;
        points = size % 2 == 0 ? size / 2 : size;
        padded = Integer.highestOneBit(Math.max(2, 4 * points - 3));
        convolution = PowerOfTwoFft.singleThreaded(padded);
        chirp = new float[2 * points];
        double[] exact = new double[2 * points];
        for (int n = 0; n < points; n++) {
            // The square taken modulo a whole turn keeps the angle exact.
            double angle = -Math.PI * ((long) n * n % (2L * points)) / points;
            exact[2 * n] = Math.cos(angle);
            exact[2 * n + 1] = Math.sin(angle);
            chirp[2 * n] = (float) exact[2 * n];
            chirp[2 * n + 1] = (float) exact[2 * n + 1];
        }
        chirpSpectrum = new float[2 * padded];
        for (int n = 0; n < points; n++) {
            int mirrored = (padded - n) % padded;
            chirpSpectrum[2 * n] = (float) exact[2 * n];
            chirpSpectrum[2 * n + 1] = (float) -exact[2 * n + 1];
            chirpSpectrum[2 * mirrored] = (float) exact[2 * n];
            chirpSpectrum[2 * mirrored + 1] = (float) -exact[2 * n + 1];
        }
        convolution.complexForward(chirpSpectrum);
        for (int i = 0; i < chirpSpectrum.length; i++) {
            chirpSpectrum[i] /= padded;
        }
        twiddle = new float[2 * bins()];
        for (int k = 0; k < bins(); k++) {
            double angle = -2 * Math.PI * k / size;
            twiddle[2 * k] = (float) Math.cos(angle);
            twiddle[2 * k + 1] = (float) Math.sin(angle);
        }
        numbers = new float[2 * points];
        buffer = new float[2 * padded];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void forward(float[] x, float[] re, float[] im) {
        if (points == size) {
            for (int n = 0; n < size; n++) {
                numbers[2 * n] = x[n];
                numbers[2 * n + 1] = 0;
            }
            transform();
            for (int k = 0; k < bins(); k++) {
                re[k] = numbers[2 * k];
                im[k] = numbers[2 * k + 1];
            }
            im[0] = 0;
            return;
        }
        System.arraycopy(x, 0, numbers, 0, size);
        transform();
        // Even samples' spectrum and odd samples' spectrum are the symmetric and antisymmetric parts.
        for (int k = 0; k <= points; k++) {
            int a = 2 * (k % points);
            int b = 2 * ((points - k) % points);
            float evenRe = 0.5f * (numbers[a] + numbers[b]);
            float evenIm = 0.5f * (numbers[a + 1] - numbers[b + 1]);
            float oddRe = 0.5f * (numbers[a + 1] + numbers[b + 1]);
            float oddIm = 0.5f * (numbers[b] - numbers[a]);
            re[k] = evenRe + twiddle[2 * k] * oddRe - twiddle[2 * k + 1] * oddIm;
            im[k] = evenIm + twiddle[2 * k] * oddIm + twiddle[2 * k + 1] * oddRe;
        }
        im[0] = 0;
        im[points] = 0;
    }

    @Override
    public void inverse(float[] re, float[] im, float[] x) {
        // The transform of the conjugate spectrum is the conjugate of the inverse.
        if (points == size) {
            numbers[0] = re[0];
            numbers[1] = 0;
            for (int k = 1; k < bins(); k++) {
                numbers[2 * k] = re[k];
                numbers[2 * k + 1] = -im[k];
                numbers[2 * (size - k)] = re[k];
                numbers[2 * (size - k) + 1] = im[k];
            }
            transform();
            for (int n = 0; n < size; n++) {
                x[n] = numbers[2 * n] / size;
            }
            return;
        }
        for (int k = 0; k < points; k++) {
            float aIm = k == 0 ? 0 : im[k];
            float bIm = k == 0 ? 0 : im[points - k];
            float evenRe = re[k] + re[points - k];
            float evenIm = aIm - bIm;
            float differenceRe = re[k] - re[points - k];
            float differenceIm = aIm + bIm;
            float oddRe = twiddle[2 * k] * differenceRe + twiddle[2 * k + 1] * differenceIm;
            float oddIm = twiddle[2 * k] * differenceIm - twiddle[2 * k + 1] * differenceRe;
            numbers[2 * k] = evenRe - oddIm;
            numbers[2 * k + 1] = -(evenIm + oddRe);
        }
        transform();
        for (int n = 0; n < points; n++) {
            x[2 * n] = numbers[2 * n] / size;
            x[2 * n + 1] = -numbers[2 * n + 1] / size;
        }
    }

    /** Complex transform of {@code numbers} in place. */
    private void transform() {
        Arrays.fill(buffer, 2 * points, buffer.length, 0f);
        multiply(numbers, chirp, buffer, points);
        convolution.complexForward(buffer);
        multiply(buffer, chirpSpectrum, buffer, padded);
        // Backwards: the library's own inverse would scale, which the chirp's spectrum already is.
        convolution.complexInverse(buffer, false);
        multiply(buffer, chirp, numbers, points);
    }

    private static void multiply(float[] a, float[] b, float[] product, int count) {
        for (int i = 0; i < 2 * count; i += 2) {
            float re = a[i] * b[i] - a[i + 1] * b[i + 1];
            product[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
            product[i] = re;
        }
    }
}
