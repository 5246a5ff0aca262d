package lathe.postfx.dynamics;

/** One channel's way from levels in dB to the smoothed control value in dB, with all its state. */
final class GainPath {

    private final int lookaheadFrames;
    private final Ballistics ballistics = new Ballistics();
    private final LookaheadWindow window;
    private boolean open;

    GainPath(int lookaheadFrames) {
        this.lookaheadFrames = lookaheadFrames;
        window = new LookaheadWindow(lookaheadFrames);
    }

    void reset() {
        ballistics.reset();
        window.fill(0);
        open = false;
    }

    /** Changes the sign of the past; see {@link Ballistics#negate()}. */
    void negate() {
        ballistics.negate();
        window.fill(ballistics.value());
    }

    void copyFrom(GainPath other) {
        ballistics.copyFrom(other.ballistics);
        window.copyFrom(other.window);
        open = other.open;
    }

    /** True if both will give the same for the same levels from now on. */
    boolean isLike(GainPath other) {
        return open == other.open
                && ballistics.isLike(other.ballistics)
                && (lookaheadFrames == 0 || window.isLike(other.window));
    }

    /** Replaces levels by control values: reductions of a compressor, gains of an expander or gate. */
    void run(float[] levels, int frames, GainComputer curve, Ballistics.Times times) {
        open = curve.run(levels, frames, open);
        if (lookaheadFrames > 0) {
            window.maximum(levels, frames);
        }
        ballistics.run(levels, frames, times);
        if (lookaheadFrames > 0) {
            window.mean(levels, frames);
        }
    }
}
