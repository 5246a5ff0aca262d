package lathe.plugin.gui;

/**
 * One thing the mouse did.
 *
 * @param kind what
 * @param x in the editor's units
 * @param y in the editor's units, downwards
 * @param button 1 left, 2 middle, 3 right; 0 for moves and the wheel
 * @param clicks 2 for the second press of a double click
 * @param wheel notches, up positive
 * @param shift held
 * @param control held (or the command key)
 * @param alt held
 */
public record MouseInput(
        Kind kind, int x, int y, int button, int clicks, double wheel, boolean shift, boolean control, boolean alt) {

    /** What the mouse did. */
    public enum Kind {
        PRESS,
        RELEASE,
        /** Moved with a button held. */
        DRAG,
        /** Moved without. */
        MOVE,
        WHEEL,
        /** Left the window. */
        LEAVE
    }
}
