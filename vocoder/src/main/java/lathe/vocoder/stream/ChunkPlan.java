package lathe.vocoder.stream;

import lathe.vocoder.Context;
import lathe.vocoder.Decoder;

/**
 * How a long input is cut into tiles. Every window has the same number of frames, the last one reaching back from the end,
 * so that a session needs buffers of one shape only; an input no longer than a window is decoded whole.
 *
 * <p>A window holds the tile's own frames and the decoder's {@link Context} around them. Where the context is exact, the tiles
 * put together are the sound of the whole, bit for bit. Otherwise half of the right context is cross-faded with the next
 * tile, and the rest of it, which lies next to the cut, is thrown away. Source: overlap-discard, as in fast convolution.
 */
public final class ChunkPlan {

    /** Sound of a tile where nobody says otherwise: the calls are long enough, and some tiles still fit into caches. */
    private static final double DEFAULT_SECONDS = 2.5;

    private final int frames;
    private final int windowFrames;
    private final int left;
    private final int right;
    private final int fadeFrames;
    private final int hopSamples;
    private final long totalSamples;

    private ChunkPlan(int frames, int tileFrames, int left, int right, int fadeFrames, Decoder decoder) {
        this.frames = frames;
        this.left = left;
        this.right = right;
        this.fadeFrames = fadeFrames;
        windowFrames = (int) Math.min(frames, (long) left + tileFrames + right);
        hopSamples = decoder.hopSamples();
        totalSamples = decoder.samples(frames);
    }

    /**
     * A plan with the decoder's own context and equal tiles of up to about 2.5 seconds, or longer ones where the context is
     * long.
     */
    public static ChunkPlan of(Decoder decoder, int frames) {
        Context context = decoder.context();
        long usual = Math.round(DEFAULT_SECONDS * decoder.sampleRateHz() / decoder.hopSamples());
        long most = Math.max(1, Math.max(usual, 2L * (context.left() + context.right())));
        return of(decoder, frames, equalTiles(decoder, frames, (int) Math.min(most, Integer.MAX_VALUE)));
    }

    /** The least tile that needs no more of them than tiles of {@code most} frames do: none reaches far back from the end. */
    private static int equalTiles(Decoder decoder, int frames, int most) {
        int alone =
                frames - decoder.context().left() - Math.max(decoder.context().right(), missingFrames(decoder));
        return alone <= most ? most : Math.ceilDiv(alone, Math.ceilDiv(alone, most));
    }

    /** A plan with the decoder's own context. */
    public static ChunkPlan of(Decoder decoder, int frames, int tileFrames) {
        Context context = decoder.context();
        int right = Math.max(context.right(), missingFrames(decoder));
        return new ChunkPlan(
                requireFrames(frames),
                requireTile(tileFrames),
                context.left(),
                right,
                fadeFrames(decoder, context),
                decoder);
    }

    /**
     * A plan with less context than an exact decoder asks for: faster, and off by the error that {@link ContextProfile} states
     * for it. Nothing is cross-faded, as the middle of a window is better than its edge.
     */
    public static ChunkPlan economy(Decoder decoder, Context context, int frames, int tileFrames) {
        int right = Math.max(context.right(), missingFrames(decoder));
        return new ChunkPlan(requireFrames(frames), requireTile(tileFrames), context.left(), right, 0, decoder);
    }

    private static int requireFrames(int frames) {
        if (frames < 0) {
            throw new IllegalArgumentException("frames=" + frames + " must not be negative");
        }
        return frames;
    }

    private static int requireTile(int tileFrames) {
        if (tileFrames < 1) {
            throw new IllegalArgumentException("tileFrames=" + tileFrames + " must be 1 or more");
        }
        return tileFrames;
    }

    /** Frames whose samples a window lacks at its end, for decoders that give fewer than a hop for each. */
    static int missingFrames(Decoder decoder) {
        long missing = Math.max(0, decoder.hopSamples() - decoder.samples(1));
        return Math.toIntExact(Math.ceilDiv(missing, decoder.hopSamples()));
    }

    /** Frames of the right context in which one tile turns into the next; 0 for exact decoders. */
    static int fadeFrames(Decoder decoder, Context context) {
        return context.exact()
                ? 0
                : Math.max(0, Math.min(context.right() / 2, context.right() - missingFrames(decoder)));
    }

    /** Frames of the whole input. */
    public int frames() {
        return frames;
    }

    /** Frames of every window. */
    public int windowFrames() {
        return windowFrames;
    }

    /** Samples at the beginning of each tile but the first in which it is cross-faded with the one before; may be 0. */
    public int fadeSamples() {
        return fadeFrames * hopSamples;
    }

    /** Samples of the whole sound. */
    public long totalSamples() {
        return frames == 0 ? 0 : totalSamples;
    }

    /** How many tiles there are. */
    public int tiles() {
        if (frames == 0) {
            return 0;
        }
        return windowFrames == frames ? 1 : 1 + Math.ceilDiv(frames - windowFrames, step());
    }

    /** Frames decoded for each frame of the input: what the contexts cost. */
    public double workFactor() {
        return frames == 0 ? 1 : (double) tiles() * windowFrames / frames;
    }

    private int step() {
        return windowFrames - left - right;
    }

    /** A tile, counted from 0. */
    public Tile tile(int index) {
        if (index < 0 || index >= tiles()) {
            throw new IndexOutOfBoundsException("tile " + index + " of " + tiles());
        }
        boolean last = index == tiles() - 1;
        int from = last ? frames - windowFrames : index * step();
        long fromSample = index == 0 ? 0 : endOf(index - 1);
        return new Tile(from, from + windowFrames, fromSample, last ? totalSamples : endOf(index));
    }

    private long endOf(int index) {
        return ((long) index * step() + windowFrames - right) * hopSamples;
    }
}
