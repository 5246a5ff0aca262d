package lathe.core.process;

import lathe.core.audio.ChannelLayout;

/**
 * What a processor must know before the first block.
 *
 * @param sampleRateHz frames per second, 1,000 to 768,000
 * @param maxFrames longest block that will come
 * @param layout the channels and where they stand
 * @param mode whether a listener waits; the result is the same bit for bit
 */
public record ProcessSetup(double sampleRateHz, int maxFrames, ChannelLayout layout, Mode mode) {

    /** Whether blocks come in time with a clock. */
    public enum Mode {
        /** Blocks arrive in time; being late is a fault. */
        LIVE,
        /** Blocks arrive as fast as they are done. */
        OFFLINE
    }

    /** @throws IllegalArgumentException with name=value if a number is out of range */
    public ProcessSetup {
        if (!(sampleRateHz >= 1_000 && sampleRateHz <= 768_000)) {
            throw new IllegalArgumentException("sampleRateHz=" + sampleRateHz + " is outside 1000 to 768000");
        }
        if (maxFrames < 1) {
            throw new IllegalArgumentException("maxFrames=" + maxFrames + " must be 1 or more");
        }
    }

    /** An offline setup. */
    public static ProcessSetup offline(double sampleRateHz, int maxFrames, ChannelLayout layout) {
        return new ProcessSetup(sampleRateHz, maxFrames, layout, Mode.OFFLINE);
    }

    /** Number of channels. */
    public int channels() {
        return layout.channels();
    }

    /** A time in milliseconds, in whole frames. */
    public int frames(double ms) {
        return (int) Math.round(ms * 1e-3 * sampleRateHz);
    }
}
