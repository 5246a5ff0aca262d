package lathe.postfx.reverb;

/** A delay for one channel that glides from one length to another by a crossfade, without bending the pitch. */
final class PreDelay {

    private final History history;
    private final double[] old;
    private final int fadeFrames;
    private int delay;
    private int oldDelay;
    private int faded;

    /**
     * @param longestDelay in frames
     * @param segmentFrames length of the arrays that {@link #process} will get
     * @param fadeFrames length of a crossfade
     */
    PreDelay(int longestDelay, int segmentFrames, int fadeFrames) {
        history = new History(longestDelay, segmentFrames);
        old = new double[segmentFrames];
        this.fadeFrames = Math.max(1, fadeFrames);
        faded = this.fadeFrames;
    }

    /** Silences the past and stands at {@code newDelay}. */
    void clear(int newDelay) {
        history.clear();
        jump(newDelay);
    }

    /** Stands at {@code newDelay} at once. */
    void jump(int newDelay) {
        delay = newDelay;
        oldDelay = newDelay;
        faded = fadeFrames;
    }

    /** Starts towards another length, unless a crossfade is under way: then ask again later. */
    void aim(int newDelay) {
        if (faded == fadeFrames && newDelay != delay) {
            oldDelay = delay;
            delay = newDelay;
            faded = 0;
        }
    }

    /** Delays {@code x[from..to)}. */
    void process(double[] x, int from, int to) {
        history.append(x, from, to);
        history.read(x, delay, from, to);
        if (faded < fadeFrames) {
            history.read(old, oldDelay, from, to);
            for (int i = from; i < to; i++) {
                faded = Math.min(fadeFrames, faded + 1);
                x[i] = old[i] + (x[i] - old[i]) * faded / fadeFrames;
            }
        }
    }
}
