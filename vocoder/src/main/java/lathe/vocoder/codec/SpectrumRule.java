package lathe.vocoder.codec;

/**
 * A codec whose graph ends before the inverse STFT: magnitude, cosine and sine of the phase, a periodic Hann window of
 * {@code transform} samples, {@code (transform - hop) / 2} samples cut at both ends.
 *
 * @param transform samples of a transform
 * @param hop samples from frame to frame
 */
public record SpectrumRule(int transform, int hop) {

    public SpectrumRule {
        if (hop < 1 || transform < hop) {
            throw new IllegalArgumentException("transform=" + transform + " hop=" + hop);
        }
    }
}
