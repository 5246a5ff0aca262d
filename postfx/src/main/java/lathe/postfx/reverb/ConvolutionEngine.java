package lathe.postfx.reverb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lathe.core.dsp.FirBank;

/**
 * Convolution with long impulse responses in ticks of fixed length on an absolute grid; inside a tick, pieces of any length.
 *
 * <p>Without latency, the first tick of the response is a direct sum, what follows is convolved in parts as long as a tick, and
 * the rest in parts sixteen and more times as long, each level beginning two of its parts into the response so that its work can be
 * spread over the ticks of a part. With latency, all parts are one tick long and the output comes a tick late.
 */
final class ConvolutionEngine {

    private final int tick;
    private final Routing routing;
    private final FirBank[] head;
    private final float[][] recent;
    private final float[][] input;
    private final float[][] output;
    private final float[] work;
    private final float[][] workOut;
    private final List<Partition> levels = new ArrayList<>();
    private long ticks;

    /**
     * @param responses {@code [path][frame]}, of one length
     * @param blocks lengths of parts, growing; each a multiple of the one before, from the second on at least four times it
     * @param zeroLatency whether to begin with a direct sum; otherwise one block length is all
     */
    ConvolutionEngine(float[][] responses, Routing routing, int[] blocks, boolean zeroLatency) {
        this.routing = routing;
        tick = blocks[0];
        int frames = responses[0].length;
        int channels = routing.channels();
        head = new FirBank[zeroLatency ? routing.paths() : 0];
        recent = new float[channels][2 * tick];
        input = new float[channels][tick];
        output = new float[channels][tick];
        work = new float[tick];
        workOut = new float[][] {work};
        for (int path = 0; path < head.length; path++) {
            float[] taps = new float[tick];
            for (int i = 0; i < Math.min(tick, frames); i++) {
                taps[tick - 1 - i] = responses[path][i];
            }
            head[path] = new FirBank(taps);
        }
        int from = zeroLatency ? tick : 0;
        for (int i = 0; i < blocks.length && (from < frames || i == 0); i++) {
            int next = i + 1 < blocks.length ? 2 * blocks[i + 1] : frames;
            int to = Math.min(frames, next);
            levels.add(new Partition(responses, Math.min(from, frames), to, blocks[i], routing));
            from = to;
        }
    }

    int tick() {
        return tick;
    }

    void clear() {
        for (int c = 0; c < routing.channels(); c++) {
            Arrays.fill(recent[c], 0);
            Arrays.fill(output[c], 0);
        }
        for (Partition level : levels) {
            level.clear();
        }
        ticks = 0;
    }

    /** Where the input of a channel goes, at its place in the tick. */
    float[] input(int channel) {
        return input[channel];
    }

    /** Where the output of a channel stands after {@link #process}. */
    float[] output(int channel) {
        return output[channel];
    }

    /** Finishes {@code output[from..to)}, for which {@code input[from..to)} is there. */
    void process(int from, int to) {
        if (head.length == 0) {
            return;
        }
        for (int c = 0; c < routing.channels(); c++) {
            System.arraycopy(input[c], from, recent[c], tick + from, to - from);
        }
        for (int path = 0; path < head.length; path++) {
            head[path].process(recent[routing.input(path)], from + 1, workOut, from, to - from);
            add(output[routing.output(path)], work, from, to);
        }
    }

    private static void add(float[] sum, float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += x[i];
        }
    }

    /** To be called when a tick is full: all that the coming tick can be told of its output. */
    void endTick() {
        ticks++;
        for (int c = 0; c < routing.channels(); c++) {
            System.arraycopy(recent[c], tick, recent[c], 0, tick);
            Arrays.fill(output[c], 0);
        }
        for (int i = 0; i < levels.size(); i++) {
            run(levels.get(i), i == 0);
        }
    }

    private void run(Partition level, boolean atOnce) {
        int ticksPerBlock = level.block() / tick;
        int endedInBlock = (int) ((ticks - 1) % ticksPerBlock);
        for (int c = 0; c < routing.channels(); c++) {
            level.feed(c, input[c], endedInBlock * tick, tick);
        }
        int coming = (int) (ticks % ticksPerBlock);
        if (coming == 0) {
            level.begin();
        }
        level.work(coming, ticksPerBlock);
        if (atOnce) {
            level.deliver();
        }
        for (int c = 0; c < routing.channels(); c++) {
            System.arraycopy(level.ready(c), coming * tick, work, 0, tick);
            add(output[c], work, 0, tick);
        }
    }
}
