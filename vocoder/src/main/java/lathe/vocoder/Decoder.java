package lathe.vocoder;

import lathe.neural.session.InferenceException;

/**
 * Turns frames into sound. Decoding allocates and takes its time: call it from workers, never from an audio thread.
 * Implementations are safe for use by several threads, and {@link #close} is safe while others decode.
 */
public interface Decoder extends AutoCloseable {

    int sampleRateHz();

    int channels();

    /** Samples of each channel that one frame becomes. */
    int hopSamples();

    /**
     * Samples of each channel that a whole input becomes: {@code frames * hopSamples()}, less or more by a constant for
     * a few codecs.
     */
    default long samples(long frames) {
        return frames * hopSamples();
    }

    /**
     * Samples by which the sound lags the frames: what belongs to the beginning of frame {@code n} comes out at sample
     * {@code n * hopSamples() + delaySamples()}. Most decoders have none. Live playing takes it out; files keep it, as the
     * models' own tools do.
     */
    default int delaySamples() {
        return 0;
    }

    /** What tiles of a long input need around them. */
    Context context();

    /**
     * Decodes a stretch in one piece, as if nothing came before or after it.
     *
     * @param window the frames, of the kind this decoder takes
     * @param audio [channels][at least samples(window.frames())], written from the first sample on
     * @throws InferenceException if the model fails or the run was cancelled
     * @throws IllegalArgumentException if the frames are of another kind or size than the decoder takes
     */
    void decode(Frames window, float[][] audio) throws InferenceException;

    /** Ends the decoding that goes on now, if any, soon; it throws a cancelled {@link InferenceException}. */
    void cancel();

    @Override
    void close();
}
