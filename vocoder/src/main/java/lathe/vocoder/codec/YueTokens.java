package lathe.vocoder.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The token ids of YuE's language models as grids of X-Codec. Its vocabulary has text below 32000, then special tokens,
 * and codebook {@code k} of X-Codec from 45334 + 1024 k on. Source: R. Yuan et al., "YuE: Scaling Open Foundation Models
 * for Long-Form Music Generation" (arXiv 2503.08638) and the published tokenizer.
 */
public final class YueTokens {

    private static final int AUDIO_BEGIN = 32_001;
    private static final int AUDIO_END = 32_002;
    private static final int XCODEC = 32_016;
    private static final int FIRST_CODE = 45_334;
    private static final int CODEBOOK_SIZE = 1024;

    private YueTokens() {}

    /**
     * The first codebook of both tracks from the first model's ids: vocal and instrumental alternate token by token
     * between each begin and end of audio.
     *
     * @param ids all that the model wrote, text and special tokens included, or codes alone
     * @throws IllegalArgumentException if an id between begin and end is no code of the first codebook
     */
    public static Stems stage1(int... ids) {
        List<int[]> segments = segments(ids);
        int frames = segments.stream().mapToInt(segment -> segment.length / 2).sum();
        int[] vocal = new int[frames];
        int[] instrumental = new int[frames];
        int frame = 0;
        for (int[] segment : segments) {
            for (int i = 0; i + 1 < segment.length; i += 2, frame++) {
                vocal[frame] = code(segment[i], 0, i);
                instrumental[frame] = code(segment[i + 1], 0, i + 1);
            }
        }
        return new Stems(TokenGrid.of(new int[][] {vocal}), TokenGrid.of(new int[][] {instrumental}));
    }

    /**
     * One track from the second model's ids: all codebooks of a frame one after the other.
     *
     * @param codebooks how many there are, 8
     * @throws IllegalArgumentException if an id is not a code of the codebook whose turn it is
     */
    public static TokenGrid stage2(int codebooks, int... ids) {
        int frames = ids.length / codebooks;
        int[][] codes = new int[codebooks][frames];
        for (int t = 0; t < frames; t++) {
            for (int k = 0; k < codebooks; k++) {
                codes[k][t] = code(ids[t * codebooks + k], k, t * codebooks + k);
            }
        }
        return TokenGrid.of(codes);
    }

    private static int code(int id, int codebook, int place) {
        int code = id - FIRST_CODE - codebook * CODEBOOK_SIZE;
        if (code < 0 || code >= CODEBOOK_SIZE) {
            int low = FIRST_CODE + codebook * CODEBOOK_SIZE;
            throw new IllegalArgumentException("id " + id + " at place " + place + " is no code of codebook " + codebook
                    + ", which has " + low + " to " + (low + CODEBOOK_SIZE - 1));
        }
        return code;
    }

    private static List<int[]> segments(int[] ids) {
        List<int[]> segments = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == AUDIO_BEGIN) {
                start = i + 1;
            } else if (ids[i] == AUDIO_END && start >= 0) {
                segments.add(codes(ids, start, i));
                start = -1;
            }
        }
        if (start >= 0) { // stopped within a segment
            segments.add(codes(ids, start, ids.length));
        } else if (segments.isEmpty()) {
            segments.add(codes(ids, 0, ids.length));
        }
        return segments;
    }

    private static int[] codes(int[] ids, int from, int to) {
        int start = from < to && ids[from] == XCODEC ? from + 1 : from;
        return Arrays.copyOfRange(ids, start, to);
    }
}
