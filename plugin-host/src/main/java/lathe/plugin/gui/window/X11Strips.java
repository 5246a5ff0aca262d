package lathe.plugin.gui.window;

import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;

/** Pixels through the connection, in strips below the 256 KiB that every server takes in one request. */
final class X11Strips implements X11Picture {

    private static final int MOST_BYTES = 200_000;

    private final X11Connection x11;
    private final long buffer = NativeMemory.take(MOST_BYTES);

    X11Strips(X11Connection x11) {
        this.x11 = x11;
    }

    @Override
    public void put(int window, int gc, int[] pixels, int stride, int x, int y, int width, int height) {
        int columns = Math.min(width, MOST_BYTES / 4);
        int rows = Math.max(1, MOST_BYTES / (4 * columns));
        for (int left = x; left < x + width; left += columns) {
            int w = Math.min(columns, x + width - left);
            for (int top = y; top < y + height; top += rows) {
                strip(window, gc, pixels, stride, left, top, w, Math.min(rows, y + height - top));
            }
        }
    }

    private void strip(int window, int gc, int[] pixels, int stride, int x, int y, int width, int height) {
        for (int row = 0; row < height; row++) {
            NativeMemory.copy(pixels, (y + row) * stride + x, buffer + 4L * row * width, width);
        }
        int zPixmap = 2;
        long bytes = 4L * width * height;
        NativeCalls.callMany(
                Xcb.PUT_IMAGE,
                x11.address(),
                zPixmap,
                window,
                gc,
                width,
                height,
                x,
                y,
                0,
                X11Connection.depth(),
                bytes,
                buffer);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void event() {}

    @Override
    public void close() {
        NativeMemory.give(buffer);
    }
}
