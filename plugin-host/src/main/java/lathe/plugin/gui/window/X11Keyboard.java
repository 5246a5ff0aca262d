package lathe.plugin.gui.window;

import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.gui.KeyInput;
import org.jspecify.annotations.Nullable;

/**
 * What the keys of an X server mean, by the core protocol's keyboard mapping: all that typing a value needs. Keysyms are
 * those of "X Window System Protocol", appendix A; the first two columns are a key without and with shift.
 */
final class X11Keyboard {

    private static final int SHIFT = 1;
    private static final int CAPS_LOCK = 1 << 1;
    private static final int CONTROL = 1 << 2;
    private static final int NUM_LOCK = 1 << 4;
    private static final int THIRD_LEVEL = 1 << 7;

    private final X11Connection x11;
    private int firstCode;
    private int columns;
    private int[] symbols = new int[0];

    X11Keyboard(X11Connection x11) {
        this.x11 = x11;
    }

    /** The mapping has changed: it is asked for again at the next key. */
    void forget() {
        symbols = new int[0];
    }

    /**
     * What a key press means; null for keys that mean nothing here.
     *
     * @param code of the key
     * @param state modifiers of the event
     */
    @Nullable
    KeyInput read(int code, int state) {
        if (symbols.length == 0) {
            load();
        }
        return meaning(symbol(code, state), (state & SHIFT) != 0, (state & CONTROL) != 0);
    }

    private void load() {
        long setup = NativeCalls.call(Xcb.SETUP, x11.address());
        firstCode = NativeMemory.int8(setup + 34) & 0xFF;
        int count = (NativeMemory.int8(setup + 35) & 0xFF) - firstCode + 1;
        long reply = x11.reply(Xcb.KEYBOARD_REPLY, NativeCalls.call(Xcb.KEYBOARD, x11.address(), firstCode, count));
        if (reply == 0) {
            return;
        }
        columns = NativeMemory.int8(reply + 1) & 0xFF;
        symbols = new int[columns * count];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = NativeMemory.int32(reply + 32 + 4L * i);
        }
        NativeMemory.give(reply);
    }

    private int symbol(int code, int state) {
        int shift = state & SHIFT;
        int plain = column(code, 0);
        boolean shifted = shift != 0;
        if (plain >= 0xFF80 && plain <= 0xFFBD) {
            shifted = (state & NUM_LOCK) != 0 && shift == 0;
        } else if ((state & CAPS_LOCK) != 0 && Character.isLetter(plain)) {
            shifted = !shifted;
        }
        int group = (state & THIRD_LEVEL) != 0 && column(code, 4) != 0 ? 4 : 0;
        int symbol = column(code, group + (shifted ? 1 : 0));
        return symbol == 0 ? column(code, group) : symbol;
    }

    private int column(int code, int column) {
        int at = (code - firstCode) * columns + column;
        return column < columns && at >= 0 && at < symbols.length ? symbols[at] : 0;
    }

    /** A keysym as a key press. */
    static @Nullable KeyInput meaning(int symbol, boolean shift, boolean control) {
        KeyInput.Code code = switch (symbol) {
            case 0xFF0D, 0xFF8D -> KeyInput.Code.ENTER;
            case 0xFF1B -> KeyInput.Code.ESCAPE;
            case 0xFF08 -> KeyInput.Code.BACKSPACE;
            case 0xFFFF, 0xFF9F -> KeyInput.Code.DELETE;
            case 0xFF09, 0xFE20 -> KeyInput.Code.TAB;
            case 0xFF51, 0xFF96 -> KeyInput.Code.LEFT;
            case 0xFF52, 0xFF97 -> KeyInput.Code.UP;
            case 0xFF53, 0xFF98 -> KeyInput.Code.RIGHT;
            case 0xFF54, 0xFF99 -> KeyInput.Code.DOWN;
            case 0xFF50, 0xFF95 -> KeyInput.Code.HOME;
            case 0xFF57, 0xFF9C -> KeyInput.Code.END;
            default -> KeyInput.Code.CHARACTER;
        };
        char character = code == KeyInput.Code.CHARACTER ? character(symbol) : 0;
        boolean means = code != KeyInput.Code.CHARACTER || character != 0;
        return means ? new KeyInput(code, character, shift, control) : null;
    }

    private static char character(int symbol) {
        if ((symbol >= 0x20 && symbol <= 0x7E) || (symbol >= 0xA0 && symbol <= 0xFF)) {
            return (char) symbol;
        }
        if (symbol >= 0xFFAA && symbol <= 0xFFB9) {
            return (char) (symbol - 0xFF80);
        }
        boolean unicode = symbol >>> 24 == 1 && (symbol & 0xFFFFFF) <= Character.MAX_VALUE;
        return unicode ? (char) symbol : 0;
    }
}
