package lathe.core.audio;

/** Sound in memory: one {@code float[]} per channel, full scale at plus and minus 1. */
public final class AudioBuffer {

    private final float[][] channels;
    private final int sampleRateHz;
    private final ChannelLayout layout;

    /**
     * Takes the arrays as they are, without a copy.
     *
     * @param channels {@code [channel][frame]}, all of one length
     */
    public AudioBuffer(float[][] channels, int sampleRateHz, ChannelLayout layout) {
        if (channels.length != layout.channels()) {
            throw new IllegalArgumentException("channels=" + channels.length + " but the layout is " + layout);
        }
        for (float[] channel : channels) {
            if (channel.length != channels[0].length) {
                throw new IllegalArgumentException(
                        "channels of " + channels[0].length + " and " + channel.length + " frames");
            }
        }
        this.channels = channels;
        this.sampleRateHz = sampleRateHz;
        this.layout = layout;
    }

    /** Silence. */
    public AudioBuffer(ChannelLayout layout, int frames, int sampleRateHz) {
        this(new float[layout.channels()][frames], sampleRateHz, layout);
    }

    /** The customary layout for the number of channels. */
    public static AudioBuffer of(int sampleRateHz, float[]... channels) {
        return new AudioBuffer(channels, sampleRateHz, ChannelLayout.ofChannels(channels.length));
    }

    /** The samples of a channel; not a copy. */
    public float[] channel(int index) {
        return channels[index];
    }

    /** All channels; not a copy. */
    public float[][] channelArrays() {
        return channels;
    }

    /** Number of channels. */
    public int channels() {
        return channels.length;
    }

    /** Samples per channel. */
    public int frames() {
        return channels[0].length;
    }

    /** Frames per second. */
    public int sampleRateHz() {
        return sampleRateHz;
    }

    /** Where the channels stand. */
    public ChannelLayout layout() {
        return layout;
    }

    /** Length in seconds. */
    public double seconds() {
        return frames() / (double) sampleRateHz;
    }

    /** Frames {@code [from..to)} as a new buffer. */
    public AudioBuffer slice(int from, int to) {
        float[][] copy = new float[channels.length][];
        for (int c = 0; c < copy.length; c++) {
            copy[c] = java.util.Arrays.copyOfRange(channels[c], from, to);
        }
        return new AudioBuffer(copy, sampleRateHz, layout);
    }

    /** An independent copy. */
    public AudioBuffer copy() {
        return slice(0, frames());
    }
}
