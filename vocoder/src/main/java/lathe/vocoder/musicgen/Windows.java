package lathe.vocoder.musicgen;

/**
 * How music longer than the model was trained on is made: in windows, each beginning with what it overlaps of the one
 * before. Source: audiocraft's rule, 30 s windows every 18 s.
 *
 * @param frames of a window
 * @param strideFrames from the beginning of one window to that of the next
 */
public record Windows(int frames, int strideFrames) {

    private static final double PUBLISHED_SECONDS = 30;
    private static final double PUBLISHED_STRIDE_SECONDS = 18;

    public Windows {
        if (frames < 1 || strideFrames < 1 || strideFrames > frames) {
            throw new IllegalArgumentException("frames=" + frames + " strideFrames=" + strideFrames
                    + ": a window must not begin after the one before has ended");
        }
    }

    /** Where the first window begins: at the beginning, unless what is there already leaves it nothing to add. */
    int start(int known) {
        return known < frames ? 0 : known - (frames - strideFrames);
    }

    /** 30 s and 18 s. */
    static Windows published(double frameRateHz) {
        return new Windows((int) Math.round(PUBLISHED_SECONDS * frameRateHz), (int)
                Math.round(PUBLISHED_STRIDE_SECONDS * frameRateHz));
    }
}
