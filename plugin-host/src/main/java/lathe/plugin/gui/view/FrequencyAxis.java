package lathe.plugin.gui.view;

/**
 * Frequencies from left to right, equal ratios at equal distances.
 *
 * @param lowHz at the left edge
 * @param highHz at the right edge
 * @param x of the left edge
 * @param width in the editor's units
 */
public record FrequencyAxis(double lowHz, double highHz, double x, double width) {

    /** Where a frequency stands. */
    public double x(double hz) {
        return x + width * Math.log(hz / lowHz) / Math.log(highHz / lowHz);
    }

    /** The frequency at a place. */
    public double hz(double at) {
        return lowHz * Math.pow(highHz / lowHz, (at - x) / width);
    }
}
