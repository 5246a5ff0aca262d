package lathe.postfx.dynamics;

/**
 * The static curve: how many decibels a level is to be turned down.
 *
 * <p>Source: D. Giannoulis, M. Massberg, J. D. Reiss, "Digital Dynamic Range Compressor Design", JAES 60 (2012),
 * equation 4; for the expander the same mirrored at the threshold. The knee is a parabola from {@code threshold - knee/2}
 * to {@code threshold + knee/2}.
 */
final class GainComputer {

    private double threshold;
    private double slope;
    private double halfKnee;
    private double knee;
    private double perTwoKnees;
    private double range;
    private double closingThreshold;
    private DynamicsMode mode = DynamicsMode.COMPRESS;

    void set(
            DynamicsMode newMode,
            double thresholdDb,
            double ratio,
            double kneeDb,
            double rangeDb,
            double hysteresisDb) {
        mode = newMode;
        threshold = thresholdDb;
        slope = newMode == DynamicsMode.EXPAND ? ratio - 1 : 1 - 1 / ratio;
        knee = kneeDb;
        halfKnee = kneeDb / 2;
        perTwoKnees = kneeDb > 0 ? 1 / (2 * kneeDb) : 0;
        range = rangeDb;
        closingThreshold = thresholdDb - hysteresisDb;
    }

    /** Decibels to turn down by at a level; for a gate, as if it came from silence. */
    double reductionDb(double levelDb) {
        return switch (mode) {
            case COMPRESS -> slope * overKnee(levelDb - threshold);
            case EXPAND -> Math.min(range, slope * overKnee(threshold - levelDb));
            case GATE -> levelDb > threshold ? 0 : range;
        };
    }

    private double overKnee(double over) {
        double inside = Math.min(Math.max(over + halfKnee, 0), knee);
        return inside * inside * perTwoKnees + Math.max(over - halfKnee, 0);
    }

    /**
     * Replaces levels in dB by gains in dB, 0 or less, for an expander; by reductions, 0 or more, for a compressor: the
     * quantity that rises when the processor attacks.
     *
     * @param open whether a gate stood open before
     * @return whether it does now
     */
    boolean run(float[] levels, int frames, boolean open) {
        switch (mode) {
            case COMPRESS -> compress(levels, frames);
            case EXPAND -> expand(levels, frames);
            case GATE -> {
                return gate(levels, frames, open);
            }
        }
        return open;
    }

    private void compress(float[] levels, int frames) {
        float t = (float) threshold;
        float s = (float) slope;
        float half = (float) halfKnee;
        float whole = (float) knee;
        float bend = (float) perTwoKnees;
        for (int i = 0; i < frames; i++) {
            float over = levels[i] - t;
            float inside = Math.min(Math.max(over + half, 0), whole);
            levels[i] = s * (inside * inside * bend + Math.max(over - half, 0));
        }
    }

    private void expand(float[] levels, int frames) {
        float t = (float) threshold;
        float s = (float) slope;
        float half = (float) halfKnee;
        float whole = (float) knee;
        float bend = (float) perTwoKnees;
        float most = (float) range;
        for (int i = 0; i < frames; i++) {
            float under = t - levels[i];
            float inside = Math.min(Math.max(under + half, 0), whole);
            levels[i] = -Math.min(most, s * (inside * inside * bend + Math.max(under - half, 0)));
        }
    }

    private boolean gate(float[] levels, int frames, boolean wasOpen) {
        float opening = (float) threshold;
        float closing = (float) closingThreshold;
        float closed = (float) -range;
        boolean open = wasOpen;
        for (int i = 0; i < frames; i++) {
            float level = levels[i];
            open = level > opening || (open && level >= closing);
            levels[i] = open ? 0 : closed;
        }
        return open;
    }
}
