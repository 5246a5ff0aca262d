package lathe.core.audio;

import java.util.Arrays;
import lathe.core.dsp.Window;

/**
 * Resampling by any ratio of a signal that fills at most half its band: a short kernel, its coefficients interpolated
 * linearly between {@value #PHASES} phases (error below -140 dB for such a signal).
 */
final class FractionalStage {

    /** Inputs that an output depends on. */
    static final int TAPS = 20;

    private static final int PHASES = 2048;
    private static final int REACH = TAPS / 2;
    private static final int CAPACITY = 8192;

    private final float[][] phases = new float[PHASES + 1][];
    private final float[] kernel = new float[TAPS];
    private final long numerator;
    private final long denominator;
    private final long lead;
    private final float[][] gathered;
    private int fill;
    private long written;
    /** Place of the next output in {@code gathered}: {@code at + remainder / denominator}. */
    private long at;

    private long remainder;

    /**
     * Outputs lie {@code numerator / denominator} inputs apart.
     *
     * @param lead place of the first output among the inputs, at least {@value #TAPS} / 2
     */
    FractionalStage(long numerator, long denominator, int channels, int lead) {
        // Flat up to half the band; what is read there has its first images at one and a half times the band.
        SincFilter filter = new SincFilter(1, REACH, Window.kaiserBeta(140));
        for (int p = 0; p <= PHASES; p++) {
            phases[p] = filter.phase(p / (double) PHASES);
        }
        this.numerator = numerator;
        this.denominator = denominator;
        this.lead = lead;
        at = lead;
        gathered = new float[channels][CAPACITY];
    }

    int maxOutputFrames(int inputFrames) {
        return Math.toIntExact((CAPACITY + (long) inputFrames) * denominator / numerator + 2);
    }

    /** Inputs that the first {@code total} outputs depend on. */
    long inputsFor(long total) {
        return total == 0 ? 0 : lead + (total - 1) * numerator / denominator + REACH + 1;
    }

    /** Takes {@code frames} from index 0 on and writes what is ready, up to {@code total} since the beginning. */
    int process(float[][] in, int frames, long total, float[][] out, int outFrom) {
        int done = 0;
        int ready = 0;
        while (done < frames) {
            int taken = Math.min(frames - done, CAPACITY - fill);
            for (int c = 0; c < gathered.length; c++) {
                System.arraycopy(in[c], done, gathered[c], fill, taken);
            }
            fill += taken;
            done += taken;
            while (at + REACH < fill && written < total) {
                computeFrame(out, outFrom + ready);
                ready++;
            }
            dropUsed();
        }
        return ready;
    }

    private void computeFrame(float[][] out, int outAt) {
        double phase = remainder * (double) PHASES / denominator;
        int below = (int) phase;
        float weight = (float) (phase - below);
        float[] left = phases[below];
        float[] right = phases[below + 1];
        for (int k = 0; k < TAPS; k++) {
            kernel[k] = left[k] + weight * (right[k] - left[k]);
        }
        int first = (int) at - (REACH - 1);
        for (int c = 0; c < gathered.length; c++) {
            float[] x = gathered[c];
            float sum = 0;
            for (int k = 0; k < TAPS; k++) {
                sum += kernel[k] * x[first + k];
            }
            out[c][outAt] = sum;
        }
        written++;
        remainder += numerator;
        at += remainder / denominator;
        remainder %= denominator;
    }

    private void dropUsed() {
        int used = (int) Math.min(fill, Math.max(0, at - (REACH - 1)));
        for (float[] x : gathered) {
            System.arraycopy(x, used, x, 0, fill - used);
            Arrays.fill(x, fill - used, fill, 0f);
        }
        fill -= used;
        at -= used;
    }
}
