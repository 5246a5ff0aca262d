package lathe.engine.sound.classic;

import java.util.random.RandomGenerator;

/** Sounds notes of one patch at one rate. Has working memory of its own: one per thread. */
interface Voice {

    /** Buffers are multiples of it. */
    int BLOCK = PartialBank.LANES;

    /** No note is longer than three hours at 192 kHz. */
    double MOST_FRAMES = 0x7fffff00;

    /** One or two. */
    int channels();

    /** No note of this length sounds longer, in frames; a multiple of {@link #BLOCK}. */
    int mostFrames(PlayedNote note);

    /**
     * Sounds a note from its attack on, unbent, at its velocity's level.
     *
     * @param out {@code [channels][at least mostFrames]}, silent; added to
     * @return frames after which all is silent
     */
    int render(PlayedNote note, RandomGenerator random, float[][] out);

    /** Rounded up to whole blocks. */
    static int whole(double frames) {
        int blocks = (int) Math.ceil(Math.min(MOST_FRAMES, frames) / BLOCK);
        return blocks * BLOCK;
    }
}
