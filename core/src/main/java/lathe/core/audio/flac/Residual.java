package lathe.core.audio.flac;

import java.io.IOException;
import java.util.Arrays;

/** What a prediction left over, in Rice codes whose parameter changes from partition to partition (RFC 9639, section 9.2.7). */
final class Residual {

    private Residual() {}

    /**
     * Reads residuals of samples {@code order} to {@code frames - 1} into {@code x[start + order .. start + frames)}.
     *
     * @param order samples at the front that have no residual
     */
    static void read(BitInput in, int[] x, int start, int frames, int order) throws IOException {
        int method = (int) in.unsigned(2);
        int partitionOrder = (int) in.unsigned(4);
        int partitionFrames = frames >> partitionOrder;
        if (method > 1) {
            throw in.damaged("a residual coded in a way that does not exist");
        }
        if (partitionFrames << partitionOrder != frames || partitionFrames < order) {
            throw in.damaged("a block of " + frames + " samples in " + (1 << partitionOrder) + " partitions");
        }
        int parameterBits = method == 0 ? 4 : 5;
        int escape = (1 << parameterBits) - 1;
        int from = start + order;
        for (int to = start + partitionFrames; to <= start + frames; to += partitionFrames) {
            int parameter = (int) in.unsigned(parameterBits);
            if (parameter == escape) {
                readPlain(in, x, from, to);
            } else {
                in.rice(parameter, x, from, to);
            }
            from = to;
        }
    }

    private static void readPlain(BitInput in, int[] x, int from, int to) throws IOException {
        int bits = (int) in.unsigned(5);
        if (bits == 0) {
            Arrays.fill(x, from, to, 0);
            return;
        }
        for (int i = from; i < to; i++) {
            x[i] = (int) in.signed(bits);
        }
    }
}
