package lathe.plugin.gui.window;

import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;
import org.jspecify.annotations.Nullable;

/**
 * A child window over libxcb. It has depth, visual and colormap of its own, as the parent's may have an alpha channel, and
 * {@code _XEMBED_INFO} (XEmbed 0.5), which GTK's sockets look for.
 */
final class X11Window implements NativeWindow {

    private static final int KEY_PRESSES = 1;
    private static final int PRESSES = 1 << 2;
    private static final int RELEASES = 1 << 3;
    private static final int LEAVING = 1 << 5;
    private static final int MOVES = 1 << 6;
    private static final int EXPOSURE = 1 << 15;
    private static final int STRUCTURE = 1 << 17;
    private static final int FOCUS = 1 << 21;
    private static final int EVENTS = PRESSES | RELEASES | LEAVING | MOVES | EXPOSURE | STRUCTURE | FOCUS;
    private static final int BACKGROUND = 0x15181D;
    private static final int ERROR = 0;

    private final X11Connection x11;
    private final X11Keyboard keyboard;
    private final int window;
    private final int gc;
    private final int colormap;
    private final int xembedInfo;
    private final boolean share;
    private final long scratch = NativeMemory.take(64);
    private X11Picture picture;
    private int width;
    private int height;
    private int focusBefore;
    private boolean gone;
    private boolean complained;

    private X11Window(
            X11Connection x11, X11Connection.Screen screen, int parent, int width, int height, boolean share) {
        this.x11 = x11;
        this.share = share;
        this.width = width;
        this.height = height;
        keyboard = new X11Keyboard(x11);
        window = x11.newId();
        gc = x11.newId();
        colormap = screen.colormap() == 0 ? x11.newId() : 0;
        if (colormap != 0) {
            NativeCalls.call(Xcb.CREATE_COLORMAP, x11.address(), 0, colormap, screen.root(), screen.visual());
        }
        create(screen, parent);
        NativeCalls.call(Xcb.CREATE_GC, x11.address(), gc, window, 0, 0);
        xembedInfo = x11.atom("_XEMBED_INFO");
        embed(false);
        picture = newPicture();
        x11.flush();
    }

    /** Opens a window inside another; null if there is no display, no such parent, or no fitting visual. */
    static @Nullable X11Window open(long parent, int width, int height) {
        return open(parent, width, height, true);
    }

    /** @param share true to share memory with the server where that can be */
    static @Nullable X11Window open(long parent, int width, int height, boolean share) {
        X11Connection x11 = X11Connection.open();
        if (x11 == null) {
            BridgeLog.note("no editor: no X server at DISPLAY=" + System.getenv("DISPLAY"));
            return null;
        }
        X11Connection.Screen screen = x11.screenOf((int) parent);
        if (screen == null) {
            BridgeLog.note("no editor: parent=" + parent + " is no window, or the screen has no 24-bit colours");
            x11.close();
            return null;
        }
        return new X11Window(x11, screen, (int) parent, width, height, share);
    }

    private void create(X11Connection.Screen screen, int parent) {
        int backPixel = 1 << 1;
        int borderPixel = 1 << 3;
        int bitGravity = 1 << 4;
        int eventMask = 1 << 11;
        int ownColormap = 1 << 13;
        int northWest = 1;
        int inputOutput = 1;
        // values in the order of their bits
        NativeMemory.int32(scratch, BACKGROUND);
        NativeMemory.int32(scratch + 4, 0);
        NativeMemory.int32(scratch + 8, northWest);
        NativeMemory.int32(scratch + 12, EVENTS);
        NativeMemory.int32(scratch + 16, colormap == 0 ? screen.colormap() : colormap);
        NativeCalls.callMany(
                Xcb.CREATE_WINDOW,
                x11.address(),
                X11Connection.depth(),
                window,
                parent,
                0,
                0,
                width,
                height,
                0,
                inputOutput,
                screen.visual(),
                backPixel | borderPixel | bitGravity | eventMask | ownColormap,
                scratch);
    }

    private void embed(boolean mapped) {
        int replace = 0;
        NativeMemory.int32(scratch, 0); // XEmbed's version
        NativeMemory.int32(scratch + 4, mapped ? 1 : 0);
        NativeCalls.callMany(
                Xcb.CHANGE_PROPERTY, x11.address(), replace, window, xembedInfo, xembedInfo, 32, 2, scratch);
    }

    private X11Picture newPicture() {
        X11Picture shared = share ? X11Shm.open(x11, width, height) : null;
        return shared != null ? shared : new X11Strips(x11);
    }

    /** Its number at the server. */
    int id() {
        return window;
    }

    /** True if frames travel in shared memory. */
    boolean sharesMemory() {
        return picture instanceof X11Shm;
    }

    @Override
    public int descriptor() {
        return x11.descriptor();
    }

    @Override
    public boolean pump(Listener listener) {
        long moved = 0;
        while (!gone && !x11.isBroken()) {
            long event = NativeCalls.call(Xcb.POLL, x11.address());
            if (event == 0) {
                break;
            }
            // Only the last of several moves in a row counts: a fast mouse sends a thousand a second.
            boolean isMove = (NativeMemory.int8(event) & 0x7F) == 6;
            if (moved != 0) {
                if (!isMove) {
                    mouse(listener, kindOfMove(moved), moved, 0, 0);
                }
                NativeMemory.give(moved);
                moved = 0;
            }
            if (isMove) {
                moved = event;
            } else {
                take(event, listener);
                NativeMemory.give(event);
            }
        }
        if (moved != 0) {
            mouse(listener, kindOfMove(moved), moved, 0, 0);
            NativeMemory.give(moved);
        }
        return !gone && !x11.isBroken();
    }

    private void take(long event, Listener listener) {
        switch (NativeMemory.int8(event) & 0x7F) {
            case ERROR -> error(event);
            case 2 -> {
                KeyInput key = keyboard.read(NativeMemory.int8(event + 1) & 0xFF, state(event));
                if (key != null) {
                    listener.key(key);
                }
            }
            case 4 -> button(listener, event, true);
            case 5 -> button(listener, event, false);
            case 8 -> {
                boolean byGrab = NativeMemory.int8(event + 30) != 0;
                if (!byGrab) {
                    mouse(listener, MouseInput.Kind.LEAVE, event, 0, 0);
                }
            }
            case 10 -> {
                if (isLoss(event)) {
                    listener.focusLost();
                }
            }
            case 12 ->
                listener.exposed(
                        NativeMemory.int16(event + 8) & 0xFFFF,
                        NativeMemory.int16(event + 10) & 0xFFFF,
                        NativeMemory.int16(event + 12) & 0xFFFF,
                        NativeMemory.int16(event + 14) & 0xFFFF);
            case 17 -> gone |= NativeMemory.int32(event + 8) == window;
            case 34 -> keyboard.forget();
            default -> other(event);
        }
    }

    /**
     * True if the keys go to another window. A grab takes them for a moment only; and where the focus followed the pointer,
     * giving it to us takes it from the pointer's window, which is us.
     */
    private static boolean isLoss(long event) {
        int detail = NativeMemory.int8(event + 1);
        int mode = NativeMemory.int8(event + 8);
        boolean byGrab = mode == 1 || mode == 2;
        boolean toChildOrFromPointer = detail == 2 || detail >= 5;
        return !byGrab && !toChildOrFromPointer;
    }

    /** Extensions have numbers of their own from 64 up; the only one we use has one event. */
    private void other(long event) {
        if ((NativeMemory.int8(event) & 0x7F) >= 64) {
            picture.event();
        }
    }

    private void error(long event) {
        int request = NativeMemory.int8(event + 10) & 0xFF;
        if (request >= 128) {
            picture.event();
        }
        if (!complained) {
            complained = true;
            BridgeLog.note("X error " + NativeMemory.int8(event + 1) + " for request " + request
                    + "; the window may be gone. Further ones are not noted.");
        }
    }

    private void button(Listener listener, long event, boolean pressed) {
        int button = NativeMemory.int8(event + 1) & 0xFF;
        if (button <= 3) {
            mouse(listener, pressed ? MouseInput.Kind.PRESS : MouseInput.Kind.RELEASE, event, button, 0);
        } else if (button <= 7 && pressed) {
            // 4 and 5 are the wheel, 6 and 7 a wheel to the left and right
            mouse(listener, MouseInput.Kind.WHEEL, event, 0, button == 4 || button == 7 ? 1 : -1);
        }
    }

    private static MouseInput.Kind kindOfMove(long event) {
        int anyButton = 0x700;
        return (state(event) & anyButton) != 0 ? MouseInput.Kind.DRAG : MouseInput.Kind.MOVE;
    }

    private static int state(long event) {
        return NativeMemory.int16(event + 28) & 0xFFFF;
    }

    private static void mouse(Listener listener, MouseInput.Kind kind, long event, int button, double wheel) {
        int state = state(event);
        Modifiers modifiers = new Modifiers((state & 1) != 0, (state & 4) != 0, (state & 8) != 0);
        int x = NativeMemory.int16(event + 24);
        int y = NativeMemory.int16(event + 26);
        long timeMs = NativeMemory.int32(event + 4) & 0xFFFFFFFFL;
        listener.mouse(kind, x, y, button, wheel, modifiers, timeMs);
    }

    @Override
    public void resize(int newWidth, int newHeight) {
        int widthAndHeight = 1 << 2 | 1 << 3;
        width = newWidth;
        height = newHeight;
        NativeMemory.int32(scratch, width);
        NativeMemory.int32(scratch + 4, height);
        NativeCalls.call(Xcb.CONFIGURE, x11.address(), window, widthAndHeight, scratch);
        picture.close();
        picture = newPicture();
        x11.flush();
    }

    @Override
    public void show(boolean on) {
        embed(on);
        NativeCalls.call(on ? Xcb.MAP : Xcb.UNMAP, x11.address(), window);
        x11.flush();
    }

    /** Keys are selected only while they are wanted: the others travel up to the host's windows as if we were not here. */
    @Override
    public void takeKeys(boolean on) {
        int eventMask = 1 << 11;
        int toParent = 2;
        NativeMemory.int32(scratch, on ? EVENTS | KEY_PRESSES : EVENTS);
        NativeCalls.call(Xcb.CHANGE_ATTRIBUTES, x11.address(), window, eventMask, scratch);
        int has = focused();
        if (on && has != window) {
            focusBefore = has;
            NativeCalls.call(Xcb.SET_INPUT_FOCUS, x11.address(), toParent, window, 0);
        } else if (!on && has == window) {
            NativeCalls.call(Xcb.SET_INPUT_FOCUS, x11.address(), toParent, focusBefore, 0);
        }
        x11.flush();
    }

    private int focused() {
        long reply = x11.reply(Xcb.INPUT_FOCUS_REPLY, NativeCalls.call(Xcb.INPUT_FOCUS, x11.address()));
        if (reply == 0) {
            return 0;
        }
        int has = NativeMemory.int32(reply + 8);
        NativeMemory.give(reply);
        return has;
    }

    @Override
    public boolean isReady() {
        return picture.isReady();
    }

    @Override
    public void put(int[] pixels, int stride, int x, int y, int w, int h) {
        int right = Math.min(x + w, width);
        int bottom = Math.min(y + h, height);
        if (x < right && y < bottom) {
            picture.put(window, gc, pixels, stride, x, y, right - x, bottom - y);
        }
    }

    @Override
    public void flush() {
        x11.flush();
    }

    @Override
    public void close() {
        if (!gone) {
            NativeCalls.call(Xcb.DESTROY_WINDOW, x11.address(), window);
        }
        if (colormap != 0) {
            NativeCalls.call(Xcb.FREE_COLORMAP, x11.address(), colormap);
        }
        gone = true;
        picture.close();
        x11.flush();
        x11.close();
        NativeMemory.give(scratch);
    }
}
