package lathe.neural.model;

import lathe.neural.session.InferenceException;

/** A decoder as a check sees it: made-up frames in, as many as wanted, samples out. */
public interface FrameModel {

    /** No frame is spoiled. */
    int NONE = -1;

    /** Samples that a frame becomes. */
    int hopSamples();

    /**
     * Decodes a stretch of the made-up frames in one piece; the same frames every time.
     *
     * @param from first frame
     * @param to frame after the last
     * @param spoiled a frame that is not a number, or is another one where numbers are whole; or {@link #NONE}
     * @return [rows][samples]
     */
    float[][] decode(int from, int to, int spoiled) throws InferenceException;
}
