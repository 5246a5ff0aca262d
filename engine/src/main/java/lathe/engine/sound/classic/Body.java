package lathe.engine.sound.classic;

/** Resonances that stay where they are whatever the pitch: a guitar's body, a vowel, a bell's throat. */
final class Body {

    private final double[][] peaks;
    private final double floor;

    /**
     * @param peaks rows of centre in Hz, Q and gain in dB; a gain below 0 is a dip
     * @param floor what passes between the peaks, as an amplitude; 1 leaves the sound as it is beside them
     */
    Body(double[][] peaks, double floor) {
        this.peaks = peaks;
        this.floor = floor;
    }

    /** The body of a patch, settings {@code body} and {@code floor}. */
    static Body of(Patch patch) {
        return new Body(patch.rows("body"), patch.number("floor", 1));
    }

    /** Gain at a frequency, as an amplitude. */
    double gain(double hz) {
        double sum = floor;
        for (double[] peak : peaks) {
            double off = peak[1] * (hz / peak[0] - peak[0] / hz);
            sum += (Math.pow(10, peak[2] / 20) - floor) / (1 + off * off);
        }
        return Math.max(0.001, sum);
    }
}
