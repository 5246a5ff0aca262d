package lathe.postfx.loudness;

import java.util.Arrays;
import lathe.core.dsp.Window;

/** The test signals of EBU Tech 3341 and 3342 (2023) that are defined by formula. */
final class EbuSignals {

    /** The level of a part without sound, in dBFS. */
    static final double SILENCE = Double.NEGATIVE_INFINITY;

    private EbuSignals() {}

    /**
     * A 1 kHz sine that runs on while its level changes.
     *
     * @param levelsAndSeconds peak in dBFS and length in seconds of each part, in turn
     */
    static float[] tone(int rateHz, double... levelsAndSeconds) {
        int period = rateHz / Math.toIntExact(gcd(rateHz, 1000));
        double[] sine = new double[period];
        for (int i = 0; i < period; i++) {
            sine[i] = Math.sin(2 * Math.PI * 1000 * i / rateHz);
        }
        double seconds = 0;
        for (int part = 1; part < levelsAndSeconds.length; part += 2) {
            seconds += levelsAndSeconds[part];
        }
        float[] tone = new float[(int) Math.round(seconds * rateHz)];
        double end = 0;
        for (int part = 0; part < levelsAndSeconds.length; part += 2) {
            int from = (int) Math.round(end * rateHz);
            end += levelsAndSeconds[part + 1];
            double amplitude = Math.pow(10, levelsAndSeconds[part] / 20);
            for (int i = from, phase = from % period; i < Math.round(end * rateHz); i++) {
                tone[i] = (float) (amplitude * sine[phase]);
                phase = phase + 1 == period ? 0 : phase + 1;
            }
        }
        return tone;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The parts over and over. */
    static double[] repeated(int times, double... levelsAndSeconds) {
        double[] all = new double[times * levelsAndSeconds.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = levelsAndSeconds[i % levelsAndSeconds.length];
        }
        return all;
    }

    /** Case 10: silence of 150 ms times i, 3 s of tone, a second of silence. */
    static float[] case10(int rateHz, int i) {
        return tone(rateHz, SILENCE, 0.15 * i, -23, 3, SILENCE, 1);
    }

    /** Case 11: twenty slots of 6 s, in each 3 s of a tone that is later and louder by 1 dB from slot to slot. */
    static float[] case11(int rateHz) {
        double[] parts = new double[0];
        for (int i = 0; i < 20; i++) {
            parts = with(parts, SILENCE, 0.15 * i, -38 + i, 3, SILENCE, 3 - 0.15 * i);
        }
        return tone(rateHz, parts);
    }

    /** Case 13: silence of 20 ms times i, 400 ms of tone, a second of silence. */
    static float[] case13(int rateHz, int i) {
        return tone(rateHz, SILENCE, 0.02 * i, -23, 0.4, SILENCE, 1);
    }

    /** Case 14: twenty slots of 0.8 s, in each 0.4 s of a tone that is later and louder by 1 dB from slot to slot. */
    static float[] case14(int rateHz) {
        double[] parts = new double[0];
        for (int i = 0; i < 20; i++) {
            parts = with(parts, SILENCE, 0.02 * i, -38 + i, 0.4, SILENCE, 0.4 - 0.02 * i);
        }
        return tone(rateHz, parts);
    }

    private static double[] with(double[] parts, double... more) {
        double[] all = Arrays.copyOf(parts, parts.length + more.length);
        System.arraycopy(more, 0, all, parts.length, more.length);
        return all;
    }

    /** Cases 15 to 19: half a second of a sine of {@code rate / divisor}, with fades of 10 ms. */
    static float[] peakTone(int rateHz, int divisor, double amplitude, double phaseDegrees) {
        double[] sine = new double[rateHz / 2];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = amplitude * Math.sin(2 * Math.PI * i / divisor + Math.toRadians(phaseDegrees));
        }
        return floats(faded(sine, rateHz / 100));
    }

    /**
     * Cases 20 to 23: made at four times the rate, a sine of a sixth of the rate at half scale, into which one full-scale period of a
     * quarter of the rate is spliced at a zero; low-passed and thinned out from one of four offsets.
     */
    static float[] interSamplePeak(int rateHz, int offset) {
        int half = rateHz / 12 / 24 * 24 * 4;
        double[] fine = new double[2 * half + 16];
        for (int i = 0; i < half; i++) {
            fine[i] = 0.5 * Math.sin(2 * Math.PI * i / 24);
            fine[half + 16 + i] = fine[i];
        }
        for (int i = 0; i < 16; i++) {
            fine[half + i] = Math.sin(2 * Math.PI * i / 16);
        }
        faded(fine, rateHz / 25);
        double[] lowPass = lowPass(512, 0.98 / 8);
        double[] thinned = new double[fine.length / 4];
        for (int i = 0; i < thinned.length; i++) {
            for (int k = 0; k < lowPass.length; k++) {
                int at = 4 * i + offset + k - 512;
                thinned[i] += at >= 0 && at < fine.length ? lowPass[k] * fine[at] : 0;
            }
        }
        return floats(thinned);
    }

    private static double[] lowPass(int reach, double cutoff) {
        double[] taps = new double[2 * reach + 1];
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
            double sinc = k == 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * k) / (Math.PI * k);
            taps[k + reach] = sinc * Window.kaiserAt(k / (reach + 1.0), 10);
            sum += taps[k + reach];
        }
        for (int k = 0; k < taps.length; k++) {
            taps[k] /= sum;
        }
        return taps;
    }

    private static double[] faded(double[] x, int frames) {
        for (int i = 0; i < frames; i++) {
            x[i] *= i / (double) frames;
            x[x.length - 1 - i] *= i / (double) frames;
        }
        return x;
    }

    private static float[] floats(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }
}
