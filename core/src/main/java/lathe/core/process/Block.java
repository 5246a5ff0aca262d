package lathe.core.process;

/**
 * A stretch of sound lent to a processor, which replaces it in place: {@code channel(c)[from()..to())}.
 *
 * <p>Samples are finite: {@link #set} replaces NaN and infinities by zero and counts them, so that no processor's
 * state can be poisoned. One block object is reused for ever; it allocates nothing.
 */
public final class Block {

    private static final float[][] NONE = new float[0][];

    private float[][] channels = NONE;
    private float[][] sideChain = NONE;
    private int from;
    private int to;
    private long nonFiniteSamples;

    /**
     * Lends {@code channels[c][from..to)}; non-finite samples in it become zero.
     *
     * @return this
     */
    public Block set(float[][] newChannels, int newFrom, int newTo) {
        return set(newChannels, NONE, newFrom, newTo);
    }

    /**
     * The same with an external side chain, {@code sideChain[c][from..to)}, which processors read and leave alone.
     *
     * @return this
     */
    public Block set(float[][] newChannels, float[][] newSideChain, int newFrom, int newTo) {
        channels = newChannels;
        sideChain = newSideChain;
        from = newFrom;
        to = newTo;
        for (float[] channel : newChannels) {
            nonFiniteSamples += silenceNonFinite(channel, newFrom, newTo);
        }
        for (float[] channel : newSideChain) {
            nonFiniteSamples += silenceNonFinite(channel, newFrom, newTo);
        }
        return this;
    }

    /** Makes this a part of another block, whose samples have been looked at already. */
    Block part(Block whole, int newFrom, int newTo) {
        channels = whole.channels;
        sideChain = whole.sideChain;
        from = newFrom;
        to = newTo;
        return this;
    }

    private static long silenceNonFinite(float[] samples, int from, int to) {
        // Zero times a number is zero, and NaN for NaN and infinities. Four sums, as each addition waits for the one
        // before.
        float probe0 = 0;
        float probe1 = 0;
        float probe2 = 0;
        float probe3 = 0;
        int at = from;
        for (; at < to - 3; at += 4) {
            probe0 += samples[at] * 0f;
            probe1 += samples[at + 1] * 0f;
            probe2 += samples[at + 2] * 0f;
            probe3 += samples[at + 3] * 0f;
        }
        for (; at < to; at++) {
            probe0 += samples[at] * 0f;
        }
        if (probe0 + probe1 + probe2 + probe3 == 0) {
            return 0;
        }
        long found = 0;
        for (int i = from; i < to; i++) {
            if (!Float.isFinite(samples[i])) {
                samples[i] = 0;
                found++;
            }
        }
        return found;
    }

    /** The samples of a channel; only {@code [from()..to())} belongs to this block. */
    public float[] channel(int index) {
        return channels[index];
    }

    /** Number of channels. */
    public int channels() {
        return channels.length;
    }

    /** The samples of a side-chain channel; only {@code [from()..to())} belongs to this block. */
    public float[] sideChain(int index) {
        return sideChain[index];
    }

    /** Number of side-chain channels; 0 where nothing is connected. */
    public int sideChainChannels() {
        return sideChain.length;
    }

    /** First frame. */
    public int from() {
        return from;
    }

    /** One past the last frame. */
    public int to() {
        return to;
    }

    /** Number of frames, which may be 0. */
    public int frames() {
        return to - from;
    }

    /** Samples that were NaN or infinite and became zero, since this object was made. */
    public long nonFiniteSamples() {
        return nonFiniteSamples;
    }
}
