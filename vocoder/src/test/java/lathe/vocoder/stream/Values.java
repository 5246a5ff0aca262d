package lathe.vocoder.stream;

import java.util.Objects;
import java.util.Random;
import lathe.vocoder.Frames;

/** Frames of one number each. */
final class Values implements Frames {

    private final float[] all;
    private final int from;
    private final int to;

    private Values(float[] all, int from, int to) {
        this.all = all;
        this.from = from;
        this.to = to;
    }

    static Values of(float... values) {
        return new Values(values, 0, values.length);
    }

    static Values noise(int frames, long seed) {
        Random random = new Random(seed);
        float[] values = new float[frames];
        for (int i = 0; i < frames; i++) {
            values[i] = (float) (0.6 * random.nextDouble() - 0.3);
        }
        return of(values);
    }

    /** Silence with one frame of 1. */
    static Values impulse(int frames, int at) {
        float[] values = new float[frames];
        values[at] = 1;
        return of(values);
    }

    float[] toArray() {
        return java.util.Arrays.copyOfRange(all, from, to);
    }

    /** Place of the first frame in the whole. */
    int from() {
        return from;
    }

    float at(int frame) {
        return all[from + frame];
    }

    @Override
    public int frames() {
        return to - from;
    }

    @Override
    public Values slice(int sliceFrom, int sliceTo) {
        Objects.checkFromToIndex(sliceFrom, sliceTo, frames());
        return new Values(all, from + sliceFrom, from + sliceTo);
    }
}
