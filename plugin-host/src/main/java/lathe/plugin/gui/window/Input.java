package lathe.plugin.gui.window;

import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;

/** Turns what a window tells into what an editor hears: units, double clicks, and drags that always end. */
final class Input implements NativeWindow.Listener {

    private static final long DOUBLE_CLICK_MS = 400;
    private static final int DOUBLE_CLICK_PIXELS = 4;

    private final EditorWindow window;
    private int held;
    private int lastX;
    private int lastY;
    private int clicks;
    private int clickButton;
    private int clickX;
    private int clickY;
    private long clickMs;

    Input(EditorWindow window) {
        this.window = window;
    }

    @Override
    public void mouse(
            MouseInput.Kind kind,
            int x,
            int y,
            int button,
            double wheel,
            NativeWindow.Modifiers modifiers,
            long timeMs) {
        if (kind == MouseInput.Kind.PRESS) {
            if (held != 0) {
                return; // a second button during a drag means nothing
            }
            count(x, y, button, timeMs);
            held = button;
        } else if (kind == MouseInput.Kind.RELEASE) {
            if (button != held) {
                return;
            }
            held = 0;
        }
        MouseInput.Kind told = kind == MouseInput.Kind.DRAG && held == 0 ? MouseInput.Kind.MOVE : kind;
        if (told == MouseInput.Kind.MOVE && held != 0) {
            told = MouseInput.Kind.DRAG;
        }
        lastX = unit(x);
        lastY = unit(y);
        int named = told == MouseInput.Kind.DRAG ? held : button;
        window.mouse(new MouseInput(
                told, lastX, lastY, named, clicks, wheel, modifiers.shift(), modifiers.control(), modifiers.alt()));
    }

    private void count(int x, int y, int button, long timeMs) {
        boolean again = clicks == 1
                && button == clickButton
                && timeMs - clickMs <= DOUBLE_CLICK_MS
                && Math.abs(x - clickX) <= DOUBLE_CLICK_PIXELS
                && Math.abs(y - clickY) <= DOUBLE_CLICK_PIXELS;
        clicks = again ? 2 : 1;
        clickButton = button;
        clickX = x;
        clickY = y;
        clickMs = timeMs;
    }

    private int unit(int pixel) {
        return (int) Math.floor(pixel / window.scale());
    }

    /** The window goes or is hidden in the midst of a drag: the button counts as released. */
    void interrupt() {
        if (held != 0) {
            int button = held;
            held = 0;
            window.mouse(new MouseInput(MouseInput.Kind.RELEASE, lastX, lastY, button, clicks, 0, false, false, false));
        }
    }

    @Override
    public boolean key(KeyInput key) {
        return window.key(key);
    }

    @Override
    public void exposed(int x, int y, int width, int height) {
        window.exposed(x, y, width, height);
    }

    @Override
    public void focusLost() {
        window.focusLost();
    }
}
