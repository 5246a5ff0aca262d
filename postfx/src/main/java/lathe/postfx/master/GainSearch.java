package lathe.postfx.master;

/**
 * Finds the gain before a limiter that gives a loudness after it. Without limiting the first guess is exact; with it, loudness
 * grows slower than gain, and the slope is learnt from the attempts (secant method). Gains that would make the limiter take more
 * off than allowed are out of reach.
 */
final class GainSearch {

    private final double targetLufs;
    private final double limitingLimitDb;

    private double gainDb;
    private double lastGainDb;
    private double lastLufs = Double.NaN;
    private double highestGainDb = Double.POSITIVE_INFINITY;
    private int attempts;

    GainSearch(double targetLufs, double limitingLimitDb, double firstGainDb) {
        this.targetLufs = targetLufs;
        this.limitingLimitDb = limitingLimitDb;
        gainDb = firstGainDb;
    }

    /** The gain to try, dB. */
    double gainDb() {
        return gainDb;
    }

    /** Attempts made so far. */
    int attempts() {
        return attempts + 1;
    }

    /**
     * Takes in what the present gain led to.
     *
     * @return true if another gain is worth trying; {@link #gainDb} then gives it
     */
    boolean learn(double integratedLufs, double limiterReductionDb, double toleranceLu) {
        attempts++;
        if (Double.isNaN(integratedLufs)) {
            return false;
        }
        double excessDb = limiterReductionDb - limitingLimitDb;
        if (excessDb > 0.05) {
            highestGainDb = Math.min(highestGainDb, gainDb - excessDb);
            return move(highestGainDb, integratedLufs);
        }
        double missingLu = targetLufs - integratedLufs;
        if (Math.abs(missingLu) <= toleranceLu) {
            return false;
        }
        double slope = 1;
        if (!Double.isNaN(lastLufs) && Math.abs(gainDb - lastGainDb) > 1e-3) {
            slope = Math.max(0.2, Math.min(1.2, (integratedLufs - lastLufs) / (gainDb - lastGainDb)));
        }
        return move(Math.min(highestGainDb, gainDb + missingLu / slope), integratedLufs);
    }

    private boolean move(double nextGainDb, double integratedLufs) {
        if (Math.abs(nextGainDb - gainDb) < 0.01) {
            return false;
        }
        lastGainDb = gainDb;
        lastLufs = integratedLufs;
        gainDb = nextGainDb;
        return true;
    }
}
