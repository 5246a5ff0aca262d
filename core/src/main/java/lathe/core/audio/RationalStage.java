package lathe.core.audio;

import java.util.Arrays;
import lathe.core.dsp.PolyphaseFir;

/** Resampling by {@code up / down} as a stream: gathers input until a batch is full. */
final class RationalStage {

    private static final int MOST_GROUPS = 512;
    private static final int MOST_FRAMES_IN_A_BATCH = 1 << 17;

    private final PolyphaseFir fir;
    private final float[][] gathered;
    private final float[] batch;
    private int fill;
    private long written;

    /** @param lead frames of silence ahead of the input */
    RationalStage(SincFilter filter, int up, int down, int channels, int lead) {
        int groups = Math.clamp(MOST_FRAMES_IN_A_BATCH / Math.max(up, down), 1, MOST_GROUPS);
        fir = new PolyphaseFir(filter.phases(up, down), down, groups);
        fill = filter.reach() - 1 + lead;
        gathered = new float[channels][Math.max(fir.inputs(groups), fill + down)];
        batch = new float[groups * up];
    }

    /** Room that a call needs, whichever. */
    int maxOutputFrames(int inputFrames) {
        long inputs = (long) gathered[0].length + inputFrames;
        return Math.toIntExact(inputs * fir.up() / fir.down() + 2L * fir.up() + FractionalStage.TAPS);
    }

    int process(float[][] in, int from, int frames, float[][] out, int outFrom) {
        int done = 0;
        int ready = 0;
        while (done < frames) {
            int taken = Math.min(frames - done, gathered[0].length - fill);
            for (int c = 0; c < gathered.length; c++) {
                System.arraycopy(in[c], from + done, gathered[c], fill, taken);
            }
            fill += taken;
            done += taken;
            if (fill == gathered[0].length) {
                ready += computeBatch(Long.MAX_VALUE, out, outFrom + ready);
            }
        }
        return ready;
    }

    /** Silence follows until {@code total} frames have been written since the beginning. */
    int finish(long total, float[][] out, int outFrom) {
        int ready = 0;
        while (written < total) {
            for (float[] channel : gathered) {
                Arrays.fill(channel, fill, channel.length, 0f);
            }
            fill = gathered[0].length;
            ready += computeBatch(total, out, outFrom + ready);
        }
        return ready;
    }

    private int computeBatch(long total, float[][] out, int outFrom) {
        long groupsDue = (total - written - 1) / fir.up() + 1;
        int groups = (int) Math.min(groupsDue, fir.maxGroups());
        int frames = (int) Math.min(total - written, (long) groups * fir.up());
        int used = groups * fir.down();
        for (int c = 0; c < gathered.length; c++) {
            fir.process(gathered[c], 0, batch, 0, groups);
            System.arraycopy(batch, 0, out[c], outFrom, frames);
            System.arraycopy(gathered[c], used, gathered[c], 0, fill - used);
        }
        fill -= used;
        written += frames;
        return frames;
    }
}
