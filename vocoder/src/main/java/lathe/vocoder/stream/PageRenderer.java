package lathe.vocoder.stream;

import java.util.Arrays;
import java.util.function.LongSupplier;
import lathe.core.audio.GroupResampler;
import lathe.core.audio.Resampler;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;

/** Decodes pages and brings them to the listener's rate. Used by one thread at a time, which it makes wait. */
final class PageRenderer {

    private static final int WARM_RUNS = 3;

    private final Decoder decoder;
    private final PageGrid grid;
    private final GroupResampler resampler;
    private final float[][] decoded;
    private final float[] inputs;

    PageRenderer(Decoder decoder, PageGrid grid) {
        this.decoder = decoder;
        this.grid = grid;
        int groups = grid.renderedGroups();
        resampler = new GroupResampler(grid.sampleRateHz(), grid.hostRateHz(), Resampler.Quality.HIGH, groups);
        decoded = new float[decoder.channels()][Math.toIntExact(decoder.samples(grid.windowFrames()))];
        inputs = new float[resampler.inputs(groups)];
    }

    Decoder decoder() {
        return decoder;
    }

    PageGrid grid() {
        return grid;
    }

    /** Room that a page needs. */
    float[][] newPage() {
        return new float[decoder.channels()][grid.pageFrames() + grid.overlapFrames()];
    }

    /**
     * Renders a page and what goes on beyond it.
     *
     * @param endFrame one past the last frame of the window: what the page needs, or where the frames end
     * @param page {@code [channel][pageFrames + overlapFrames]}
     */
    void render(long index, long endFrame, FrameSource source, float[][] page) throws InferenceException {
        long fromFrame = Math.max(0, endFrame - grid.windowFrames());
        Frames window = source.frames(fromFrame, endFrame);
        decoder.decode(window, decoded);
        long windowStart = fromFrame * decoder.hopSamples();
        int there = Math.toIntExact(decoder.samples(window.frames()));
        long first = grid.firstInput(index) - windowStart;
        int lead = Math.clamp(-first, 0, inputs.length);
        int end = Math.clamp(there - first, lead, inputs.length);
        for (int c = 0; c < page.length; c++) {
            // Silence before the beginning and after the end.
            Arrays.fill(inputs, 0, lead, 0f);
            System.arraycopy(decoded[c], (int) (first + lead), inputs, lead, end - lead);
            Arrays.fill(inputs, end, inputs.length, 0f);
            silenceNonFinite(inputs, lead, end);
            resampler.process(inputs, 0, page[c], 0, grid.renderedGroups());
        }
    }

    /** A sample that is no number would spoil the resampler's reach around it. */
    private static void silenceNonFinite(float[] samples, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Float.isFinite(samples[i])) {
                samples[i] = 0;
            }
        }
    }

    /**
     * Decodes each shape that pages from the given one on have, some times over.
     *
     * @param firstPage 0 if windows grow at the beginning, a later one if they are full from the beginning
     * @return nanoseconds of the longest run
     */
    long warmUp(FrameSource source, long firstPage, LongSupplier nanoClock) throws InferenceException {
        long longest = 0;
        float[][] page = newPage();
        for (long index = firstPage; ; index++) {
            int frames = (int) Math.min(grid.endFrame(index), grid.windowFrames());
            Frames blank = source.blank(frames);
            for (int run = 0; run < WARM_RUNS && blank.frames() > 0; run++) {
                long start = nanoClock.getAsLong();
                decoder.decode(blank, decoded);
                for (float[] channel : page) {
                    resampler.process(inputs, 0, channel, 0, grid.renderedGroups());
                }
                longest = Math.max(longest, nanoClock.getAsLong() - start);
            }
            if (frames == grid.windowFrames()) {
                return longest;
            }
        }
    }
}
