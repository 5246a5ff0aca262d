package lathe.plugin.gui.window;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;
import org.jspecify.annotations.Nullable;

/**
 * What the messages of a Windows window mean. They come whenever the host's message loop likes, inside calls of ours too, so
 * they wait here until the window is pumped.
 */
final class Win32Messages {

    static final int DESTROY = 0x0002;
    static final int KILL_FOCUS = 0x0008;
    static final int PAINT = 0x000F;
    static final int ERASE_BACKGROUND = 0x0014;
    static final int GET_DIALOG_CODE = 0x0087;
    static final int KEY_DOWN = 0x0100;
    static final int CHAR = 0x0102;
    static final int TIMER = 0x0113;
    static final int MOUSE_MOVE = 0x0200;
    static final int LEFT_DOWN = 0x0201;
    static final int LEFT_UP = 0x0202;
    static final int RIGHT_DOWN = 0x0204;
    static final int RIGHT_UP = 0x0205;
    static final int MIDDLE_DOWN = 0x0207;
    static final int MIDDLE_UP = 0x0208;
    static final int WHEEL = 0x020A;
    static final int MOUSE_LEAVE = 0x02A3;

    private static final int SHIFT = 0x0004;
    private static final int CONTROL = 0x0008;
    private static final int ANY_BUTTON = 0x0001 | 0x0002 | 0x0010;
    private static final double NOTCH = 120;

    private final Queue<Consumer<NativeWindow.Listener>> waiting = new ArrayDeque<>();

    /** Tells a listener all that waits. */
    void tell(NativeWindow.Listener listener) {
        for (Consumer<NativeWindow.Listener> next = waiting.poll(); next != null; next = waiting.poll()) {
            next.accept(listener);
        }
    }

    /** Keeps a mouse message; false if it is none. Positions are the window's, for the wheel too. */
    boolean mouse(int message, long wide, int x, int y, boolean alt, long timeMs) {
        int button = switch (message) {
            case LEFT_DOWN, LEFT_UP -> 1;
            case MIDDLE_DOWN, MIDDLE_UP -> 2;
            case RIGHT_DOWN, RIGHT_UP -> 3;
            default -> 0;
        };
        MouseInput.Kind kind = switch (message) {
            case LEFT_DOWN, MIDDLE_DOWN, RIGHT_DOWN -> MouseInput.Kind.PRESS;
            case LEFT_UP, MIDDLE_UP, RIGHT_UP -> MouseInput.Kind.RELEASE;
            case MOUSE_MOVE -> (wide & ANY_BUTTON) != 0 ? MouseInput.Kind.DRAG : MouseInput.Kind.MOVE;
            case WHEEL -> MouseInput.Kind.WHEEL;
            case MOUSE_LEAVE -> MouseInput.Kind.LEAVE;
            default -> null;
        };
        if (kind == null) {
            return false;
        }
        double notches = message == WHEEL ? (short) (wide >> 16) / NOTCH : 0;
        NativeWindow.Modifiers modifiers = new NativeWindow.Modifiers((wide & SHIFT) != 0, (wide & CONTROL) != 0, alt);
        waiting.add(to -> to.mouse(kind, x, y, button, notches, modifiers, timeMs));
        return true;
    }

    /** Keeps what a virtual key does; false for keys that only type. */
    boolean key(int virtualKey, boolean shift, boolean control) {
        KeyInput.Code code = code(virtualKey);
        if (code != null) {
            waiting.add(to -> to.key(new KeyInput(code, (char) 0, shift, control)));
        }
        return code != null;
    }

    /** Keeps a typed character; control characters have come as keys. */
    void character(char typed, boolean shift) {
        if (!Character.isISOControl(typed)) {
            waiting.add(to -> to.key(new KeyInput(KeyInput.Code.CHARACTER, typed, shift, false)));
        }
    }

    void exposed(int x, int y, int width, int height) {
        waiting.add(to -> to.exposed(x, y, width, height));
    }

    void focusLost() {
        waiting.add(NativeWindow.Listener::focusLost);
    }

    private static KeyInput.@Nullable Code code(int virtualKey) {
        return switch (virtualKey) {
            case 0x0D -> KeyInput.Code.ENTER;
            case 0x1B -> KeyInput.Code.ESCAPE;
            case 0x08 -> KeyInput.Code.BACKSPACE;
            case 0x2E -> KeyInput.Code.DELETE;
            case 0x09 -> KeyInput.Code.TAB;
            case 0x25 -> KeyInput.Code.LEFT;
            case 0x26 -> KeyInput.Code.UP;
            case 0x27 -> KeyInput.Code.RIGHT;
            case 0x28 -> KeyInput.Code.DOWN;
            case 0x24 -> KeyInput.Code.HOME;
            case 0x23 -> KeyInput.Code.END;
            default -> null;
        };
    }
}
