package lathe.vocoder.codec;

import java.util.Arrays;

/**
 * The tokens of Orpheus and its relatives: 7 a frame, which are the codes of SNAC at 24 kHz, one of the coarse level, two
 * of the middle, four of the fine one, each place in the frame with 4096 ids of its own.
 */
public final class OrpheusTokens {

    private static final int FIRST_CODE = 128_266;
    private static final int SPEECH_BEGIN = 128_257;
    private static final int SPEECH_END = 128_258;
    private static final int CODEBOOK_SIZE = 4096;

    /** The level of each place in a frame. */
    private static final int[] LEVEL = {0, 1, 2, 2, 1, 2, 2};

    private OrpheusTokens() {}

    /**
     * The levels of SNAC.
     *
     * @param ids the model's ids: what stands before the last begin of speech is left out, and so are ends of speech; or
     *     ids from which 128266 was taken already. An incomplete last frame is left out.
     * @throws IllegalArgumentException if an id is no code of its place in the frame
     */
    public static TokenGrid unpack(int... ids) {
        int[] tokens = speech(ids);
        int base = Arrays.stream(tokens).anyMatch(id -> id >= LEVEL.length * CODEBOOK_SIZE) ? FIRST_CODE : 0;
        int frames = tokens.length / LEVEL.length;
        int[][] codes = {new int[frames], new int[2 * frames], new int[4 * frames]};
        int[] next = new int[codes.length];
        for (int i = 0; i < frames * LEVEL.length; i++) {
            int place = i % LEVEL.length;
            int code = tokens[i] - base - place * CODEBOOK_SIZE;
            if (code < 0 || code >= CODEBOOK_SIZE) {
                throw new IllegalArgumentException(
                        "id " + tokens[i] + " at place " + i + " is no code of place " + place
                                + " in a frame, which has " + (base + place * CODEBOOK_SIZE) + " to "
                                + (base + (place + 1) * CODEBOOK_SIZE - 1));
            }
            codes[LEVEL[place]][next[LEVEL[place]]++] = code;
        }
        return TokenGrid.ofLevels(codes, 1, 2, 4);
    }

    /**
     * The ids of a grid, 7 a frame, without 128266.
     *
     * @param grid three levels of 1, 2 and 4 codes a frame
     */
    public static int[] pack(TokenGrid grid) {
        int[] next = new int[grid.codebooks()];
        int[] ids = new int[grid.frames() * LEVEL.length];
        for (int i = 0; i < ids.length; i++) {
            int place = i % LEVEL.length;
            ids[i] = grid.code(LEVEL[place], next[LEVEL[place]]++) + place * CODEBOOK_SIZE;
        }
        return ids;
    }

    private static int[] speech(int[] ids) {
        int start = 0;
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == SPEECH_BEGIN) {
                start = i + 1;
            }
        }
        return Arrays.stream(ids, start, ids.length)
                .filter(id -> id != SPEECH_END)
                .toArray();
    }
}
