package lathe.vocoder.codec;

import java.util.Arrays;
import lathe.neural.session.InferenceException;

/** Joins chunks that were decoded one by one: scaled, weighted by a triangle, divided by the sum of the weights. */
final class ChunkJoin {

    /** Decodes one chunk to {@code [channels][samples]}. */
    interface ChunkDecoder {
        float[][] decode(TokenGrid chunk) throws InferenceException;
    }

    private final ChunkRule rule;

    ChunkJoin(ChunkRule rule) {
        this.rule = rule;
    }

    /**
     * Decodes all chunks of a grid.
     *
     * @param audio {@code [channels][samples or more]}
     * @param samples how many of them are written: zeros where the last chunk ends early
     */
    void join(TokenGrid grid, ChunkDecoder decoder, float[][] audio, int samples) throws InferenceException {
        double[][] sums = new double[audio.length][samples];
        double[] weights = new double[samples];
        for (int frame = 0; frame < grid.frames(); frame++) {
            TokenGrid codes = grid.slice(frame, frame + 1);
            float[][] chunk = decoder.decode(codes);
            int start = frame * rule.strideSamples();
            int length = Math.min(codes.count(0) * rule.codeSamples(), samples - start);
            for (int i = 0; i < length; i++) {
                double weight = rule.weight(i);
                weights[start + i] += weight;
                for (int c = 0; c < audio.length; c++) {
                    sums[c][start + i] += weight * chunk[c][i] * grid.scale(frame);
                }
            }
        }
        for (int c = 0; c < audio.length; c++) {
            Arrays.fill(audio[c], 0, samples, 0);
            for (int i = 0; i < samples; i++) {
                if (weights[i] > 0) {
                    audio[c][i] = (float) (sums[c][i] / weights[i]);
                }
            }
        }
    }
}
