package lathe.bundle.space;

import java.util.Arrays;
import java.util.SplittableRandom;
import lathe.core.dsp.RealFft;

/**
 * Responses written down as a spectrum: echoes whose delay depends on frequency, summed with the phase that such a delay
 * means, then transformed.
 *
 * <p>In a plate bending waves travel with the root of frequency, so highs arrive first; along a spring the waves slow down towards
 * a cut-off, so highs arrive last (J. Parker and S. Bilbao, "Spring Reverberation: A Physical Perspective", DAFx 2009).
 */
final class Dispersion {

    private static final double SIXTY_DB = 6.907755;

    private Dispersion() {}

    /** A steel plate of 2 s. */
    static float[][] plate(double sampleRateHz) {
        float[][] tail = DecayingNoise.make(sampleRateHz, 2.2, 2.0, 1.2, 0.6, 44);
        float[][] burst = new float[2][];
        for (int c = 0; c < 2; c++) {
            SplittableRandom random = Responses.random(45, c);
            Echoes echoes = new Echoes(sampleRateHz, 0.4);
            for (int i = 0; i < 24; i++) {
                double far = 0.15 + 0.85 * random.nextDouble();
                double sign = (i & 1) == 0 ? 1 : -1;
                // 30 ms at 100 Hz over the longest way; with the root of frequency less above.
                echoes.add(
                        sign * Math.exp(-2 * far) / Math.sqrt(24),
                        hz -> 0.030 * far * Math.sqrt(100 / Math.max(30, hz)),
                        20_000);
            }
            burst[c] = echoes.signal();
        }
        double ratio = 0.35 * rms(burst, 0.05 * sampleRateHz) / rms(tail, 0.05 * sampleRateHz);
        join(tail, burst, ratio);
        return tail;
    }

    /** A spring tank of 2.4 s: two springs, heard more on either side. */
    static float[][] spring(double sampleRateHz) {
        float[][] springs = {oneSpring(sampleRateHz, 0.0371, 4300), oneSpring(sampleRateHz, 0.0429, 3900)};
        float[][] out = new float[2][springs[0].length];
        for (int i = 0; i < out[0].length; i++) {
            out[0][i] = 0.8f * springs[0][i] + 0.35f * springs[1][i];
            out[1][i] = 0.35f * springs[0][i] + 0.8f * springs[1][i];
        }
        return out;
    }

    private static float[] oneSpring(double sampleRateHz, double delaySeconds, double cutOffHz) {
        Echoes echoes = new Echoes(sampleRateHz, 2.4);
        double decay = 2.2;
        for (int k = 0; (2 * k + 1) * delaySeconds < 2.3; k++) {
            double way = 2 * k + 1.0;
            double seconds = way * delaySeconds;
            double gain = ((k & 1) == 0 ? 1 : -1) * Math.exp(-SIXTY_DB * seconds / decay);
            echoes.add(
                    gain,
                    hz -> {
                        double x = Math.min(0.985, hz / cutOffHz);
                        return Math.min(2.35, seconds / Math.sqrt(1 - x * x));
                    },
                    cutOffHz);
        }
        return echoes.signal();
    }

    private static double rms(float[][] channels, double frames) {
        double sum = 1e-20;
        int count = (int) Math.min(channels[0].length, frames);
        for (float[] channel : channels) {
            for (int i = 0; i < count; i++) {
                sum += (double) channel[i] * channel[i];
            }
        }
        return Math.sqrt(sum / (2.0 * count));
    }

    private static void join(float[][] tail, float[][] burst, double gain) {
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < tail[c].length; i++) {
                tail[c][i] *= (float) gain;
                tail[c][i] += i < burst[c].length ? burst[c][i] : 0;
            }
        }
    }

    /** How late a frequency is. */
    @FunctionalInterface
    private interface DelaySeconds {

        double at(double hz);
    }

    /** A spectrum that echoes are added to. */
    private static final class Echoes {

        private final int frames;
        private final RealFft transform;
        private final double[] re;
        private final double[] im;
        private final double binHz;

        Echoes(double sampleRateHz, double seconds) {
            frames = (int) Math.max(16, Math.round(seconds * sampleRateHz));
            transform = RealFft.of(Math.max(32, Integer.highestOneBit(frames - 1) << 2));
            re = new double[transform.bins()];
            im = new double[transform.bins()];
            binHz = sampleRateHz / transform.size();
        }

        /** Phase is the integral of delay over frequency. */
        void add(double gain, DelaySeconds delay, double highestHz) {
            double phase = 0;
            for (int k = 1; k < re.length - 1; k++) {
                double hz = k * binHz;
                phase += 2 * Math.PI * delay.at(hz) * binHz;
                double edge = Math.min(1, hz / 60) * Math.max(0, Math.min(1, 8 * (1 - hz / highestHz)));
                if (hz > highestHz) {
                    return;
                }
                re[k] += gain * edge * Math.cos(phase);
                im[k] -= gain * edge * Math.sin(phase);
            }
        }

        float[] signal() {
            float[] real = new float[re.length];
            float[] imaginary = new float[re.length];
            for (int k = 0; k < re.length; k++) {
                real[k] = (float) re[k];
                imaginary[k] = (float) im[k];
            }
            float[] signal = new float[transform.size()];
            transform.inverse(real, imaginary, signal);
            return Arrays.copyOf(signal, frames);
        }
    }
}
