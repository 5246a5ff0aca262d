package lathe.plugin.gui;

/**
 * A key that was pressed.
 *
 * @param code what the key does
 * @param character what it types, or 0
 * @param shift held
 * @param control held (or the command key)
 */
public record KeyInput(Code code, char character, boolean shift, boolean control) {

    /** Keys with a meaning of their own. */
    public enum Code {
        CHARACTER,
        ENTER,
        ESCAPE,
        BACKSPACE,
        DELETE,
        TAB,
        LEFT,
        RIGHT,
        UP,
        DOWN,
        HOME,
        END
    }
}
