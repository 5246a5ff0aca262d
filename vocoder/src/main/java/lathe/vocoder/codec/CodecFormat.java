package lathe.vocoder.codec;

import java.util.List;
import java.util.Optional;
import lathe.vocoder.Context;
import lathe.vocoder.mel.IstftRule;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that tell one codec's decoder from another's: all that {@link CodecDecoder} knows about a family.
 *
 * @param name its name in {@link #named}, such as {@code dac-44k}
 * @param sampleRateHz of the decoded sound
 * @param channels of the decoded sound
 * @param hopSamples samples that one frame of a {@link TokenGrid} becomes
 * @param missingSamples how many samples the whole is short of {@code frames * hopSamples}: strides that are odd and not
 *     padded lose some at the end
 * @param codebooks rows of the grid, the most that the published models have
 * @param codebookSize codes are 0 to this less 1
 * @param codesPerFrame how many codes of each codebook are a frame; empty if it is one of each
 * @param order of the model's tensor of codes
 * @param stereoRows true if even and odd codebooks are the left and the right channel, decoded by one mono model
 * @param upsampling strides of the decoder's transposed convolutions, the first stage first; empty if unknown
 * @param leastCodes the shortest input that the model bears, where it mirrors its input at the edges
 * @param context what tiles of a long input need around them
 * @param chunks the rule of a codec that decodes chunks, or null
 * @param spectrum the inverse STFT after the graph, or null
 */
public record CodecFormat(
        String name,
        int sampleRateHz,
        int channels,
        int hopSamples,
        int missingSamples,
        int codebooks,
        int codebookSize,
        List<Integer> codesPerFrame,
        CodeOrder order,
        boolean stereoRows,
        List<Integer> upsampling,
        int leastCodes,
        Context context,
        @Nullable ChunkRule chunks,
        @Nullable IstftRule spectrum) {

    public CodecFormat {
        codesPerFrame = List.copyOf(codesPerFrame);
        upsampling = List.copyOf(upsampling);
        if (sampleRateHz < 1 || channels < 1 || hopSamples < 1 || codebooks < 1 || codebookSize < 1 || leastCodes < 1) {
            throw new IllegalArgumentException(name + ": sampleRateHz=" + sampleRateHz + " channels=" + channels
                    + " hopSamples=" + hopSamples + " codebooks=" + codebooks + " codebookSize=" + codebookSize
                    + " leastCodes=" + leastCodes + " must be 1 or more");
        }
        if (!codesPerFrame.isEmpty() && codesPerFrame.size() != codebooks) {
            throw new IllegalArgumentException(
                    name + ": codebooks=" + codebooks + " but codesPerFrame=" + codesPerFrame);
        }
    }

    /** A format of the table, if it has it. */
    public static Optional<CodecFormat> named(String name) {
        return Optional.ofNullable(PublishedFormats.TABLE.get(name));
    }

    /** The names of the table, family by family. */
    public static List<String> names() {
        return List.copyOf(PublishedFormats.TABLE.keySet());
    }

    /** Frames a second. */
    public double frameRateHz() {
        return (double) sampleRateHz / hopSamples;
    }

    /** Samples of each channel that so many whole frames become. */
    public long samples(long frames) {
        if (frames == 0) {
            return 0;
        }
        return chunks == null
                ? frames * hopSamples - missingSamples
                : (frames - 1) * chunks.strideSamples() + chunks.samples();
    }

    /** Samples of each channel that a grid becomes: less than {@link #samples(long)} if its last frame is incomplete. */
    public long samples(TokenGrid grid) {
        if (grid.frames() == 0) {
            return 0;
        }
        int last = grid.codebooks() - 1;
        long missing = (long) grid.frames() * grid.codesPerFrame(last) - grid.count(last);
        long codeSamples = chunks == null ? hopSamples / grid.codesPerFrame(last) : chunks.codeSamples();
        return samples(grid.frames()) - missing * codeSamples;
    }

    /** The same with a context that was measured on the model at hand. */
    public CodecFormat withContext(Context measured) {
        return new CodecFormat(
                name,
                sampleRateHz,
                channels,
                hopSamples,
                missingSamples,
                codebooks,
                codebookSize,
                codesPerFrame,
                order,
                stereoRows,
                upsampling,
                leastCodes,
                measured,
                chunks,
                spectrum);
    }

    /**
     * Codes as a grid of this format.
     *
     * @param codes {@code [codebooks][codes]}, not copied
     * @throws IllegalArgumentException if there are too many codebooks, lengths are not those of the levels, or a number
     *     is no code
     */
    public TokenGrid grid(int[][] codes) {
        if (codes.length == 0
                || codes.length > codebooks
                || (!codesPerFrame.isEmpty() && chunks == null && codes.length != codebooks)) {
            throw new IllegalArgumentException(
                    name + " has " + codebooks + " codebooks, these codes have " + codes.length);
        }
        TokenGrid grid = TokenGrid.ofLevels(codes, rates(codes.length));
        grid.requireCodes(codebookSize);
        return grid;
    }

    /** Makes sure that a grid is cut into the frames of this format. */
    TokenGrid fitted(TokenGrid grid) {
        int[] rates = rates(grid.codebooks());
        for (int k = 0; k < rates.length; k++) {
            if (grid.codesPerFrame(k) != rates[k]) {
                return grid.regrouped(rates);
            }
        }
        return grid;
    }

    private int[] rates(int count) {
        int[] rates = new int[count];
        for (int k = 0; k < count; k++) {
            rates[k] = codesPerFrame.isEmpty() ? 1 : codesPerFrame.get(Math.min(k, codesPerFrame.size() - 1));
        }
        return rates;
    }
}
