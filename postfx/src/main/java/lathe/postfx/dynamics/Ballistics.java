package lathe.postfx.dynamics;

/**
 * Attack, hold and release of one channel, in decibels.
 *
 * <p>Two stages in a row, after the decoupled peak detector of Giannoulis, Massberg and Reiss (JAES 60, 2012, section 2.2):
 * the first rises at once, holds, and falls with the release time; the second rises with the attack time towards the first
 * and falls with it. Their second stage smooths the fall too, which lengthens the release by the attack; here a step up
 * follows the attack time and a step down the release time, each exactly. Times are those of an e-fold: 63.2 % of a step
 * in dB.
 *
 * <p>Programme-dependent release: beside the first stage runs a slow one that needs {@value #SLOW_CHARGE} release times
 * to charge and {@value #SLOW_RELEASE} to fall, and the higher of the two counts: a short peak lets go with the release
 * time, a dense passage mostly with the slow one. (The two networks of Fairchild's and later bus compressors.)
 */
final class Ballistics {

    static final double SLOW_CHARGE = 4;
    static final double SLOW_RELEASE = 10;

    /** Differences below this are none, so that what should return to 0 dB gets there. */
    private static final double CLOSE_DB = 1e-6;

    /** Times turned into what a frame needs; shared by all channels. */
    static final class Times {

        private double attack;
        private double release;
        private double slowCharge;
        private double slowRelease;
        private int holdFrames;
        private boolean automatic;

        /** Times below one frame are immediate. */
        void set(double attackFrames, double releaseFrames, int newHoldFrames, boolean newAutomatic) {
            attack = share(attackFrames);
            release = share(releaseFrames);
            slowCharge = share(SLOW_CHARGE * releaseFrames);
            slowRelease = share(SLOW_RELEASE * releaseFrames);
            holdFrames = newHoldFrames;
            automatic = newAutomatic;
        }

        /** The share of what is left to go that one frame covers. */
        private static double share(double timeFrames) {
            return timeFrames < 1 ? 1 : -Math.expm1(-1 / timeFrames);
        }
    }

    private double peak;
    private double slow;
    private double value;
    private int heldFrames;

    void reset() {
        peak = 0;
        slow = 0;
        value = 0;
        heldFrames = 0;
    }

    /** Changes the sign of the past, for the change from turning down by attack to turning down by release. */
    void negate() {
        peak = -value;
        slow = -value;
        value = -value;
    }

    double value() {
        return value;
    }

    boolean isLike(Ballistics other) {
        return peak == other.peak && slow == other.slow && value == other.value && heldFrames == other.heldFrames;
    }

    void copyFrom(Ballistics other) {
        peak = other.peak;
        slow = other.slow;
        value = other.value;
        heldFrames = other.heldFrames;
    }

    /** Replaces wanted values by smoothed ones. */
    void run(float[] values, int frames, Times times) {
        double attack = times.attack;
        double release = times.release;
        double slowCharge = times.slowCharge;
        double slowRelease = times.slowRelease;
        boolean automatic = times.automatic;
        int hold = times.holdFrames;
        double first = peak;
        double beside = slow;
        double second = value;
        int held = heldFrames;
        for (int i = 0; i < frames; i++) {
            double wanted = values[i];
            double fall = first - wanted;
            if (fall <= CLOSE_DB) {
                first = wanted;
                held = hold;
            } else if (held > 0) {
                held--;
            } else {
                first -= release * fall;
            }
            double aim = first;
            if (automatic) {
                double way = wanted - beside;
                double share = way > 0 ? slowCharge : slowRelease;
                beside = Math.abs(way) < CLOSE_DB ? wanted : beside + share * way;
                aim = Math.max(aim, beside);
            }
            double rise = aim - second;
            second = rise > CLOSE_DB ? second + attack * rise : aim;
            values[i] = (float) second;
        }
        peak = first;
        slow = beside;
        value = second;
        heldFrames = held;
    }
}
