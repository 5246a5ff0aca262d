package lathe.vocoder.latent;

import java.util.Arrays;
import java.util.SplittableRandom;
import lathe.neural.session.InferenceException;

/** Latents for tests, and what decoders make of parts of them. */
final class Latents {

    private Latents() {}

    /** Normal with the seed's own numbers. */
    static LatentFrames random(int dim, int height, int frames, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] rows = new float[dim * height][frames];
        for (float[] row : rows) {
            for (int i = 0; i < frames; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return LatentFrames.of(rows, height);
    }

    /** Between the sound of frames from..to decoded with so many more on either side, and that part of the whole. */
    static float largestDifference(
            LatentDecoder decoder, LatentFrames latents, float[][] whole, int from, int to, int left, int right)
            throws InferenceException {
        float[][] part = LatentDecoderTest.whole(decoder, latents.slice(from - left, to + right));
        int hop = decoder.hopSamples();
        float largest = 0;
        for (int c = 0; c < part.length; c++) {
            for (int i = 0; i < (to - from) * hop; i++) {
                largest = Math.max(largest, Math.abs(part[c][left * hop + i] - whole[c][from * hop + i]));
            }
        }
        return largest;
    }

    /** The same with all values of one frame multiplied. */
    static LatentFrames changed(LatentFrames latents, int frame, float factor) {
        float[][] rows = new float[latents.dim() * latents.height()][latents.frames()];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < latents.frames(); i++) {
                float value = latents.at(row / latents.height(), row % latents.height(), i);
                rows[row][i] = i == frame ? value * factor : value;
            }
        }
        return LatentFrames.of(rows, latents.height());
    }

    /** The first sample, in any channel, that is not the same bit for bit. */
    static int firstDifference(float[][] one, float[][] other) {
        int first = Integer.MAX_VALUE;
        for (int c = 0; c < one.length; c++) {
            int at = Arrays.mismatch(one[c], other[c]);
            first = at < 0 ? first : Math.min(first, at);
        }
        return first;
    }

    /** The last such sample. */
    static int lastDifference(float[][] one, float[][] other) {
        int last = -1;
        for (int c = 0; c < one.length; c++) {
            for (int i = 0; i < one[c].length; i++) {
                last = one[c][i] == other[c][i] ? last : Math.max(last, i);
            }
        }
        return last;
    }
}
