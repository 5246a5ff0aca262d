package lathe.vocoder.codec;

/**
 * A codec that was trained on chunks and decodes chunks: each is decoded alone, multiplied by its scale, and joined with
 * its neighbours by triangular weights that are divided by their sum.
 *
 * @param codes codes of each codebook in a chunk; the last chunk may be shorter
 * @param codeSamples samples that a code becomes
 * @param strideSamples samples from the start of a chunk to the start of the next, less than {@code codes * codeSamples}
 */
public record ChunkRule(int codes, int codeSamples, int strideSamples) {

    public ChunkRule {
        if (codes < 1 || codeSamples < 1 || strideSamples < 1 || strideSamples > codes * codeSamples) {
            throw new IllegalArgumentException(
                    "codes=" + codes + " codeSamples=" + codeSamples + " strideSamples=" + strideSamples);
        }
    }

    /** Samples of a whole chunk. */
    public int samples() {
        return codes * codeSamples;
    }

    /** The weight of a sample within its chunk: a triangle over a whole chunk, zero just outside its ends. */
    double weight(int sample) {
        double place = (sample + 1.0) / (samples() + 1);
        return 0.5 - Math.abs(place - 0.5);
    }
}
