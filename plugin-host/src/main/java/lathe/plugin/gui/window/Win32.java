package lathe.plugin.gui.window;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/** Functions of Windows by address: user32, gdi32 and kernel32, the wide variants. Untested, see {@link Win32Window}. */
@SuppressWarnings("restricted") // finding native functions is what this is for
final class Win32 {

    static final long REGISTER_CLASS;
    static final long CREATE_WINDOW;
    static final long DESTROY_WINDOW;
    static final long DEFAULT_PROCEDURE;
    static final long GET_DATA;
    static final long SET_DATA;
    static final long SET_POSITION;
    static final long SHOW_WINDOW;
    static final long GET_DC;
    static final long RELEASE_DC;
    static final long SET_TIMER;
    static final long KILL_TIMER;
    static final long SET_CAPTURE;
    static final long RELEASE_CAPTURE;
    static final long GET_FOCUS;
    static final long SET_FOCUS;
    static final long KEY_STATE;
    static final long MESSAGE_TIME;
    static final long TRACK_MOUSE;
    static final long SCREEN_TO_CLIENT;
    static final long VALIDATE_RECT;
    static final long LOAD_CURSOR;
    static final long SET_BITS;
    static final long MODULE_HANDLE;

    static {
        SymbolLookup user = SymbolLookup.libraryLookup("user32.dll", Arena.global());
        REGISTER_CLASS = find(user, "RegisterClassExW");
        CREATE_WINDOW = find(user, "CreateWindowExW");
        DESTROY_WINDOW = find(user, "DestroyWindow");
        DEFAULT_PROCEDURE = find(user, "DefWindowProcW");
        GET_DATA = find(user, "GetWindowLongPtrW");
        SET_DATA = find(user, "SetWindowLongPtrW");
        SET_POSITION = find(user, "SetWindowPos");
        SHOW_WINDOW = find(user, "ShowWindow");
        GET_DC = find(user, "GetDC");
        RELEASE_DC = find(user, "ReleaseDC");
        SET_TIMER = find(user, "SetTimer");
        KILL_TIMER = find(user, "KillTimer");
        SET_CAPTURE = find(user, "SetCapture");
        RELEASE_CAPTURE = find(user, "ReleaseCapture");
        GET_FOCUS = find(user, "GetFocus");
        SET_FOCUS = find(user, "SetFocus");
        KEY_STATE = find(user, "GetKeyState");
        MESSAGE_TIME = find(user, "GetMessageTime");
        TRACK_MOUSE = find(user, "TrackMouseEvent");
        SCREEN_TO_CLIENT = find(user, "ScreenToClient");
        VALIDATE_RECT = find(user, "ValidateRect");
        LOAD_CURSOR = find(user, "LoadCursorW");
        SET_BITS = find(SymbolLookup.libraryLookup("gdi32.dll", Arena.global()), "SetDIBitsToDevice");
        MODULE_HANDLE = find(SymbolLookup.libraryLookup("kernel32.dll", Arena.global()), "GetModuleHandleW");
    }

    private Win32() {}

    private static long find(SymbolLookup library, String name) {
        return library.findOrThrow(name).address();
    }
}
