package lathe.app;

import lathe.neural.session.InferenceException;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;

/** A decoder of one channel at work on several, one after the other. Takes {@link ChannelFrames}. */
record ChannelDecoder(Decoder one, int channels) implements Decoder {

    @Override
    public int sampleRateHz() {
        return one.sampleRateHz();
    }

    @Override
    public int hopSamples() {
        return one.hopSamples();
    }

    @Override
    public long samples(long frames) {
        return one.samples(frames);
    }

    @Override
    public Context context() {
        return one.context();
    }

    @Override
    public void decode(Frames window, float[][] audio) throws InferenceException {
        if (!(window instanceof ChannelFrames each)) {
            throw new IllegalArgumentException("frames of " + channels + " channels, not " + window);
        }
        for (int c = 0; c < channels; c++) {
            one.decode(each.channels().get(c), new float[][] {audio[c]});
        }
    }

    @Override
    public void cancel() {
        one.cancel();
    }

    @Override
    public void close() {
        one.close();
    }
}
