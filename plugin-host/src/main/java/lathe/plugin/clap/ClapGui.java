package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.int8;
import static lathe.plugin.ffi.NativeMemory.word;

import java.awt.Dimension;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Locale;
import lathe.plugin.clap.ClapAbi.ResizeHints;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.Shape;
import lathe.plugin.ffi.ShimGuards;
import lathe.plugin.ffi.Upcalls;
import lathe.plugin.gui.Editor;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.generic.GenericEditor;
import lathe.plugin.gui.window.EditorWindow;
import org.jspecify.annotations.Nullable;

/**
 * {@code clap.gui}, embedded in the host's window, and the host's timer and descriptor callbacks that keep it moving. All on
 * the host's main thread.
 */
final class ClapGui {

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    /** {@code clap.gui}. */
    static final long GUI = Upcalls.table(
            HERE,
            0,
            List.of(
                    Upcalls.words("isSupported"),
                    Upcalls.words("preferred"),
                    Upcalls.words("create"),
                    Upcalls.words("destroy"),
                    new Upcalls.Body("setScale", Shape.WORD_DOUBLE),
                    Upcalls.words("getSize"),
                    Upcalls.words("canResize"),
                    Upcalls.words("resizeHints"),
                    Upcalls.words("adjustSize"),
                    Upcalls.words("setSize"),
                    Upcalls.words("setParent"),
                    Upcalls.words("setTransient"),
                    Upcalls.words("suggestTitle"),
                    Upcalls.words("show"),
                    Upcalls.words("hide")));

    /** {@code clap.timer-support}. */
    static final long TIMER = Upcalls.table(HERE, 0, "tick");

    /** {@code clap.posix-fd-support}. */
    static final long DESCRIPTORS = TIMER;

    private static final int TIMER_MS = 16;
    private static final int READABLE = 1;

    /** The window system's name in CLAP. */
    private static final long API = NativeText.forEver(api());

    private final ClapPlugin plugin;
    private final ClapHostLink link;
    private @Nullable EditorWindow window;
    private int timer = ClapAbi.INVALID_ID;
    private int descriptor = -1;

    ClapGui(ClapPlugin plugin) {
        this.plugin = plugin;
        link = plugin.link();
        link.scaleBy(this::pixels);
    }

    private static String api() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.contains("win") ? "win32" : system.contains("mac") ? "cocoa" : "x11";
    }

    private boolean open() {
        close();
        EditorContext context = plugin.instance().editorContext();
        Editor editor = plugin.instance()
                .descriptor()
                .editor()
                .map(factory -> factory.create(context))
                .orElseGet(() -> new GenericEditor(context));
        window = new EditorWindow(editor);
        return true;
    }

    /** Pixels for a length in the editor's units. */
    private int pixels(int units) {
        return window == null ? units : window.pixels(units);
    }

    private boolean attach(EditorWindow to, long parent) {
        release();
        if (!to.attach(parent)) {
            return false;
        }
        if (to.descriptor() >= 0) {
            register(to.descriptor());
        }
        return true;
    }

    /** Asks the host to call when the window's connection has something, and 60 times a second. */
    private void register(int newDescriptor) {
        long timers = link.extension("clap.timer-support");
        long descriptors = link.extension("clap.posix-fd-support");
        if (timers != 0) {
            long id = plugin.scratch();
            boolean given = (byte) NativeCalls.call(word(timers), link.address(), TIMER_MS, id) != 0;
            timer = given ? int32(id) : ClapAbi.INVALID_ID;
        }
        if (descriptors != 0) {
            boolean given = (byte) NativeCalls.call(word(descriptors), link.address(), newDescriptor, READABLE) != 0;
            descriptor = given ? newDescriptor : -1;
        }
    }

    private void release() {
        if (timer != ClapAbi.INVALID_ID) {
            long timers = link.extension("clap.timer-support");
            NativeCalls.call(word(timers + 8), link.address(), timer & 0xFFFF_FFFFL);
            timer = ClapAbi.INVALID_ID;
        }
        if (descriptor >= 0) {
            long descriptors = link.extension("clap.posix-fd-support");
            NativeCalls.call(word(descriptors + 16), link.address(), descriptor);
            descriptor = -1;
        }
    }

    private void move() {
        EditorWindow open = window;
        if (open != null) {
            open.tick();
            if (!open.isAttached()) {
                release(); // the host destroyed its window, and ours with it
            }
        }
    }

    /** Gives the editor back. */
    void close() {
        release();
        if (window != null) {
            window.close();
        }
        window = null;
    }

    private static @Nullable EditorWindow window(long self) {
        return ClapPlugin.of(self).gui().window;
    }

    // --- clap.gui ---------------------------------------------------------------------------------------------------

    @SuppressWarnings("unused") // called by hosts, like all below
    private static long isSupported(long self, long api, long floating, long d, long e) {
        return (byte) floating == 0 && NativeText.read(api).equals(NativeText.read(API)) ? 1 : 0;
    }

    @SuppressWarnings("unused")
    private static long preferred(long self, long api, long floating, long d, long e) {
        word(api, API);
        int8(floating, 0);
        return 1;
    }

    @SuppressWarnings("unused")
    private static long create(long self, long api, long floating, long d, long e) {
        ShimGuards.checkSignals();
        boolean supported = isSupported(self, api, floating, 0, 0) != 0;
        return supported && ClapPlugin.of(self).gui().open() ? 1 : 0;
    }

    @SuppressWarnings("unused")
    private static long destroy(long self, long b, long c, long d, long e) {
        ClapPlugin.of(self).gui().close();
        return 0;
    }

    @SuppressWarnings("unused")
    private static long setScale(long self, double scale, long c, long d) {
        EditorWindow window = window(self);
        return window != null && window.setScale(scale) ? 1 : 0;
    }

    @SuppressWarnings("unused")
    private static long getSize(long self, long width, long height, long d, long e) {
        EditorWindow window = window(self);
        if (window == null) {
            return 0;
        }
        int32(width, window.width());
        int32(height, window.height());
        return 1;
    }

    @SuppressWarnings("unused")
    private static long canResize(long self, long b, long c, long d, long e) {
        EditorWindow window = window(self);
        return window != null && window.isResizable() ? 1 : 0;
    }

    @SuppressWarnings("unused")
    private static long resizeHints(long self, long hints, long c, long d, long e) {
        int can = (int) canResize(self, 0, 0, 0, 0);
        int8(hints + ResizeHints.HORIZONTALLY, can);
        int8(hints + ResizeHints.VERTICALLY, can);
        int8(hints + ResizeHints.KEEP_ASPECT, 0);
        int32(hints + ResizeHints.ASPECT_WIDTH, 1);
        int32(hints + ResizeHints.ASPECT_HEIGHT, 1);
        return can;
    }

    @SuppressWarnings("unused")
    private static long adjustSize(long self, long width, long height, long d, long e) {
        EditorWindow window = window(self);
        if (window == null) {
            return 0;
        }
        Dimension fitting = window.fit(int32(width), int32(height));
        int32(width, fitting.width);
        int32(height, fitting.height);
        return 1;
    }

    @SuppressWarnings("unused")
    private static long setSize(long self, long width, long height, long d, long e) {
        EditorWindow window = window(self);
        if (window == null) {
            return 0;
        }
        window.setSize((int) width, (int) height);
        return window.width() == (int) width && window.height() == (int) height ? 1 : 0;
    }

    @SuppressWarnings("unused")
    private static long setParent(long self, long parent, long c, long d, long e) {
        EditorWindow window = window(self);
        boolean ours = NativeText.read(word(parent)).equals(NativeText.read(API));
        return window != null && ours && ClapPlugin.of(self).gui().attach(window, word(parent + 8)) ? 1 : 0;
    }

    @SuppressWarnings("unused")
    private static long setTransient(long self, long parent, long c, long d, long e) {
        return 0; // for floating windows only
    }

    @SuppressWarnings("unused")
    private static long suggestTitle(long self, long title, long c, long d, long e) {
        return 0; // for floating windows only
    }

    @SuppressWarnings("unused")
    private static long show(long self, long b, long c, long d, long e) {
        EditorWindow window = window(self);
        if (window == null || !window.isAttached()) {
            return 0;
        }
        window.show();
        return 1;
    }

    @SuppressWarnings("unused")
    private static long hide(long self, long b, long c, long d, long e) {
        EditorWindow window = window(self);
        if (window == null) {
            return 0;
        }
        window.hide();
        return 1;
    }

    // --- clap.timer-support, clap.posix-fd-support ------------------------------------------------------------------

    @SuppressWarnings("unused")
    private static long tick(long self, long timerOrDescriptor, long flags, long d, long e) {
        ClapPlugin.of(self).gui().move();
        return 0;
    }
}
