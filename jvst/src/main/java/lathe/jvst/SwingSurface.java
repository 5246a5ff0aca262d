package lathe.jvst;

import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.swing.JRootPane;
import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;

/**
 * A tree of Swing components without a window, painted into a picture on Swing's thread. There is no peer that would hear
 * of repaints, so it is painted now and then and compared: often while somebody uses it, ten times a second otherwise.
 */
final class SwingSurface {

    private static final int TICKS_BETWEEN_LOOKS = 6;
    private static final double LARGEST_SCALE = 4;

    private final JRootPane root;
    private final SwingMouse mouse;
    private final SwingKeys keys;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean fresh = new AtomicBoolean(true);
    private volatile double scale = 1;
    private volatile boolean closed;
    private int ticks;

    /** Held while the front picture is shown or changed: what is shown is never drawn into. */
    private final Object curtain = new Object();

    private BufferedImage back = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    private BufferedImage front = back;

    SwingSurface(JRootPane root, int width, int height) {
        this.root = root;
        keys = new SwingKeys();
        mouse = new SwingMouse(root, keys);
        root.setDoubleBuffered(false);
        root.setSize(width, height);
        if (!root.isDisplayable()) {
            // Light components take part in layout once they have a peer, which they get without a window, too.
            Container stand = new Container();
            stand.add(root);
            stand.addNotify();
        }
        look();
    }

    /** Does something on Swing's thread; what it throws is noted. */
    void later(Runnable what) {
        EventQueue.invokeLater(() -> {
            try {
                what.run();
            } catch (RuntimeException | LinkageError thrown) {
                BridgeLog.note("an old editor threw; what wants a window of its own cannot be shown", thrown);
            }
        });
    }

    void resize(int width, int height) {
        later(() -> {
            root.setSize(width, height);
            look();
        });
    }

    /** Has it looked at again where that is due; true if there is another picture since the last call. */
    boolean tick(boolean inUse) {
        boolean due = inUse || ++ticks % TICKS_BETWEEN_LOOKS == 0;
        if (due && looking.compareAndSet(false, true)) {
            later(() -> {
                looking.set(false);
                look();
            });
        }
        return fresh.getAndSet(false);
    }

    /** Paints into the back picture, and makes it the front one if it differs. */
    private void look() {
        if (closed) {
            return;
        }
        int width = Math.max(1, (int) Math.ceil(root.getWidth() * scale));
        int height = Math.max(1, (int) Math.ceil(root.getHeight() * scale));
        if (back.getWidth() != width || back.getHeight() != height || back == front) {
            back = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        }
        root.validate();
        Graphics2D graphics = back.createGraphics();
        graphics.setColor(root.getBackground());
        graphics.fillRect(0, 0, width, height);
        graphics.scale(scale, scale);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        root.paint(graphics);
        graphics.dispose();
        if (!same(back, front)) {
            synchronized (curtain) {
                BufferedImage shown = front;
                front = back;
                back = shown;
            }
            fresh.set(true);
        }
    }

    private static boolean same(BufferedImage one, BufferedImage other) {
        return one.getWidth() == other.getWidth()
                && one.getHeight() == other.getHeight()
                && Arrays.equals(pixels(one), pixels(other));
    }

    private static int[] pixels(BufferedImage picture) {
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    /** Shows the last picture; on the host's main thread. */
    void paint(Graphics2D graphics, double zoom) {
        double wanted =
                Math.max(0.5, Math.min(LARGEST_SCALE, graphics.getTransform().getScaleX() * zoom));
        scale = wanted;
        Graphics2D scaled = (Graphics2D) graphics.create();
        scaled.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        double width = root.getWidth() * zoom;
        double height = root.getHeight() * zoom;
        synchronized (curtain) {
            scaled.drawImage(front, 0, 0, (int) Math.round(width), (int) Math.round(height), null);
        }
        scaled.dispose();
    }

    /** The mouse at a place in the editor's own pixels. */
    void mouse(MouseInput input, int x, int y) {
        later(() -> mouse.dispatch(input, x, y));
    }

    /** True if something in the editor has use for the key. */
    boolean key(KeyInput input) {
        if (!keys.want(input)) {
            return false;
        }
        later(() -> keys.dispatch(input));
        return true;
    }

    void close() {
        closed = true;
    }
}
