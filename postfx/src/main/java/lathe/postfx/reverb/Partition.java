package lathe.postfx.reverb;

import java.util.Arrays;
import lathe.core.dsp.Kernels;
import lathe.core.dsp.NegacyclicTransform;

/**
 * A stretch of impulse responses cut into parts of one length, convolved by overlap-save in the frequency domain.
 *
 * <p>Each block of input is transformed once and kept while any part needs it; each output is transformed back once (T. G.
 * Stockham, AFIPS 1966). The work on a block can be spread over the time until it is due (W. G. Gardner, "Efficient
 * Convolution without Input-Output Delay", J. AES 43 (3), 1995).
 */
final class Partition {

    /** Bins worked on at a time: the sums stay in the first-level cache, and the work comes in small pieces. */
    private static final int BINS_AT_ONCE = 512;

    /** A transform takes about as long as this many products over all its bins. */
    private static final int TRANSFORM_COST = 20;

    private final int block;
    private final int parts;
    private final Routing routing;
    private final NegacyclicTransform transform;
    private final Kernels kernels = Kernels.best();
    private final float[][][] responseRe;
    private final float[][][] responseIm;
    private final float[][][] inputRe;
    private final float[][][] inputIm;
    private final float[][] sumRe;
    private final float[][] sumIm;
    private final float[][] arriving;
    private final float[][] taken;
    private float[][] pending;
    private float[][] ready;
    private int newest;
    private int stepsDone;
    private long costDone;

    /**
     * @param responses {@code [path][frame]}, of which {@code [from..to)} is convolved here as if it began at 0
     * @param block length of a part and of the blocks of input
     */
    Partition(float[][] responses, int from, int to, int block, Routing routing) {
        this.block = block;
        this.routing = routing;
        parts = Math.max(1, Math.ceilDiv(to - from, block));
        transform = new NegacyclicTransform(block);
        int channels = routing.channels();
        float[] signal = new float[2 * block];
        responseRe = new float[routing.paths()][parts][block];
        responseIm = new float[routing.paths()][parts][block];
        for (int path = 0; path < routing.paths(); path++) {
            for (int part = 0; part < parts; part++) {
                int start = Math.min(to, from + part * block);
                Arrays.fill(signal, 0);
                System.arraycopy(responses[path], start, signal, 0, Math.min(to - start, block));
                transform.forward(signal, responseRe[path][part], responseIm[path][part]);
            }
        }
        inputRe = new float[channels][parts][block];
        inputIm = new float[channels][parts][block];
        sumRe = new float[channels][block];
        sumIm = new float[channels][block];
        arriving = new float[channels][2 * block];
        taken = new float[channels][2 * block];
        pending = new float[channels][block];
        ready = new float[channels][block];
        stepsDone = steps();
        costDone = cost();
    }

    int block() {
        return block;
    }

    void clear() {
        for (int c = 0; c < routing.channels(); c++) {
            for (int part = 0; part < parts; part++) {
                Arrays.fill(inputRe[c][part], 0);
                Arrays.fill(inputIm[c][part], 0);
            }
            Arrays.fill(arriving[c], 0);
            Arrays.fill(pending[c], 0);
            Arrays.fill(ready[c], 0);
        }
        newest = 0;
        stepsDone = steps();
        costDone = cost();
    }

    /** Takes {@code length} samples of a channel, which belong at {@code at} in the block under way. */
    void feed(int channel, float[] source, int at, int length) {
        System.arraycopy(source, 0, arriving[channel], block + at, length);
    }

    /** Closes the block that was fed and starts on it; what was made of the one before is ready. */
    void begin() {
        float[][] finished = pending;
        pending = ready;
        ready = finished;
        newest = newest == 0 ? parts - 1 : newest - 1;
        for (int c = 0; c < routing.channels(); c++) {
            System.arraycopy(arriving[c], 0, taken[c], 0, 2 * block);
            System.arraycopy(arriving[c], block, arriving[c], 0, block);
        }
        stepsDone = 0;
        costDone = 0;
    }

    /** Does the share of the work that is due at the {@code turn}-th of {@code turns}. */
    void work(int turn, int turns) {
        long due = cost() * (turn + 1) / turns;
        while (costDone < due) {
            step(stepsDone);
            stepsDone++;
        }
    }

    /** Makes ready at once what was worked on to the end. */
    void deliver() {
        float[][] finished = pending;
        pending = ready;
        ready = finished;
    }

    /** The output block that is ready. */
    float[] ready(int channel) {
        return ready[channel];
    }

    private int productSteps() {
        return Math.ceilDiv(block, BINS_AT_ONCE);
    }

    private int steps() {
        return 2 * routing.channels() + productSteps();
    }

    private long transformCost() {
        return (long) TRANSFORM_COST * block;
    }

    private long cost() {
        return 2L * routing.channels() * transformCost() + (long) routing.paths() * parts * block;
    }

    private void step(int index) {
        int channels = routing.channels();
        if (index < channels) {
            transform.forward(taken[index], inputRe[index][newest], inputIm[index][newest]);
            costDone += transformCost();
        } else if (index < channels + productSteps()) {
            int from = (index - channels) * BINS_AT_ONCE;
            int to = Math.min(block, from + BINS_AT_ONCE);
            multiply(from, to);
            costDone += (long) routing.paths() * parts * (to - from);
        } else {
            int channel = index - channels - productSteps();
            transform.inverseSecondHalf(sumRe[channel], sumIm[channel], pending[channel]);
            costDone += transformCost();
        }
    }

    private void multiply(int from, int to) {
        for (int c = 0; c < routing.channels(); c++) {
            Arrays.fill(sumRe[c], from, to, 0);
            Arrays.fill(sumIm[c], from, to, 0);
        }
        for (int path = 0; path < routing.paths(); path++) {
            float[] re = sumRe[routing.output(path)];
            float[] im = sumIm[routing.output(path)];
            float[][] xRe = inputRe[routing.input(path)];
            float[][] xIm = inputIm[routing.input(path)];
            float[][] hRe = responseRe[path];
            float[][] hIm = responseIm[path];
            for (int part = 0; part < parts; part++) {
                int age = newest + part;
                int slot = age < parts ? age : age - parts;
                kernels.complexMultiplyAdd(re, im, xRe[slot], xIm[slot], hRe[part], hIm[part], from, to);
            }
        }
    }
}
