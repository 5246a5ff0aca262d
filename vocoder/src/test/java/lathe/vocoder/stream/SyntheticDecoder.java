package lathe.vocoder.stream;

import java.util.concurrent.atomic.AtomicInteger;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;

/**
 * A decoder that can be computed by hand: every frame's value spreads over time as a raised cosine, {@code reach} frames to
 * either side of the frame's first sample. Channel {@code c} has {@code 1 / (c + 1)} of the level.
 */
class SyntheticDecoder implements Decoder {

    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger closes = new AtomicInteger();
    final AtomicInteger cancels = new AtomicInteger();
    /** Runs that were under way when it was closed, or began after. */
    final AtomicInteger runsAfterClose = new AtomicInteger();

    private final AtomicInteger underWay = new AtomicInteger();
    private final int sampleRateHz;
    private final int channels;
    private final int hop;
    private final int reach;
    private final int excess;
    private final float gain;
    private final Context context;

    SyntheticDecoder(int sampleRateHz, int channels, int hop, int reach) {
        this(sampleRateHz, channels, hop, reach, 0, 1, Context.exact(reach, reach));
    }

    /** @param excess samples of an output beyond a hop for every frame, may be negative */
    SyntheticDecoder(int sampleRateHz, int channels, int hop, int reach, int excess, float gain, Context context) {
        this.sampleRateHz = sampleRateHz;
        this.channels = channels;
        this.hop = hop;
        this.reach = reach;
        this.excess = excess;
        this.gain = gain;
        this.context = context;
    }

    SyntheticDecoder louder(float newGain) {
        return new SyntheticDecoder(sampleRateHz, channels, hop, reach, excess, newGain, context);
    }

    /** What a frame of 1 at time 0 sounds like at {@code sample}. */
    static float pulse(int sample, int hop, int reach) {
        double width = (double) reach * hop;
        return Math.abs(sample) >= width ? 0f : (float) ((0.5 + 0.5 * Math.cos(Math.PI * sample / width)) / reach);
    }

    @Override
    public int sampleRateHz() {
        return sampleRateHz;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int hopSamples() {
        return hop;
    }

    @Override
    public long samples(long frames) {
        return frames * hop + excess;
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public void decode(Frames window, float[][] audio) throws InferenceException {
        runs.incrementAndGet();
        underWay.incrementAndGet();
        if (closes.get() > 0) {
            runsAfterClose.incrementAndGet();
        }
        Values values = (Values) window;
        for (int i = 0; i < samples(values.frames()); i++) {
            int middle = Math.floorDiv(i, hop);
            float sum = 0;
            for (int k = Math.max(0, middle - reach); k <= Math.min(values.frames() - 1, middle + reach); k++) {
                sum += values.at(k) * pulse(i - k * hop, hop, reach);
            }
            for (int c = 0; c < channels; c++) {
                audio[c][i] = gain * sum / (c + 1);
            }
        }
        underWay.decrementAndGet();
    }

    @Override
    public void cancel() {
        cancels.incrementAndGet();
    }

    @Override
    public void close() {
        closes.incrementAndGet();
        runsAfterClose.addAndGet(underWay.get());
    }
}
