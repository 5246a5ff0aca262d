package lathe.vocoder.stream;

import lathe.vocoder.Frames;

/**
 * Where a live stream's frames come from, counted from the stream's beginning. Called by one worker thread at a time; whoever
 * fills it from another thread sees to what passes between them.
 */
public interface FrameSource {

    /**
     * How many frames there are so far; never less than before.
     *
     * @param clockSamples samples, at the decoder's rate, that the listener's clock has run since the beginning, the current
     *     block included. A source that follows a live input has {@code clockSamples / hop} frames then; a generator ignores it
     *     and works ahead
     */
    long available(long clockSamples);

    /** True when no frames will come beyond those available. Asked before {@link #available}. */
    boolean ended();

    /** Frames {@code from} to {@code to}, all of them available; the last few windows' worth may be asked for again. */
    Frames frames(long from, long to);

    /** Some frames of the kind, for warming a decoder up: silence, or anything. May be called from any thread. */
    Frames blank(int frames);

    /** The stream begins anew with frame 0. */
    default void restart() {}
}
