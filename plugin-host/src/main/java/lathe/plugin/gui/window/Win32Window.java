package lathe.plugin.gui.window;

import java.lang.invoke.MethodHandles;
import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.ObjectTable;
import lathe.plugin.ffi.Upcalls;
import org.jspecify.annotations.Nullable;

/**
 * A child window on Windows: {@code WS_CHILD} with a window procedure of ours, pixels by {@code SetDIBitsToDevice}, a timer
 * of its own, as hosts there offer none for VST3.
 *
 * <p><b>Untested:</b> written from the documented interface of the Win32 API for 64-bit systems; nobody has run it yet. Only
 * what its messages mean is tested.
 */
final class Win32Window implements NativeWindow {

    private static final int CHILD_CLIPPED = 0x4000_0000 | 0x0400_0000 | 0x0200_0000;
    private static final int USER_DATA = -21;
    private static final int TIMER_ID = 1;
    private static final int TIMER_MS = 16;
    private static final int CLASS_BYTES = 80;
    private static final int HEADER_BYTES = 40;
    private static final int ARROW = 32_512;
    private static final int WANT_ALL_KEYS = 4;
    private static final int VK_SHIFT = 0x10;
    private static final int VK_CONTROL = 0x11;
    private static final int VK_ALT = 0x12;

    /** Windows by the number in their user data, less one: the procedure knows no more than that. */
    private static final ObjectTable<Win32Window> WINDOWS = new ObjectTable<>();

    /** The window class, made when the first window is opened. */
    private static final class WindowClass {
        private static final long PROCEDURE = Upcalls.function(MethodHandles.lookup(), Upcalls.words("procedure"), 0);

        /** Another copy of this class in the process has another procedure, so needs another name. */
        private static final long NAME = wide("lathe.editor." + Long.toHexString(PROCEDURE));

        private static final boolean REGISTERED = register();

        private static boolean register() {
            long memory = NativeMemory.take(CLASS_BYTES);
            NativeMemory.int32(memory, CLASS_BYTES);
            NativeMemory.word(memory + 8, PROCEDURE);
            NativeMemory.word(memory + 24, NativeCalls.call(Win32.MODULE_HANDLE, 0));
            NativeMemory.word(memory + 40, NativeCalls.call(Win32.LOAD_CURSOR, 0, ARROW));
            NativeMemory.word(memory + 64, NAME);
            boolean registered = (short) NativeCalls.call(Win32.REGISTER_CLASS, memory) != 0;
            NativeMemory.give(memory);
            return registered;
        }

        private static long wide(String text) {
            long memory = NativeMemory.take(2L * text.length() + 2);
            for (int i = 0; i < text.length(); i++) {
                NativeMemory.int16(memory + 2L * i, text.charAt(i));
            }
            return memory;
        }

        /** The window procedure: LRESULT (HWND, UINT, WPARAM, LPARAM). */
        @SuppressWarnings("unused") // through PROCEDURE, which always passes five words
        private static long procedure(long handle, long message, long wide, long narrow, long none) {
            long number = NativeCalls.call(Win32.GET_DATA, handle, USER_DATA);
            if (number > 0 && WINDOWS.number((int) number - 1).hear((int) message, wide, narrow)) {
                return WINDOWS.number((int) number - 1).answer((int) message);
            }
            return NativeCalls.call(Win32.DEFAULT_PROCEDURE, handle, message, wide, narrow);
        }
    }

    private final Win32Messages messages = new Win32Messages();
    private final Runnable timer;
    private final int number;
    private final long scratch = NativeMemory.take(HEADER_BYTES);
    private long handle;
    private long pixelMemory;
    private long pixelBytes;
    private long focusBefore;
    private boolean wantsKeys;
    private boolean inside;
    private boolean gone;

    private Win32Window(Runnable timer) {
        this.timer = timer;
        number = WINDOWS.add(this);
    }

    /** Opens a window inside an HWND; null if Windows will not. */
    static @Nullable Win32Window open(long parent, int width, int height, Runnable timer) {
        if (!WindowClass.REGISTERED) {
            BridgeLog.note("no editor: the window class could not be registered");
            return null;
        }
        Win32Window window = new Win32Window(timer);
        long module = NativeCalls.call(Win32.MODULE_HANDLE, 0);
        window.handle = NativeCalls.callMany(
                Win32.CREATE_WINDOW, 0, WindowClass.NAME, 0, CHILD_CLIPPED, 0, 0, width, height, parent, 0, module, 0);
        if (window.handle == 0) {
            BridgeLog.note("no editor: no child window in HWND " + parent);
            WINDOWS.remove(window.number);
            NativeMemory.give(window.scratch);
            return null;
        }
        NativeCalls.call(Win32.SET_DATA, window.handle, USER_DATA, window.number + 1L);
        NativeCalls.call(Win32.SET_TIMER, window.handle, TIMER_ID, TIMER_MS, 0);
        return window;
    }

    /** A message; false leaves it to Windows. */
    private boolean hear(int message, long wide, long narrow) {
        switch (message) {
            case Win32Messages.PAINT -> {
                int whole = 1 << 15;
                messages.exposed(0, 0, whole, whole);
                NativeCalls.call(Win32.VALIDATE_RECT, handle, 0);
            }
            case Win32Messages.TIMER -> timer.run();
            case Win32Messages.DESTROY -> gone = true;
            case Win32Messages.KILL_FOCUS -> messages.focusLost();
            case Win32Messages.KEY_DOWN -> {
                return wantsKeys && messages.key((int) wide, isDown(VK_SHIFT), isDown(VK_CONTROL));
            }
            case Win32Messages.CHAR -> {
                if (wantsKeys) {
                    messages.character((char) wide, isDown(VK_SHIFT));
                }
                return wantsKeys;
            }
            case Win32Messages.ERASE_BACKGROUND -> {}
            case Win32Messages.GET_DIALOG_CODE -> {
                return wantsKeys;
            }
            default -> {
                return mouse(message, wide, narrow);
            }
        }
        return true;
    }

    private boolean mouse(int message, long wide, long narrow) {
        int x = (short) narrow;
        int y = (short) (narrow >> 16);
        if (message == Win32Messages.WHEEL) {
            NativeMemory.int32(scratch, x);
            NativeMemory.int32(scratch + 4, y);
            NativeCalls.call(Win32.SCREEN_TO_CLIENT, handle, scratch);
            x = NativeMemory.int32(scratch);
            y = NativeMemory.int32(scratch + 4);
        }
        long time = NativeCalls.call(Win32.MESSAGE_TIME, 0) & 0xFFFFFFFFL;
        if (!messages.mouse(message, wide, x, y, isDown(VK_ALT), time)) {
            return false;
        }
        switch (message) {
            case Win32Messages.LEFT_DOWN, Win32Messages.MIDDLE_DOWN, Win32Messages.RIGHT_DOWN ->
                NativeCalls.call(Win32.SET_CAPTURE, handle);
            case Win32Messages.LEFT_UP, Win32Messages.MIDDLE_UP, Win32Messages.RIGHT_UP ->
                NativeCalls.call(Win32.RELEASE_CAPTURE, 0);
            case Win32Messages.MOUSE_LEAVE -> inside = false;
            default -> askForLeave();
        }
        return true;
    }

    /** Windows tells of a leaving mouse once for each time it is asked. */
    private void askForLeave() {
        if (!inside) {
            inside = true;
            int leave = 2;
            int structBytes = 24;
            NativeMemory.int32(scratch, structBytes);
            NativeMemory.int32(scratch + 4, leave);
            NativeMemory.word(scratch + 8, handle);
            NativeMemory.int32(scratch + 16, 0);
            NativeCalls.call(Win32.TRACK_MOUSE, scratch);
        }
    }

    private long answer(int message) {
        return switch (message) {
            case Win32Messages.ERASE_BACKGROUND -> 1;
            case Win32Messages.GET_DIALOG_CODE -> WANT_ALL_KEYS;
            default -> 0;
        };
    }

    private static boolean isDown(int virtualKey) {
        return (short) NativeCalls.call(Win32.KEY_STATE, virtualKey) < 0;
    }

    @Override
    public boolean pump(Listener listener) {
        messages.tell(listener);
        return !gone;
    }

    @Override
    public void resize(int width, int height) {
        int noMoveNoOrderNoActivate = 0x0002 | 0x0004 | 0x0010;
        NativeCalls.callMany(Win32.SET_POSITION, handle, 0, 0, 0, width, height, noMoveNoOrderNoActivate);
    }

    @Override
    public void show(boolean on) {
        int showWithoutActivating = 8;
        NativeCalls.call(Win32.SHOW_WINDOW, handle, on ? showWithoutActivating : 0);
    }

    @Override
    public void takeKeys(boolean on) {
        wantsKeys = on;
        long has = NativeCalls.call(Win32.GET_FOCUS, 0);
        if (on && has != handle) {
            focusBefore = has;
            NativeCalls.call(Win32.SET_FOCUS, handle);
        } else if (!on && has == handle) {
            NativeCalls.call(Win32.SET_FOCUS, focusBefore);
        }
    }

    @Override
    public void put(int[] pixels, int stride, int x, int y, int width, int height) {
        long bytes = 4L * width * height;
        if (bytes > pixelBytes) {
            NativeMemory.give(pixelMemory);
            pixelMemory = NativeMemory.take(bytes);
            pixelBytes = bytes;
        }
        for (int row = 0; row < height; row++) {
            NativeMemory.copy(pixels, (y + row) * stride + x, pixelMemory + 4L * row * width, width);
        }
        NativeMemory.clear(scratch, HEADER_BYTES);
        NativeMemory.int32(scratch, HEADER_BYTES);
        NativeMemory.int32(scratch + 4, width);
        NativeMemory.int32(scratch + 8, -height); // rows from top to bottom
        NativeMemory.int16(scratch + 12, 1);
        NativeMemory.int16(scratch + 14, 32);
        long context = NativeCalls.call(Win32.GET_DC, handle);
        NativeCalls.callMany(Win32.SET_BITS, context, x, y, width, height, 0, 0, 0, height, pixelMemory, scratch, 0);
        NativeCalls.call(Win32.RELEASE_DC, handle, context);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        if (!gone) {
            NativeCalls.call(Win32.KILL_TIMER, handle, TIMER_ID);
            NativeCalls.call(Win32.SET_DATA, handle, USER_DATA, 0);
            NativeCalls.call(Win32.DESTROY_WINDOW, handle);
        }
        gone = true;
        WINDOWS.remove(number);
        NativeMemory.give(pixelMemory);
        NativeMemory.give(scratch);
        pixelMemory = 0;
    }
}
