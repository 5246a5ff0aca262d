package lathe.plugin.gui.view;

/**
 * Decibels from bottom to top.
 *
 * @param lowDb at the lower edge
 * @param highDb at the upper edge
 * @param y of the upper edge
 * @param height in the editor's units
 */
public record DecibelAxis(double lowDb, double highDb, double y, double height) {

    /** Where a level stands, also beyond the edges. */
    public double y(double db) {
        return y + height * (highDb - db) / (highDb - lowDb);
    }

    /** The level at a place. */
    public double db(double at) {
        return highDb - (at - y) / height * (highDb - lowDb);
    }
}
