package lathe.plugin.gui.window;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A window without a window system: keeps what is put and says what a test tells it to. */
final class FakeWindow implements NativeWindow {

    final List<String> puts = new ArrayList<>();
    final List<Consumer<Listener>> events = new ArrayList<>();
    int width;
    int height;
    boolean shown;
    boolean keys;
    boolean gone;
    boolean closed;
    boolean ready = true;

    FakeWindow(int width, int height) {
        this.width = width;
        this.height = height;
    }

    @Override
    public boolean pump(Listener listener) {
        List<Consumer<Listener>> waiting = List.copyOf(events);
        events.clear();
        waiting.forEach(event -> event.accept(listener));
        return !gone;
    }

    @Override
    public void resize(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
    }

    @Override
    public void show(boolean on) {
        shown = on;
    }

    @Override
    public void takeKeys(boolean on) {
        keys = on;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public void put(int[] pixels, int stride, int x, int y, int w, int h) {
        puts.add(x + "," + y + " " + w + "x" + h);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        closed = true;
    }
}
