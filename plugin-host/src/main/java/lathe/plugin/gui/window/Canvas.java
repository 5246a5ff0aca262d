package lathe.plugin.gui.window;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import lathe.plugin.gui.Damage;
import lathe.plugin.gui.Editor;

/** The picture of an editor in memory; painted without any peer of AWT's. */
final class Canvas {

    private final BufferedImage image;
    private final int[] pixels;
    private final double scale;

    /**
     * @param width in host pixels
     * @param scale host pixels for a unit of the editor's
     * @param density picture pixels for a host pixel
     */
    Canvas(int width, int height, double scale, double density) {
        this.scale = scale * density;
        int w = (int) Math.ceil(width * density);
        int h = (int) Math.ceil(height * density);
        image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    void paint(Editor editor, Damage damage) {
        if (damage.isAll()) {
            paint(editor, 0, 0, image.getWidth(), image.getHeight());
            return;
        }
        for (int i = 0; i < damage.size(); i++) {
            Rectangle part = damage.part(i);
            int left = left(part);
            int top = top(part);
            paint(editor, left, top, right(part) - left, bottom(part) - top);
        }
    }

    private void paint(Editor editor, int x, int y, int width, int height) {
        if (width <= 0 || height <= 0) {
            return;
        }
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setClip(x, y, width, height);
        g.scale(scale, scale);
        try {
            editor.paint(g);
        } finally {
            g.dispose();
        }
    }

    void show(NativeWindow window, Damage damage) {
        int stride = image.getWidth();
        if (damage.isAll()) {
            window.put(pixels, stride, 0, 0, stride, image.getHeight());
        } else {
            for (int i = 0; i < damage.size(); i++) {
                Rectangle part = damage.part(i);
                int left = left(part);
                int top = top(part);
                int width = right(part) - left;
                int height = bottom(part) - top;
                if (width > 0 && height > 0) {
                    window.put(pixels, stride, left, top, width, height);
                }
            }
        }
        window.flush();
    }

    private int left(Rectangle part) {
        return Math.max(0, (int) Math.floor(part.x * scale));
    }

    private int top(Rectangle part) {
        return Math.max(0, (int) Math.floor(part.y * scale));
    }

    private int right(Rectangle part) {
        return Math.min(image.getWidth(), (int) Math.ceil((part.x + part.width) * scale));
    }

    private int bottom(Rectangle part) {
        return Math.min(image.getHeight(), (int) Math.ceil((part.y + part.height) * scale));
    }
}
