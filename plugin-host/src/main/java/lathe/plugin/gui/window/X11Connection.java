package lathe.plugin.gui.window;

import java.nio.charset.StandardCharsets;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import org.jspecify.annotations.Nullable;

/**
 * A connection of our own to the X server, and what it says of itself. Offsets are those of the X11 protocol, "X Window
 * System Protocol", version 11, appendix B (encoding), as libxcb hands its replies out unchanged.
 */
final class X11Connection {

    private static final int TRUE_COLOR = 4;
    private static final int DEPTH = 24;

    private final long connection;

    /**
     * A screen and how its windows are to be coloured.
     *
     * @param root its root window
     * @param colormap of the visual, or 0 if one must be made
     */
    record Screen(int root, int visual, int colormap) {}

    private X11Connection(long connection) {
        this.connection = connection;
    }

    /** Connects to the server that {@code DISPLAY} names; null if there is none. */
    static @Nullable X11Connection open() {
        long connection = NativeCalls.call(Xcb.CONNECT, 0, 0);
        if ((int) NativeCalls.call(Xcb.HAS_ERROR, connection) != 0) {
            NativeCalls.call(Xcb.DISCONNECT, connection);
            return null;
        }
        return new X11Connection(connection);
    }

    /** Bits of a pixel's red, green and blue as we paint them. */
    static int depth() {
        return DEPTH;
    }

    long address() {
        return connection;
    }

    boolean isBroken() {
        return (int) NativeCalls.call(Xcb.HAS_ERROR, connection) != 0;
    }

    int descriptor() {
        return (int) NativeCalls.call(Xcb.DESCRIPTOR, connection);
    }

    int newId() {
        return (int) NativeCalls.call(Xcb.GENERATE_ID, connection);
    }

    void flush() {
        NativeCalls.call(Xcb.FLUSH, connection);
    }

    void close() {
        NativeCalls.call(Xcb.DISCONNECT, connection);
    }

    /** The reply to a request, or 0; to be given back. */
    long reply(long replyFunction, long cookie) {
        return NativeCalls.call(replyFunction, connection, cookie & 0xFFFFFFFFL, 0);
    }

    /** True if the request that a checked function sent has succeeded; waits for the server. */
    boolean succeeded(long cookie) {
        long error = NativeCalls.call(Xcb.REQUEST_CHECK, connection, cookie & 0xFFFFFFFFL);
        NativeMemory.give(error);
        return error == 0;
    }

    /** The screen that a window is on; null if there is no such window, or no visual of 24 bits in our byte order. */
    @Nullable
    Screen screenOf(int window) {
        long geometry = reply(Xcb.GEOMETRY_REPLY, NativeCalls.call(Xcb.GEOMETRY, connection, window));
        if (geometry == 0) {
            return null;
        }
        int root = NativeMemory.int32(geometry + 8);
        NativeMemory.give(geometry);
        long setup = NativeCalls.call(Xcb.SETUP, connection);
        boolean mostSignificantFirst = NativeMemory.int8(setup + 30) != 0;
        return mostSignificantFirst ? null : screenOfRoot(setup, root);
    }

    private static @Nullable Screen screenOfRoot(long setup, int root) {
        long screen = firstScreen(setup);
        int screens = NativeMemory.int8(setup + 28) & 0xFF;
        for (int i = 0; i < screens; i++) {
            boolean wanted = NativeMemory.int32(screen) == root;
            int rootVisual = NativeMemory.int32(screen + 32);
            int found = 0;
            int depths = NativeMemory.int8(screen + 39) & 0xFF;
            long depth = screen + 40;
            for (int d = 0; d < depths; d++) {
                int visuals = NativeMemory.int16(depth + 2) & 0xFFFF;
                for (int v = 0; wanted && (NativeMemory.int8(depth) & 0xFF) == DEPTH && v < visuals; v++) {
                    int visual = usable(depth + 8 + 24L * v);
                    found = visual == rootVisual || found == 0 ? visual : found;
                }
                depth += 8 + 24L * visuals;
            }
            if (wanted) {
                int colormap = found == rootVisual ? NativeMemory.int32(screen + 4) : 0;
                return found == 0 ? null : new Screen(root, found, colormap);
            }
            screen = depth;
        }
        return null;
    }

    private static long firstScreen(long setup) {
        int vendor = NativeMemory.int16(setup + 24) & 0xFFFF;
        int formats = NativeMemory.int8(setup + 29) & 0xFF;
        return setup + 40 + ((vendor + 3) & ~3) + 8L * formats;
    }

    /** The visual's id if its pixels are 0xRRGGBB, else 0. */
    private static int usable(long visual) {
        boolean direct = NativeMemory.int8(visual + 4) == TRUE_COLOR;
        boolean ours = NativeMemory.int32(visual + 8) == 0xFF0000 && NativeMemory.int32(visual + 16) == 0xFF;
        return direct && ours ? NativeMemory.int32(visual) : 0;
    }

    /** The number that the server gives a name. */
    int atom(String name) {
        long text = text(name);
        long reply = reply(Xcb.ATOM_REPLY, NativeCalls.call(Xcb.ATOM, connection, 0, name.length(), text));
        NativeMemory.give(text);
        if (reply == 0) {
            return 0;
        }
        int atom = NativeMemory.int32(reply + 8);
        NativeMemory.give(reply);
        return atom;
    }

    /** True if the server has an extension; asking for what it has not would end the connection. */
    boolean hasExtension(String name) {
        long text = text(name);
        long cookie = NativeCalls.call(Xcb.QUERY_EXTENSION, connection, name.length(), text);
        long reply = reply(Xcb.QUERY_EXTENSION_REPLY, cookie);
        NativeMemory.give(text);
        boolean present = reply != 0 && NativeMemory.int8(reply + 8) != 0;
        NativeMemory.give(reply);
        return present;
    }

    /** The root window of the first screen. */
    int firstRoot() {
        return NativeMemory.int32(firstScreen(NativeCalls.call(Xcb.SETUP, connection)));
    }

    /** The resources that the user's desktop keeps on the first screen, such as {@code Xft.dpi}; empty if none. */
    String resources() {
        int resourceManager = 23;
        int string = 31;
        long cookie =
                NativeCalls.callMany(Xcb.GET_PROPERTY, connection, 0, firstRoot(), resourceManager, string, 0, 1 << 16);
        long reply = reply(Xcb.GET_PROPERTY_REPLY, cookie);
        if (reply == 0) {
            return "";
        }
        boolean ofBytes = NativeMemory.int8(reply + 1) == 8;
        byte[] text = new byte[ofBytes ? NativeMemory.int32(reply + 16) : 0];
        NativeMemory.copy(reply + 32, text, 0, text.length);
        NativeMemory.give(reply);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static long text(String text) {
        long memory = NativeMemory.take(text.length() + 1L);
        NativeText.write(memory, text, text.length() + 1);
        return memory;
    }
}
