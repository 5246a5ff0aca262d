package lathe.vocoder.codec;

import java.util.Arrays;
import lathe.vocoder.Frames;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a neural codec, codebook by codebook, with nothing but codes in it: delays undone, offsets subtracted.
 *
 * <p>A frame is what cannot be cut further. For most codecs it is one code of each codebook. Where codebooks run at
 * different rates it holds several codes of the faster ones (SNAC), and where the decoder works in windows it is a window
 * (SNAC at 32 kHz, EnCodec at 48 kHz). The last frame may be incomplete then.
 *
 * <p>Immutable; slices share the codes of the whole.
 */
public final class TokenGrid implements Frames {

    private final int[][] codes;
    private final int[] codesPerFrame;
    private final float @Nullable [] scales;
    private final int first;
    private final int frames;

    private TokenGrid(int[][] codes, int[] codesPerFrame, float @Nullable [] scales, int first, int frames) {
        this.codes = codes;
        this.codesPerFrame = codesPerFrame;
        this.scales = scales;
        this.first = first;
        this.frames = frames;
    }

    /**
     * A grid with one code a frame and codebook.
     *
     * @param codes {@code [codebooks][frames]}, not copied
     * @throws IllegalArgumentException if there is no codebook or they differ in length
     */
    public static TokenGrid of(int[][] codes) {
        int[] one = new int[codes.length];
        Arrays.fill(one, 1);
        return ofLevels(codes, one);
    }

    /**
     * A grid whose codebooks have a rate of their own.
     *
     * @param codes {@code [codebooks][codes]}, not copied
     * @param codesPerFrame how many codes of each codebook are one frame
     * @throws IllegalArgumentException if the lengths are not in the ratio of the rates
     */
    public static TokenGrid ofLevels(int[][] codes, int... codesPerFrame) {
        if (codes.length == 0 || codes.length != codesPerFrame.length) {
            throw new IllegalArgumentException(
                    "codebooks=" + codes.length + " but rates are given for " + codesPerFrame.length);
        }
        for (int book = 0; book < codes.length; book++) {
            if (codesPerFrame[book] < 1) {
                throw new IllegalArgumentException("codesPerFrame=" + codesPerFrame[book] + " is below 1");
            }
            if ((long) codes[book].length * codesPerFrame[0] != (long) codes[0].length * codesPerFrame[book]) {
                throw new IllegalArgumentException("codebook " + book + " has " + codes[book].length + " codes where "
                        + codes[0].length + " of codebook 0 ask for "
                        + (double) codes[0].length * codesPerFrame[book] / codesPerFrame[0]);
            }
        }
        int frames = Math.ceilDiv(codes[0].length, codesPerFrame[0]);
        return new TokenGrid(codes, codesPerFrame.clone(), null, 0, frames);
    }

    /**
     * The same codes with a factor for the sound of each frame.
     *
     * @throws IllegalArgumentException if there is not one for every frame
     */
    public TokenGrid withScales(float... factors) {
        if (factors.length != frames || first != 0) {
            throw new IllegalArgumentException(factors.length + " scales for " + frames + " frames");
        }
        return new TokenGrid(codes, codesPerFrame, factors.clone(), first, frames);
    }

    @Override
    public int frames() {
        return frames;
    }

    public int codebooks() {
        return codes.length;
    }

    /** How many codes of a codebook are one frame. */
    public int codesPerFrame(int codebook) {
        return codesPerFrame[codebook];
    }

    /** How many codes of a codebook there are, the last frame's perhaps not all. */
    public int count(int codebook) {
        long start = (long) first * codesPerFrame[codebook];
        return (int) Math.min((long) frames * codesPerFrame[codebook], codes[codebook].length - start);
    }

    /** A code by its place in its codebook, from 0 to {@link #count} less 1. */
    public int code(int codebook, int index) {
        if (index < 0 || index >= count(codebook)) {
            throw new IndexOutOfBoundsException("index=" + index + " of " + count(codebook));
        }
        return codes[codebook][first * codesPerFrame[codebook] + index];
    }

    /** The codes of a codebook, a copy. */
    public int[] row(int codebook) {
        int start = first * codesPerFrame[codebook];
        return Arrays.copyOfRange(codes[codebook], start, start + count(codebook));
    }

    /** True if frames have factors of their own. */
    public boolean isScaled() {
        return scales != null;
    }

    /** The factor for the sound of a frame, 1 if none was given. */
    public float scale(int frame) {
        return scales == null ? 1 : scales[first + frame];
    }

    @Override
    public TokenGrid slice(int from, int to) {
        if (from < 0 || to < from || to > frames) {
            throw new IndexOutOfBoundsException("frames " + from + " to " + to + " of " + frames);
        }
        return new TokenGrid(codes, codesPerFrame, scales, first + from, to - from);
    }

    /** Every {@code step}-th codebook from {@code from} on: one side of a stereo grid, or the first few codebooks. */
    public TokenGrid codebooks(int from, int step, int count) {
        int[][] rows = new int[count][];
        int[] rates = new int[count];
        for (int k = 0; k < count; k++) {
            rows[k] = codes[from + k * step];
            rates[k] = codesPerFrame[from + k * step];
        }
        return new TokenGrid(rows, rates, scales, first, frames);
    }

    /** The same codes cut into other frames. */
    TokenGrid regrouped(int... rates) {
        int[][] rows = new int[codes.length][];
        for (int k = 0; k < codes.length; k++) {
            rows[k] = row(k);
        }
        return ofLevels(rows, rates);
    }

    /**
     * Makes sure that every code is one.
     *
     * @param codebookSize how many codes a codebook has
     * @throws IllegalArgumentException naming the first that is not, and where it is
     */
    public void requireCodes(int codebookSize) {
        for (int book = 0; book < codes.length; book++) {
            int count = count(book);
            for (int i = 0; i < count; i++) {
                int code = codes[book][first * codesPerFrame[book] + i];
                if (code < 0 || code >= codebookSize) {
                    throw new IllegalArgumentException("codebook " + book + " has " + code + " at place " + i
                            + ", codes are 0 to " + (codebookSize - 1)
                            + (code >= 0 && code < codebookSize + 64
                                    ? "; it looks like a special token: undo the delay pattern first"
                                    : ""));
                }
            }
        }
    }

    /** Such as {@code 4 codebooks, 1500 frames}. */
    @Override
    public String toString() {
        return codes.length + (codes.length == 1 ? " codebook, " : " codebooks, ") + frames + " frames";
    }
}
