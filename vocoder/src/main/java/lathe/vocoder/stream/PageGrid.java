package lathe.vocoder.stream;

import lathe.core.audio.GroupResampler;
import lathe.core.audio.Resampler;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;

/**
 * Sound at the listener's rate cut into pages of equal length, each of which is decoded by itself: which frames it needs.
 *
 * <p>A page is a whole number of the resampler's groups, so that it can be resampled by itself. It needs the decoder's context,
 * and the resampler's reach, around it. Pages of decoders that are not exact go on beyond their end, to be cross-faded.
 */
final class PageGrid {

    private final int sampleRateHz;
    private final int hostRateHz;
    private final int hop;
    private final int delay;
    private final int left;
    private final int right;
    private final int up;
    private final int down;
    private final int before;
    private final int groups;
    private final int overlapGroups;
    private final int inputs;
    private final int windowFrames;
    private final long gatherFrames;

    /** @param chunkFrames frames that a page stands for, at least roughly */
    PageGrid(Decoder decoder, int hostRateHz, int chunkFrames) {
        this.hostRateHz = hostRateHz;
        sampleRateHz = decoder.sampleRateHz();
        hop = decoder.hopSamples();
        delay = decoder.delaySamples();
        Context context = decoder.context();
        left = context.left();
        right = Math.max(context.right(), ChunkPlan.missingFrames(decoder));
        GroupResampler resampler = new GroupResampler(sampleRateHz, hostRateHz, Resampler.Quality.HIGH, 1);
        up = resampler.up();
        down = resampler.down();
        before = resampler.before();
        groups = Math.toIntExact(Math.max(1, Math.round((double) chunkFrames * hop / down)));
        overlapGroups = Math.min(groups, ChunkPlan.fadeFrames(decoder, context) * hop / down);
        inputs = resampler.inputs(groups);
        int window = 0;
        long gather = 0;
        for (int page = 0; page < hop; page++) {
            window = Math.max(window, (int) (endFrame(page) - Math.floorDiv(firstInput(page), hop) + left));
            gather = Math.max(gather, hostFramesUpTo(endFrame(page)) - (long) page * pageFrames());
        }
        windowFrames = window;
        gatherFrames = gather;
    }

    private long hostFramesUpTo(long frame) {
        return Math.ceilDiv(frame * hop * up, (long) down);
    }

    int sampleRateHz() {
        return sampleRateHz;
    }

    int hostRateHz() {
        return hostRateHz;
    }

    /** Frames of a page at the listener's rate. */
    int pageFrames() {
        return groups * up;
    }

    /** Frames at the listener's rate by which a page goes on beyond its end. */
    int overlapFrames() {
        return overlapGroups * up;
    }

    /** Groups of the resampler in a page and in what goes on beyond it. */
    int renderedGroups() {
        return groups + overlapGroups;
    }

    /** Most frames that a page is decoded from. */
    int windowFrames() {
        return windowFrames;
    }

    /** The first sample that the resampler reads for a page; negative before the beginning. */
    long firstInput(long page) {
        return page * groups * down - before + delay;
    }

    /** One past the last frame that a page needs. */
    long endFrame(long page) {
        return Math.ceilDiv(firstInput(page) + inputs, (long) hop) + right;
    }

    /**
     * Frames at the listener's rate from the beginning of a page to the instant at which the last frame that it needs has
     * passed; of the page that has to wait longest.
     */
    long gatherFrames() {
        return gatherFrames;
    }

    /** Context to the right at the listener's rate, as a part of {@link #gatherFrames}. */
    long contextFrames() {
        return hostFramesUpTo(right);
    }

    /** Length at the listener's rate of a whole that is so many samples long at the decoder's. */
    long hostFrames(long samples) {
        return Resampler.outputFrames(Math.max(0, samples - delay), sampleRateHz, hostRateHz);
    }

    /** So many whole samples of the decoder have passed when the listener's clock has run so many frames. */
    long samplesAt(long clockFrames) {
        return clockFrames * down / up;
    }
}
