package lathe.postfx.loudness;

import java.util.Arrays;

/**
 * True peaks by the 4x oversampling of ITU-R BS.1770-5, Annex 2, sample by sample: for a meter in a plugin, where work must come
 * evenly. {@link TruePeakMeter} tells more and works in hops too long for short blocks.
 *
 * <p>A peak is known when the 6 samples after it have come. The values do not depend on how the sound was cut into calls;
 * nothing is allocated. NaN and infinities count as silence. Not thread-safe.
 */
public final class LivePeakMeter {

    private static final int PAST = StandardPeak.TAPS - 1;
    private static final int CHUNK = 256;

    /** What is beyond, 600 dB over full scale, is no sound. */
    private static final float LOUDEST = 1e30f;

    /** What is less, 500 dB under full scale, would be denormal numbers in the filter. */
    private static final float QUIETEST = 1e-25f;

    private final StandardPeak standardPeak = new StandardPeak();
    private final float[][] recent;
    private final float[] peaks;

    /** @param channels how many channels {@link #add} will bring; 1 or more */
    public LivePeakMeter(int channels) {
        if (channels < 1) {
            throw new IllegalArgumentException("channels=" + channels + " must be 1 or more");
        }
        recent = new float[channels][PAST + CHUNK];
        peaks = new float[channels];
    }

    /** Forgets everything. */
    public void reset() {
        for (float[] channel : recent) {
            Arrays.fill(channel, 0);
        }
        Arrays.fill(peaks, 0);
    }

    /** Takes the next frames, {@code samples[channel][from..to)}; leaves them as they are. */
    public void add(float[][] samples, int from, int to) {
        for (int c = 0; c < recent.length; c++) {
            add(c, samples[c], from, to);
        }
    }

    /** The same for one channel. */
    public void add(int channel, float[] samples, int from, int to) {
        float[] x = recent[channel];
        for (int at = from; at < to; at += CHUNK) {
            int frames = Math.min(CHUNK, to - at);
            float highest = peaks[channel];
            for (int i = 0; i < frames; i++) {
                float magnitude = Math.abs(samples[at + i]);
                boolean counts = magnitude >= QUIETEST && magnitude <= LOUDEST;
                x[PAST + i] = counts ? samples[at + i] : 0;
                highest = Math.max(highest, counts ? magnitude : 0);
            }
            peaks[channel] = standardPeak.raise(highest, x, 0, frames);
            System.arraycopy(x, frames, x, 0, PAST);
        }
    }

    /** Largest magnitude of a channel since {@link #forgetPeak} or {@link #reset}, linear; never below its samples. */
    public float peak(int channel) {
        return peaks[channel];
    }

    /** Begins a new peak; the samples that came before still count as neighbours. */
    public void forgetPeak(int channel) {
        peaks[channel] = 0;
    }
}
