package lathe.vocoder.mel;

/**
 * How the spectra of a model become sound: the numbers of its inverse short-time Fourier transform.
 *
 * @param transformSize samples of a frame before it is windowed; a spectrum has half as many bins and one more
 * @param hopSamples samples from frame to frame
 * @param windowSize samples of the periodic Hann window, in the middle of the frame
 * @param framing what is cut off at the ends
 * @param normalized whether spectra were divided by the square root of the transform size
 */
public record IstftRule(int transformSize, int hopSamples, int windowSize, Framing framing, boolean normalized) {

    /** What is cut off at the ends. */
    public enum Framing {
        /** Frames are centred on multiples of the hop, the first on the first sample: {@code (frames - 1) * hop} samples. */
        CENTRE,
        /** A frame's hop lies in its middle: {@code frames * hop} samples. */
        SAME
    }

    public IstftRule {
        if (transformSize < 2 || windowSize < 1 || windowSize > transformSize) {
            throw new IllegalArgumentException("transformSize=" + transformSize + " windowSize=" + windowSize
                    + ": a window of 1 or more samples must fit into a transform of 2 or more");
        }
        if (hopSamples < 1 || hopSamples > windowSize) {
            throw new IllegalArgumentException("hopSamples=" + hopSamples + " is outside 1 to " + windowSize);
        }
    }

    /** A window as long as the transform, spectra as they are. */
    public IstftRule(int transformSize, int hopSamples, Framing framing) {
        this(transformSize, hopSamples, transformSize, framing, false);
    }

    /** Frequencies of a spectrum. */
    public int bins() {
        return transformSize / 2 + 1;
    }

    /** Samples that so many spectra become. */
    public long samples(long spectra) {
        return Math.max(0, framing == Framing.CENTRE ? spectra - 1 : spectra) * hopSamples;
    }

    /** Samples cut off before the first. */
    int padding() {
        return framing == Framing.CENTRE ? transformSize / 2 : (transformSize - hopSamples) / 2;
    }
}
