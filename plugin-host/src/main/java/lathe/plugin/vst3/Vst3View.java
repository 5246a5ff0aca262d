package lathe.plugin.vst3;

import java.awt.Dimension;
import java.util.Locale;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.ShimGuards;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.window.EditorWindow;

/** The editor as a host's {@code IPlugView}; holds its plugin until the host lets go of it. */
final class Vst3View extends ComObject implements HostHandler.Window {

    private static final int RESIZE_VIEW = 3;
    private static final String PLATFORM = platform();

    private final Vst3Plugin plugin;
    private final EditorWindow window;
    private final RunLoop loop;
    private long frame;

    Vst3View(Vst3Plugin plugin, EditorWindow window) {
        super(ViewInterface.TABLE, ViewInterface.SCALE, ViewInterface.TIMER, ViewInterface.EVENTS);
        this.plugin = plugin;
        this.window = window;
        loop = new RunLoop(address(Ids.TIMER_HANDLER), address(Ids.EVENT_HANDLER));
        plugin.retain();
        plugin.handler().show(this);
        if (plugin.states().width() > 0) {
            window.setSize(
                    window.pixels(plugin.states().width()),
                    window.pixels(plugin.states().height()));
        }
    }

    static Vst3View of(long self) {
        return (Vst3View) ComObject.at(self);
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.startsWith("windows") ? "HWND" : system.startsWith("mac") ? "NSView" : "X11EmbedWindowID";
    }

    boolean supports(String type) {
        return type.equals(PLATFORM);
    }

    boolean attach(long parent, String type) {
        if (!supports(type) || window.isAttached() || !window.attach(parent)) {
            return false;
        }
        loop.join(frame, window.descriptor());
        window.show();
        return true;
    }

    void detach() {
        loop.leave();
        window.detach();
    }

    void setFrame(long newFrame) {
        frame = newFrame; // not counted: the host takes it back with null before it goes
        if (newFrame == 0) {
            loop.leave();
        } else if (window.isAttached()) {
            loop.join(newFrame, window.descriptor());
        }
    }

    void tick() {
        ShimGuards.checkSignals();
        boolean attached = window.isAttached();
        window.tick();
        if (attached && !window.isAttached()) {
            loop.unwatch(); // the host destroyed the window
        }
        plugin.handler().tellWishes();
    }

    boolean isResizable() {
        return window.isResizable();
    }

    void writeSize(long rect) {
        NativeMemory.int32(rect + Layout.RECT_LEFT, 0);
        NativeMemory.int32(rect + Layout.RECT_TOP, 0);
        NativeMemory.int32(rect + Layout.RECT_RIGHT, window.width());
        NativeMemory.int32(rect + Layout.RECT_BOTTOM, window.height());
    }

    void readSize(long rect) {
        Dimension wanted = size(rect);
        window.setSize(wanted.width, wanted.height);
        int width = (int) Math.round(window.width() / window.scale());
        int height = (int) Math.round(window.height() / window.scale());
        plugin.states().size(width, height);
    }

    void fit(long rect) {
        Dimension wanted = size(rect);
        Dimension fitting = window.fit(wanted.width, wanted.height);
        NativeMemory.int32(rect + Layout.RECT_RIGHT, NativeMemory.int32(rect + Layout.RECT_LEFT) + fitting.width);
        NativeMemory.int32(rect + Layout.RECT_BOTTOM, NativeMemory.int32(rect + Layout.RECT_TOP) + fitting.height);
    }

    private static Dimension size(long rect) {
        return new Dimension(
                NativeMemory.int32(rect + Layout.RECT_RIGHT) - NativeMemory.int32(rect + Layout.RECT_LEFT),
                NativeMemory.int32(rect + Layout.RECT_BOTTOM) - NativeMemory.int32(rect + Layout.RECT_TOP));
    }

    boolean setScale(double factor) {
        int width = window.width();
        int height = window.height();
        boolean taken = window.setScale(factor);
        if (taken && (window.width() != width || window.height() != height)) {
            askForSize(window.width(), window.height());
        }
        return taken;
    }

    @Override
    public boolean requestSize(int width, int height) {
        return askForSize(window.pixels(width), window.pixels(height));
    }

    /** The host answers by a call of {@code onSize}, perhaps before it returns. */
    private boolean askForSize(int width, int height) {
        if (frame == 0) {
            return false;
        }
        long rect = NativeMemory.take(Layout.RECT_SIZE);
        try {
            NativeMemory.int32(rect + Layout.RECT_RIGHT, width);
            NativeMemory.int32(rect + Layout.RECT_BOTTOM, height);
            long resize = NativeCalls.method(frame, RESIZE_VIEW);
            return (int) NativeCalls.call(resize, frame, address(Ids.PLUG_VIEW), rect) == Result.OK;
        } finally {
            NativeMemory.give(rect);
        }
    }

    boolean key(char character, int code, int modifiers) {
        KeyInput key = ViewKeys.read(character, code, modifiers);
        return key != null && window.key(key);
    }

    @Override
    protected void destroyed() {
        loop.leave();
        window.close();
        plugin.handler().show(null);
        plugin.release();
    }
}
