package lathe.plugin.gui.window;

import java.util.Locale;
import lathe.plugin.ffi.BridgeLog;
import org.jspecify.annotations.Nullable;

/** The window of this platform. */
final class NativeWindows {

    private static final double LARGEST_SCALE = 4;
    private static final String DPI = "Xft.dpi:";

    private NativeWindows() {}

    /** How windows are opened. */
    @FunctionalInterface
    interface Opener {

        /**
         * Opens a window inside another.
         *
         * @param parent an X11 window, an HWND or an NSView
         * @param timer called about 60 times a second where windows have timers of their own
         * @return null if that cannot be; the log says why
         */
        @Nullable
        NativeWindow open(long parent, int width, int height, Runnable timer);
    }

    /** Opens a window of this platform. */
    static @Nullable NativeWindow open(long parent, int width, int height, Runnable timer) {
        try {
            if (isSystem("windows")) {
                return Win32Window.open(parent, width, height, timer);
            }
            return isSystem("mac")
                    ? CocoaWindow.open(parent, width, height, timer)
                    : X11Window.open(parent, width, height);
        } catch (Exception | LinkageError missing) {
            BridgeLog.note("no editor: the window system's library cannot be used", missing);
            return null;
        }
    }

    private static boolean isSystem(String name) {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains(name);
    }

    /** What the desktop says of the screen's density where hosts do not: 1 for 96 dots per inch. */
    static double systemScale() {
        if (isSystem("windows") || isSystem("mac")) {
            return 1;
        }
        try {
            X11Connection x11 = X11Connection.open();
            if (x11 == null) {
                return 1;
            }
            String resources = x11.resources();
            x11.close();
            return scaleIn(resources);
        } catch (Exception | LinkageError missing) {
            return 1;
        }
    }

    /** The scale in a desktop's resources, in quarters. */
    static double scaleIn(String resources) {
        return resources
                .lines()
                .filter(line -> line.startsWith(DPI))
                .mapToDouble(line -> scaleOf(line.substring(DPI.length()).trim()))
                .findFirst()
                .orElse(1);
    }

    private static double scaleOf(String dotsPerInch) {
        try {
            double scale = Math.rint(Double.parseDouble(dotsPerInch) / 96 * 4) / 4;
            return Math.max(1, Math.min(LARGEST_SCALE, scale));
        } catch (NumberFormatException notANumber) {
            return 1;
        }
    }
}
