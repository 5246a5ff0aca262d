package lathe.plugin.gui.window;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import org.jspecify.annotations.Nullable;

/**
 * A picture in memory that we share with the X server (MIT-SHM 1.1, System V segments): a frame then costs a copy and a
 * request of 40 bytes. It needs a server on this machine that may see our segments; else there is {@link X11Strips}.
 */
@SuppressWarnings("restricted") // finding native functions is what this is for
final class X11Shm implements X11Picture {

    private static final int IPC_CREAT = 0x200;
    private static final int IPC_PRIVATE = 0;
    private static final int IPC_RMID = 0;
    private static final int OWNER_ONLY = 0x180;

    /** Found on first use, as libxcb-shm may be missing. */
    private static final class Functions {
        private static final SymbolLookup LIBRARY = SymbolLookup.libraryLookup("libxcb-shm.so.0", Arena.global());
        private static final SymbolLookup C = Linker.nativeLinker().defaultLookup();
        private static final long ATTACH =
                LIBRARY.findOrThrow("xcb_shm_attach_checked").address();
        private static final long DETACH = LIBRARY.findOrThrow("xcb_shm_detach").address();
        private static final long PUT = LIBRARY.findOrThrow("xcb_shm_put_image").address();
        private static final long SHMGET = C.findOrThrow("shmget").address();
        private static final long SHMAT = C.findOrThrow("shmat").address();
        private static final long SHMDT = C.findOrThrow("shmdt").address();
        private static final long SHMCTL = C.findOrThrow("shmctl").address();
    }

    private final X11Connection x11;
    private final int id;
    private final long memory;
    private final int width;
    private final int height;
    private int waiting;

    private X11Shm(X11Connection x11, int id, long memory, int width, int height) {
        this.x11 = x11;
        this.id = id;
        this.memory = memory;
        this.width = width;
        this.height = height;
    }

    /** Memory for a picture, known to the server; null if that cannot be. */
    static @Nullable X11Shm open(X11Connection x11, int width, int height) {
        try {
            return x11.hasExtension("MIT-SHM") ? attach(x11, width, height) : null;
        } catch (IllegalArgumentException | ExceptionInInitializerError | NoClassDefFoundError missing) {
            return null;
        }
    }

    private static @Nullable X11Shm attach(X11Connection x11, int width, int height) {
        long bytes = 4L * width * height;
        int segment = (int) NativeCalls.call(Functions.SHMGET, IPC_PRIVATE, bytes, IPC_CREAT | OWNER_ONLY);
        if (segment < 0) {
            return null;
        }
        long memory = NativeCalls.call(Functions.SHMAT, segment, 0, 0);
        int id = x11.newId();
        boolean attached =
                memory != -1 && x11.succeeded(NativeCalls.call(Functions.ATTACH, x11.address(), id, segment, 1));
        // Marked for removal at once: it goes when both sides have let go, whatever becomes of us.
        NativeCalls.call(Functions.SHMCTL, segment, IPC_RMID, 0);
        if (attached) {
            return new X11Shm(x11, id, memory, width, height);
        }
        if (memory != -1) {
            NativeCalls.call(Functions.SHMDT, memory);
        }
        return null;
    }

    @Override
    public boolean isReady() {
        return waiting == 0;
    }

    @Override
    public void event() {
        waiting = Math.max(0, waiting - 1);
    }

    @Override
    public void put(int window, int gc, int[] pixels, int stride, int x, int y, int w, int h) {
        for (int row = y; row < y + h; row++) {
            NativeMemory.copy(pixels, row * stride + x, memory + 4L * (row * width + x), w);
        }
        waiting++;
        int zPixmap = 2;
        int tellWhenRead = 1;
        NativeCalls.callMany(
                Functions.PUT,
                x11.address(),
                window,
                gc,
                width,
                height,
                x,
                y,
                w,
                h,
                x,
                y,
                X11Connection.depth(),
                zPixmap,
                tellWhenRead,
                id,
                0);
    }

    @Override
    public void close() {
        NativeCalls.call(Functions.DETACH, x11.address(), id);
        NativeCalls.call(Functions.SHMDT, memory);
    }
}
