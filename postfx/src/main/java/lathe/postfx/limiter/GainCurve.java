package lathe.postfx.limiter;

import java.util.Arrays;

/**
 * Turns the gain that peaks require, group by group, into one that the ear does not notice: never above what is required
 * around it, ramped in time, and released by what the programme does.
 *
 * <p>Release has two speeds, each with a memory of its own. After a peak the gain returns fast, but only to the sustained
 * gain: what has been asked for lately on average, which falls slowly, holds over the half periods of a bass, and recovers
 * with the release time. So a drum hit leaves no hole, while a bass note is held at one level through all its periods and
 * not bent. The idea is the automatic release of analogue limiters, two time constants in one network; Giannoulis,
 * Massberg and Reiss (Parameter Automation in a Dynamic Range Compressor, JAES 61, 2013) derive it from the crest factor.
 */
final class GainCurve {

    /** After a peak the gain waits this long for another: half periods down to 60 Hz, with the default lookahead. */
    private static final double HOLD_MS = 3.5;
    /** As long each peak counts as lasting: half periods down to 30 Hz, with the default lookahead. */
    private static final double SUSTAIN_MS = 12;
    /** Time constant with which lasting demand becomes the sustained gain. */
    private static final double SUSTAIN_RISE_MS = 500;
    /** How much faster than the sustained gain single peaks are released. */
    private static final double TRANSIENT_SPEED = 8;

    private final double groupsPerMs;
    private final double[] waiting;
    private final SlidingMinimum allowed;
    private final SlidingMinimum lasting;
    private final Ramp ramp;
    private final double sustainShare;

    private int waitingAt;
    private double recoveryShare;
    private double transientShare;
    private double sustained;
    private double released;

    /**
     * @param groupRateHz groups per second
     * @param rampGroups groups that the gain takes from one value to another
     * @param waitGroups groups by which nodes are later than the ramp demands
     */
    GainCurve(double groupRateHz, int rampGroups, int waitGroups) {
        groupsPerMs = groupRateHz * 1e-3;
        waiting = new double[waitGroups + 1];
        allowed = new SlidingMinimum(rampGroups + 1 + groups(HOLD_MS));
        lasting = new SlidingMinimum(rampGroups + 1 + groups(SUSTAIN_MS));
        ramp = new Ramp(rampGroups);
        sustainShare = share(SUSTAIN_RISE_MS);
        reset();
    }

    void reset() {
        Arrays.fill(waiting, 1);
        waitingAt = 0;
        allowed.reset();
        lasting.reset();
        ramp.reset();
        sustained = 1;
        released = 1;
    }

    /** Sets the time constant with which the sustained gain recovers. */
    void setRelease(double releaseMs) {
        recoveryShare = share(releaseMs);
        transientShare = share(releaseMs / TRANSIENT_SPEED);
    }

    /**
     * Takes the gain, 0 to 1, that the peaks of a group require.
     *
     * @return the gain at the start of the group {@code rampGroups + waitGroups - 1} before; it exceeds neither what that
     *     group nor what the one before requires, and 1 is exact
     */
    double next(double required) {
        waiting[waitingAt] = required;
        waitingAt = waitingAt + 1 == waiting.length ? 0 : waitingAt + 1;
        return follow(waiting[waitingAt]);
    }

    private double follow(double required) {
        double limit = allowed.next(required);
        double demand = lasting.next(required);
        sustained += (demand < sustained ? sustainShare : recoveryShare) * (demand - sustained);
        double target = Math.min(limit, sustained);
        if (limit < released) {
            released = limit;
        } else if (target > released) {
            released += transientShare * (target - released);
            if (limit - released < 1e-7) {
                released = limit;
            }
        }
        return ramp.next(released);
    }

    private int groups(double ms) {
        return (int) Math.round(ms * groupsPerMs);
    }

    /** Share of the way that an exponential approach covers in a group: 63 % in the time constant. */
    private double share(double timeConstantMs) {
        return 1 - Math.exp(-1 / (timeConstantMs * groupsPerMs));
    }
}
