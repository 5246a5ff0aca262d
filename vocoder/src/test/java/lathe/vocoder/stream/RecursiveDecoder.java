package lathe.vocoder.stream;

import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;

/** A decoder that never forgets, as recurrent ones: held frames through a one-pole low-pass, from silence. */
final class RecursiveDecoder implements Decoder {

    private static final int HOP = 64;

    private final float pole;
    private final Context context;

    /** @param pole weight of the past after one sample, below 1 */
    RecursiveDecoder(float pole, Context context) {
        this.pole = pole;
        this.context = context;
    }

    @Override
    public int sampleRateHz() {
        return 16_000;
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int hopSamples() {
        return HOP;
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public void decode(Frames window, float[][] audio) {
        float state = 0;
        for (int i = 0; i < window.frames() * HOP; i++) {
            state = pole * state + (1 - pole) * ((Values) window).at(i / HOP);
            audio[0][i] = state;
        }
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
}
