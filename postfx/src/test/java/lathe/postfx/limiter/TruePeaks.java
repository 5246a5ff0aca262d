package lathe.postfx.limiter;

import java.util.Random;
import lathe.core.audio.AudioBuffer;

/** Two meters of true peak that share nothing with the limiter, and signals on which limiters fail. */
final class TruePeaks {

    /** ITU-R BS.1770-5, Annex 2: phases 0 and 1 of the interpolator; phases 3 and 2 are their mirror images. */
    private static final double[][] TABLE = {
        {
            0.0017089843750,
            0.0109863281250,
            -0.0196533203125,
            0.0332031250000,
            -0.0594482421875,
            0.1373291015625,
            0.9721679687500,
            -0.1022949218750,
            0.0476074218750,
            -0.0266113281250,
            0.0148925781250,
            -0.0083007812500
        },
        {
            -0.0291748046875,
            0.0292968750000,
            -0.0517578125000,
            0.0891113281250,
            -0.1665039062500,
            0.4650878906250,
            0.7797851562500,
            -0.2003173828125,
            0.1015625000000,
            -0.0582275390625,
            0.0330810546875,
            -0.0189208984375
        }
    };

    private static final int BLOCK = 1 << 14;
    private static final int MARGIN = 1 << 11;
    /** Steps into which a turn is cut: sixteenths of the block's lowest frequency. */
    private static final int CIRCLE = 16 * BLOCK;

    private static final double[] COSINES = new double[CIRCLE];

    static {
        for (int i = 0; i < CIRCLE; i++) {
            COSINES[i] = Math.cos(2 * Math.PI * i / CIRCLE);
        }
    }

    private TruePeaks() {}

    /** What a meter with the standard's four-phase filter reads. */
    static double standardDbtp(AudioBuffer audio) {
        double peak = 0;
        for (int c = 0; c < audio.channels(); c++) {
            float[] x = audio.channel(c);
            for (int n = -11; n < x.length; n++) {
                for (double[] phase : TABLE) {
                    double ahead = 0;
                    double back = 0;
                    for (int k = 0; k < 12; k++) {
                        int at = n + k;
                        if (at >= 0 && at < x.length) {
                            ahead += phase[11 - k] * x[at];
                            back += phase[k] * x[at];
                        }
                    }
                    peak = Math.max(peak, Math.max(Math.abs(ahead), Math.abs(back)));
                }
            }
        }
        return 20 * Math.log10(peak);
    }

    /** Largest magnitude of the band-limited waveform at sixteenths of a frame: FFT interpolation of zero-padded blocks. */
    static double exactDbtp(AudioBuffer audio) {
        double peak = 0;
        for (int c = 0; c < audio.channels(); c++) {
            float[] x = audio.channel(c);
            for (int from = -MARGIN; from < x.length; from += BLOCK - 2 * MARGIN) {
                peak = Math.max(peak, blockPeak(x, from));
            }
        }
        return 20 * Math.log10(peak);
    }

    /** Interpolates one block by shifting it in time by 0/16 .. 15/16 of a frame in the frequency domain. */
    private static double blockPeak(float[] x, int from) {
        double[] re = new double[BLOCK];
        double[] im = new double[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            re[i] = from + i >= 0 && from + i < x.length ? x[from + i] : 0;
        }
        transform(re, im, false);
        // What lies at half the rate exactly has no defined phase between the samples.
        re[BLOCK / 2] = 0;
        double peak = 0;
        double[] a = new double[BLOCK];
        double[] b = new double[BLOCK];
        // Two shifts at once: one comes out as the real part, the other as the imaginary part.
        for (int shift = 0; shift < 16; shift += 2) {
            for (int k = 0; k < BLOCK; k++) {
                int frequency = k <= BLOCK / 2 ? k : k - BLOCK;
                double cos0 = cosine(frequency * shift);
                double sin0 = sine(frequency * shift);
                double cos1 = cosine(frequency * (shift + 1));
                double sin1 = sine(frequency * (shift + 1));
                a[k] = re[k] * cos0 - im[k] * sin0 - (re[k] * sin1 + im[k] * cos1);
                b[k] = re[k] * sin0 + im[k] * cos0 + (re[k] * cos1 - im[k] * sin1);
            }
            transform(a, b, true);
            for (int i = MARGIN; i < BLOCK - MARGIN; i++) {
                peak = Math.max(peak, Math.max(Math.abs(a[i]), Math.abs(b[i])));
            }
        }
        return peak / BLOCK;
    }

    /** Radix-2 FFT in place, unscaled. */
    private static void transform(double[] re, double[] im, boolean inverse) {
        int n = BLOCK;
        for (int i = 1, j = 0; i < n; i++) {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(re, i, j);
                swap(im, i, j);
            }
        }
        for (int length = 2; length <= n; length <<= 1) {
            int half = length / 2;
            int step = CIRCLE / length * (inverse ? 1 : -1);
            for (int from = 0; from < n; from += length) {
                for (int k = 0; k < half; k++) {
                    double cos = cosine(k * step);
                    double sin = sine(k * step);
                    int i = from + k;
                    int j = i + half;
                    double r = re[j] * cos - im[j] * sin;
                    double s = re[j] * sin + im[j] * cos;
                    re[j] = re[i] - r;
                    im[j] = im[i] - s;
                    re[i] += r;
                    im[i] += s;
                }
            }
        }
    }

    /** A bass tone under bursts of twice differentiated noise, which is strongest at half the rate. */
    static AudioBuffer cymbals(int frames, int rateHz, long seed) {
        Random random = new Random(seed);
        float[][] channels = new float[2][frames];
        for (float[] channel : channels) {
            double last = 0;
            double beforeLast = 0;
            for (int i = 0; i < frames; i++) {
                double noise = random.nextGaussian();
                double treble = noise - 2 * last + beforeLast;
                beforeLast = last;
                last = noise;
                double decay = Math.exp(-(i % (rateHz / 8)) * 60.0 / rateHz);
                channel[i] = (float) (0.5 * Math.sin(2 * Math.PI * 110 * i / rateHz) + 0.03 * treble * decay);
            }
        }
        return AudioBuffer.of(rateHz, channels);
    }

    private static double cosine(int position) {
        return COSINES[position & (CIRCLE - 1)];
    }

    private static double sine(int position) {
        return cosine(position - CIRCLE / 4);
    }

    private static void swap(double[] x, int i, int j) {
        double held = x[i];
        x[i] = x[j];
        x[j] = held;
    }

    /** Samples of +1 and -1 in turn that change step in the middle: {@code 2 half} of them amid silence. */
    static AudioBuffer alternating(int half, int frames, int sampleRateHz) {
        float[] x = new float[frames];
        int start = frames / 2 - half;
        for (int i = 0; i < 2 * half; i++) {
            x[start + i] = (i % 2 == 0) == (i < half) ? 1 : -1;
        }
        return AudioBuffer.of(sampleRateHz, x);
    }

    /** EBU Tech 3341 cases 15 to 19: a tone of {@code rate / divider} with 10 ms fades. */
    static AudioBuffer tone(int divider, double amplitude, double degrees, int frames, int sampleRateHz) {
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) {
            x[i] = (float) (amplitude * Math.sin(2 * Math.PI * i / divider + Math.toRadians(degrees)));
        }
        fade(x, sampleRateHz / 100);
        return AudioBuffer.of(sampleRateHz, x);
    }

    /**
     * EBU Tech 3341 cases 20 to 23: at four times the rate a tone of amplitude 0.5 with one period of amplitude 1 spliced
     * in, low-passed, and every fourth sample kept from {@code offset} on.
     */
    static AudioBuffer spliced(int offset, int frames, int sampleRateHz) {
        int half = frames * 2 / 24 * 24;
        double[] fast = new double[2 * half + 16];
        for (int i = 0; i < half; i++) {
            double sample = 0.5 * Math.sin(2 * Math.PI * i / 24);
            fast[i] = sample;
            fast[half + 16 + i] = sample;
        }
        for (int i = 0; i < 16; i++) {
            fast[half + i] = Math.sin(2 * Math.PI * i / 16);
        }
        int reach = 256;
        float[] x = new float[frames];
        for (int n = 0; n < frames; n++) {
            int center = 4 * n + offset;
            for (int k = -reach; k <= reach; k++) {
                int at = center + k;
                if (at >= 0 && at < fast.length) {
                    double t = 0.97 * k / 4;
                    double sinc = k == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
                    x[n] += (float) (fast[at] * 0.97 / 4 * sinc * (0.5 + 0.5 * Math.cos(Math.PI * k / (reach + 1.0))));
                }
            }
        }
        fade(x, sampleRateHz / 100);
        return AudioBuffer.of(sampleRateHz, x);
    }

    private static void fade(float[] x, int frames) {
        for (int i = 0; i < frames; i++) {
            x[i] *= (float) i / frames;
            x[x.length - 1 - i] *= (float) i / frames;
        }
    }

    /**
     * A loud mix: kick and snare on the beat, a bass, chords and hi-hats of twice differentiated noise, which is strongest at
     * half the rate; soft-clipped to a sample peak of -1 dBFS.
     */
    static AudioBuffer band(double seconds, int sampleRateHz, long seed) {
        Random random = new Random(seed);
        int frames = (int) (seconds * sampleRateHz);
        float[][] out = new float[2][frames];
        double phase = 0;
        double[][] hat = new double[2][2];
        for (int i = 0; i < frames; i++) {
            double t = (double) i / sampleRateHz;
            double beat = t % 0.5;
            double eighth = t % 0.125;
            phase = beat < 1.0 / sampleRateHz
                    ? 0
                    : phase + 2 * Math.PI * (48 + 150 * Math.exp(-beat * 32)) / sampleRateHz;
            double kick = Math.sin(phase) * Math.exp(-beat * 9);
            double snare = t % 1 >= 0.5 ? random.nextGaussian() * Math.exp(-beat * 22) : 0;
            double bass = Math.sin(2 * Math.PI * 55 * t);
            for (int c = 0; c < 2; c++) {
                double chord = Math.sin(2 * Math.PI * (220 + c) * t) + Math.sin(2 * Math.PI * (330 - c) * t);
                double noise = random.nextGaussian();
                double bright = noise - 2 * hat[c][0] + hat[c][1];
                hat[c][1] = hat[c][0];
                hat[c][0] = noise;
                double mix =
                        0.5 * kick + 0.2 * snare + 0.15 * bass + 0.08 * chord + 0.06 * bright * Math.exp(-eighth * 50);
                out[c][i] = (float) (Math.pow(10, -1.0 / 20) * Math.tanh(2.5 * mix));
            }
        }
        return AudioBuffer.of(sampleRateHz, out);
    }
}
