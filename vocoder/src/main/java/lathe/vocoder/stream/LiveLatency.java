package lathe.vocoder.stream;

/**
 * What the latency of a live stream is made of, in frames at the listener's rate.
 *
 * @param chunkFrames until a chunk is complete
 * @param contextFrames until the frames that the decoder must see beyond it are there
 * @param filterFrames the reach of the resampler, a delay of the decoder, and waiting for frames that are cut by the edge of a
 *     chunk
 * @param hostFrames until the block of the listener begins, which may have any length up to the longest
 * @param decodeFrames while the worker decodes, in whole blocks
 * @param fadeFrames kept in hand so that sound that fails to come can be faded out
 */
public record LiveLatency(
        long chunkFrames, long contextFrames, long filterFrames, long hostFrames, long decodeFrames, long fadeFrames) {

    /** All of it. */
    public int totalFrames() {
        return Math.toIntExact(chunkFrames + contextFrames + filterFrames + hostFrames + decodeFrames + fadeFrames);
    }

    /** @param decodeFrames time that a chunk may take, in frames of the listener */
    static LiveLatency of(PageGrid grid, int maxBlockFrames, long decodeFrames, int fadeFrames) {
        long context = grid.contextFrames();
        return new LiveLatency(
                grid.pageFrames(),
                context,
                grid.gatherFrames() - grid.pageFrames() - context,
                maxBlockFrames - 1,
                Math.ceilDiv(decodeFrames, (long) maxBlockFrames) * maxBlockFrames,
                fadeFrames);
    }
}
