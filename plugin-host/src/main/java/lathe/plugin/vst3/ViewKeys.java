package lathe.plugin.vst3;

import lathe.plugin.gui.KeyInput;
import org.jspecify.annotations.Nullable;

/** Keys as hosts offer them to a view. Source: VST 3 interfaces, {@code keycodes.h}. */
final class ViewKeys {

    private static final int SHIFT = 1;
    private static final int COMMAND = 1 << 2;
    private static final int CONTROL = 1 << 3;

    private ViewKeys() {}

    /** The key, or null for those that editors have no use for. */
    static @Nullable KeyInput read(char character, int code, int modifiers) {
        KeyInput.Code meaning = switch (code) {
            case 1 -> KeyInput.Code.BACKSPACE;
            case 2 -> KeyInput.Code.TAB;
            case 4, 19 -> KeyInput.Code.ENTER;
            case 6 -> KeyInput.Code.ESCAPE;
            case 9 -> KeyInput.Code.END;
            case 10 -> KeyInput.Code.HOME;
            case 11 -> KeyInput.Code.LEFT;
            case 12 -> KeyInput.Code.UP;
            case 13 -> KeyInput.Code.RIGHT;
            case 14 -> KeyInput.Code.DOWN;
            case 22 -> KeyInput.Code.DELETE;
            case 0, 7 -> KeyInput.Code.CHARACTER;
            default -> null;
        };
        char typed = code == 7 ? ' ' : character;
        if (meaning == null || (meaning == KeyInput.Code.CHARACTER && typed == 0)) {
            return null;
        }
        boolean control = (modifiers & (COMMAND | CONTROL)) != 0;
        return new KeyInput(meaning, meaning == KeyInput.Code.CHARACTER ? typed : 0, (modifiers & SHIFT) != 0, control);
    }
}
