package lathe.vocoder.stream;

import java.util.Arrays;
import lathe.neural.session.InferenceException;

/** Pages of one decoder in a row, each faded in from what goes on beyond the one before, where the decoder is not exact. */
final class JoinedPages {

    private final PageRenderer renderer;
    private final CrossFade fade;
    private final float[][] goesOn;
    private final float[][] page;
    private long goesOnWith = -1;

    JoinedPages(PageRenderer renderer) {
        this.renderer = renderer;
        fade = new CrossFade(renderer.grid().overlapFrames());
        goesOn = new float[renderer.decoder().channels()][fade.samples()];
        page = renderer.newPage();
    }

    PageRenderer renderer() {
        return renderer;
    }

    /** The page, {@code [channel][frame]}; overwritten by the next call. */
    float[][] render(long index, long endFrame, FrameSource source) throws InferenceException {
        renderer.render(index, endFrame, source, page);
        for (int c = 0; c < page.length; c++) {
            if (goesOnWith == index) {
                fade.blend(goesOn[c], 0, page[c], 0);
            }
            System.arraycopy(page[c], renderer.grid().pageFrames(), goesOn[c], 0, fade.samples());
        }
        goesOnWith = index + 1;
        return page;
    }

    /** The next page stands by itself. */
    void beginAnew() {
        goesOnWith = -1;
        for (float[] channel : goesOn) {
            Arrays.fill(channel, 0f);
        }
    }
}
