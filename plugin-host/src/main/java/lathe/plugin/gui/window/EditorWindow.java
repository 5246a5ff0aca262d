package lathe.plugin.gui.window;

import java.awt.Dimension;
import java.util.function.LongSupplier;
import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.gui.Damage;
import lathe.plugin.gui.Editor;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;
import org.jspecify.annotations.Nullable;

/**
 * An editor in a window of the host's: what the adapters of both formats call, on the host's main thread.
 *
 * <p>Order: construct, ask for sizes, set a scale, {@link #attach}, {@link #show}; then {@link #tick} from a timer of the
 * host's, every 16 to 30 ms, and whenever {@link #descriptor} is readable. The host may destroy the window at any time. All
 * sizes are in pixels as the host counts them (points on macOS). An editor that throws is noted once and left alone: the
 * host lives.
 */
public final class EditorWindow implements AutoCloseable {

    private static final long FRAME_NANOS = 8_000_000;
    private static final long SLOWEST_FRAME_NANOS = 33_000_000;
    private static final int REST = 8;
    private static final double LARGEST_SCALE = 8;

    private final Editor editor;
    private final NativeWindows.Opener opener;
    private final LongSupplier nanoTime;
    private final Damage damage = new Damage();
    private final Input input = new Input(this);
    private @Nullable NativeWindow window;
    private @Nullable Canvas canvas;
    private double scale;
    private int width;
    private int height;
    private long nextFrame;
    private boolean visible;
    private boolean hasKeys;
    private boolean failed;
    private boolean closed;

    /** @param editor closed with this window */
    public EditorWindow(Editor editor) {
        this(editor, NativeWindows::open, System::nanoTime, NativeWindows.systemScale());
    }

    EditorWindow(Editor editor, NativeWindows.Opener opener, LongSupplier nanoTime, double scale) {
        this.editor = editor;
        this.opener = opener;
        this.nanoTime = nanoTime;
        this.scale = scale;
        nextFrame = nanoTime.getAsLong();
        lay(pixels(editor.preferredWidth()), pixels(editor.preferredHeight()));
    }

    /** Pixels for a unit of the editor's, 1 for 96 dots per inch. */
    public double scale() {
        return scale;
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** Pixels for a length in the editor's units, as {@link lathe.plugin.gui.EditorContext#requestSize} has them. */
    public int pixels(int units) {
        return (int) Math.ceil(units * scale - 1e-6);
    }

    /** True if the editor can have another size than it prefers. */
    public boolean isResizable() {
        return editor.isResizable();
    }

    /** The size nearest to a wanted one that the editor can have. */
    public Dimension fit(int wantedWidth, int wantedHeight) {
        if (!editor.isResizable()) {
            return new Dimension(pixels(editor.preferredWidth()), pixels(editor.preferredHeight()));
        }
        return new Dimension(
                Math.max(wantedWidth, pixels(editor.minimumWidth())),
                Math.max(wantedHeight, pixels(editor.minimumHeight())));
    }

    /** Takes the size nearest to the wanted one that the editor can have; {@link #width} and {@link #height} say which. */
    public void setSize(int wantedWidth, int wantedHeight) {
        Dimension fitting = fit(wantedWidth, wantedHeight);
        if (fitting.width != width || fitting.height != height) {
            lay(fitting.width, fitting.height);
        }
    }

    /** Another scale; the size in the editor's units stays. False, and nothing changes, if it makes no sense. */
    public boolean setScale(double newScale) {
        if (!(newScale > 0 && newScale <= LARGEST_SCALE)) {
            return false;
        }
        if (newScale != scale) {
            double ratio = newScale / scale;
            scale = newScale;
            Dimension fitting = fit((int) Math.round(width * ratio), (int) Math.round(height * ratio));
            lay(fitting.width, fitting.height);
        }
        return true;
    }

    private void lay(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        guarded("resize", () -> editor.resize((int) Math.floor(width / scale), (int) Math.floor(height / scale)));
        canvas = null;
        damage.addAll();
        if (window != null) {
            window.resize(width, height);
        }
    }

    /**
     * Opens a window inside the host's, not shown yet. After a detach it may be attached anew.
     *
     * @param parent an X11 window's id, an HWND, or the address of an NSView
     * @return false if there can be no window; the log says why
     */
    public boolean attach(long parent) {
        detach();
        if (closed) {
            return false;
        }
        window = opener.open(parent, width, height, this::tick);
        canvas = null;
        damage.addAll();
        return window != null;
    }

    /** Destroys the window and keeps the editor. */
    public void detach() {
        input.interrupt();
        visible = false;
        hasKeys = false;
        if (window != null) {
            window.close();
        }
        window = null;
        canvas = null;
    }

    /** True while there is a window. */
    public boolean isAttached() {
        return window != null;
    }

    /** For the host's run loop, or -1: where there is none the window has a timer of its own. */
    public int descriptor() {
        return window == null ? -1 : window.descriptor();
    }

    /** Shows the window with a fresh picture. */
    public void show() {
        if (window == null) {
            return;
        }
        visible = true;
        damage.addAll();
        window.show(true);
        nextFrame = nanoTime.getAsLong();
        tick();
    }

    /** Takes the window off the screen. */
    public void hide() {
        input.interrupt();
        visible = false;
        if (window != null) {
            window.show(false);
        }
    }

    /** Takes what the user did, lets the editor move, and shows what has changed, at most 120 times a second. */
    public void tick() {
        NativeWindow present = window;
        if (present == null) {
            return;
        }
        if (!present.pump(input)) {
            detach(); // the host destroyed its window, and ours with it
            return;
        }
        long now = nanoTime.getAsLong();
        if (!visible || now - nextFrame < 0 || window == null) {
            return;
        }
        nextFrame = now + FRAME_NANOS;
        guarded("tick", () -> {
            if (editor.tick()) {
                editor.damage(damage);
            }
            follow(editor.wantsKeys());
        });
        if (!damage.isEmpty() && present.isReady()) {
            paint(present);
            // The host's other windows live on this thread too: large pictures come less often, down to 30 a second.
            long took = nanoTime.getAsLong() - now;
            nextFrame = now + Math.max(FRAME_NANOS, Math.min(SLOWEST_FRAME_NANOS, REST * took));
        }
    }

    private void follow(boolean wantsKeys) {
        if (wantsKeys != hasKeys && window != null) {
            hasKeys = wantsKeys;
            window.takeKeys(wantsKeys);
        }
    }

    private void paint(NativeWindow present) {
        Canvas ready = canvas;
        if (ready == null) {
            double density = present.density();
            ready = new Canvas(width, height, scale, density);
            canvas = ready;
        }
        Canvas target = ready;
        guarded("paint", () -> target.paint(editor, damage));
        target.show(present, damage);
        damage.clear();
    }

    /** A key that the host got and offers: VST3's onKeyDown. True if the editor had a use for it. */
    public boolean key(KeyInput key) {
        boolean[] used = new boolean[1];
        guarded("key", () -> used[0] = editor.key(key));
        return used[0];
    }

    /** Ends a gesture that is under way, destroys the window and closes the editor. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        detach();
        closed = true;
        try {
            editor.close();
        } catch (Exception | LinkageError thrown) {
            BridgeLog.note("the editor threw while closing", thrown);
        }
    }

    void exposed(int x, int y, int w, int h) {
        int left = (int) Math.floor(x / scale);
        int top = (int) Math.floor(y / scale);
        damage.add(left, top, (int) Math.ceil((x + w) / scale) - left, (int) Math.ceil((y + h) / scale) - top);
    }

    void mouse(MouseInput mouse) {
        guarded("mouse", () -> editor.mouse(mouse));
    }

    void focusLost() {
        if (hasKeys) {
            guarded("focus", editor::focusLost);
        }
    }

    private void guarded(String what, Runnable call) {
        if (failed) {
            return;
        }
        try {
            call.run();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError thrown) {
            failed = true;
            BridgeLog.note("the editor threw at " + what + " and is not called any more", thrown);
        }
    }
}
