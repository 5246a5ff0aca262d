package lathe.core.process;

import lathe.core.param.ParameterSet;

/**
 * Anything that turns a stream of sound into another of the same shape.
 *
 * <p>The result does not depend on how time is cut into blocks, nor on live or offline, bit for bit. Use: {@code prepare}
 * once, then {@code process} for each block; {@code reset} or {@code prepare} again at will.
 */
public interface Processor extends AutoCloseable {

    /** The settings, declared once; the same object always. */
    ParameterSet parameters();

    /**
     * Makes ready for a rate, a block length and a layout. May allocate and be slow.
     *
     * @throws IllegalArgumentException if this processor cannot serve the setup; the message says what it can
     */
    void prepare(ProcessSetup setup);

    /**
     * Replaces the block's samples. Never allocates, waits, logs, or throws for what the audio contains; any length from 0
     * to the setup's maximum. Parameters hold still during one call: {@link EventQueue#play} cuts blocks at changes.
     */
    void process(Block block);

    /** Silences the past (delay lines, filters, ramps) and keeps the settings. */
    void reset();

    /** Frames by which the output lags the input; exact, valid after {@code prepare}. */
    int latencyFrames();

    /** Frames until silence after the input ends, beyond the latency; {@link Long#MAX_VALUE} if endless. */
    long tailFrames();

    /** Gives back what is not memory; most have nothing. */
    @Override
    default void close() {}
}
