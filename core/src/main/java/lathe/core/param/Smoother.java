package lathe.core.param;

/**
 * A straight ramp from the present value to a new one, so that a moved parameter makes no click.
 *
 * <p>The ramp is counted in frames and therefore independent of how a host cuts time into blocks.
 */
final class Smoother {

    private final double smoothingMs;

    private int rampFrames;
    private double current;
    private double target;
    private double step;
    private int framesLeft;

    /** @param smoothingMs time from the old value to the new one; 0 jumps */
    Smoother(double smoothingMs, double initial) {
        this.smoothingMs = smoothingMs;
        current = initial;
        target = initial;
    }

    double smoothingMs() {
        return smoothingMs;
    }

    void prepare(double sampleRateHz) {
        rampFrames = (int) Math.round(smoothingMs * 1e-3 * sampleRateHz);
        jump();
    }

    void aim(double newTarget) {
        target = newTarget;
        if (rampFrames == 0) {
            jump();
        } else {
            framesLeft = rampFrames;
            step = (target - current) / rampFrames;
        }
    }

    /** Ends the ramp where it was going. */
    void jump() {
        current = target;
        framesLeft = 0;
    }

    boolean isMoving() {
        return framesLeft > 0;
    }

    double next() {
        if (framesLeft > 0) {
            framesLeft--;
            current = framesLeft == 0 ? target : current + step;
        }
        return current;
    }

    double current() {
        return current;
    }
}
