package lathe.vocoder.stream;

/**
 * A gain that follows what is wanted and what is there without ever jumping: it rises and falls by one step a sample along
 * half a period of a cosine, and is at zero when the last sample that is there has been played.
 */
final class FadeGain {

    private final float[] shape;
    private int level;

    /** @param frames length of a whole fade; begins fully open */
    FadeGain(int frames) {
        shape = new float[frames + 1];
        for (int i = 0; i <= frames; i++) {
            shape[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * i / frames));
        }
        level = frames;
    }

    int frames() {
        return shape.length - 1;
    }

    boolean isOpen() {
        return level == shape.length - 1;
    }

    boolean isClosed() {
        return level == 0;
    }

    void open() {
        level = shape.length - 1;
    }

    void close() {
        level = 0;
    }

    /**
     * The gain of the next sample.
     *
     * @param wanted whether to rise or to fall
     * @param remaining samples known to follow this one
     */
    float next(boolean wanted, long remaining) {
        level = wanted ? Math.min(level + 1, shape.length - 1) : Math.max(level - 1, 0);
        if (remaining < level) {
            level = (int) remaining;
        }
        return shape[level];
    }
}
