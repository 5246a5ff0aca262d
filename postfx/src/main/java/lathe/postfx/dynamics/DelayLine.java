package lathe.postfx.dynamics;

import java.util.Arrays;

/** Holds one channel back by a fixed number of frames. */
final class DelayLine {

    private final float[] held;
    private int at;

    DelayLine(int frames) {
        held = new float[frames];
    }

    void reset() {
        Arrays.fill(held, 0);
        at = 0;
    }

    /** Replaces {@code x[from..to)} by what came the delay's frames before. */
    void process(float[] x, int from, int to) {
        if (held.length == 0) {
            return;
        }
        int position = at;
        for (int i = from; i < to; i++) {
            float out = held[position];
            held[position] = x[i];
            x[i] = out;
            position = position + 1 == held.length ? 0 : position + 1;
        }
        at = position;
    }
}
