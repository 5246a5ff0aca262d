package lathe.plugin.gui;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A hand at an editor's mouse and keys, and an eye on its picture. */
public final class Hand {

    private final Editor editor;
    private boolean shift;
    private int x;
    private int y;

    public Hand(Editor editor) {
        this.editor = editor;
    }

    public Hand shift(boolean held) {
        shift = held;
        return this;
    }

    public Hand press(int atX, int atY) {
        return press(atX, atY, 1, 1);
    }

    public Hand press(int atX, int atY, int button, int clicks) {
        return tell(MouseInput.Kind.PRESS, atX, atY, button, clicks, 0);
    }

    public Hand drag(int toX, int toY) {
        return tell(MouseInput.Kind.DRAG, toX, toY, 1, 1, 0);
    }

    public Hand release() {
        return tell(MouseInput.Kind.RELEASE, x, y, 1, 1, 0);
    }

    public Hand click(int atX, int atY) {
        return press(atX, atY).release();
    }

    public Hand doubleClick(int atX, int atY) {
        return click(atX, atY).press(atX, atY, 1, 2).release();
    }

    public Hand rightClick(int atX, int atY) {
        press(atX, atY, 3, 1);
        return tell(MouseInput.Kind.RELEASE, atX, atY, 3, 1, 0);
    }

    public Hand move(int toX, int toY) {
        return tell(MouseInput.Kind.MOVE, toX, toY, 0, 0, 0);
    }

    public Hand wheel(int atX, int atY, double notches) {
        return tell(MouseInput.Kind.WHEEL, atX, atY, 0, 0, notches);
    }

    private Hand tell(MouseInput.Kind kind, int atX, int atY, int button, int clicks, double wheel) {
        x = atX;
        y = atY;
        editor.mouse(new MouseInput(kind, atX, atY, button, clicks, wheel, shift, false, false));
        editor.tick();
        return this;
    }

    public Hand type(String text) {
        text.chars().forEach(c -> editor.key(new KeyInput(KeyInput.Code.CHARACTER, (char) c, false, false)));
        return this;
    }

    public Hand key(KeyInput.Code code) {
        editor.key(new KeyInput(code, (char) 0, shift, false));
        editor.tick();
        return this;
    }

    /** The editor as it looks at a scale. */
    public static BufferedImage picture(Editor editor, int width, int height, double scale) {
        int w = (int) Math.ceil(width * scale);
        int h = (int) Math.ceil(height * scale);
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setClip(0, 0, w, h);
        g.scale(scale, scale);
        editor.tick();
        editor.paint(g);
        g.dispose();
        return image;
    }
}
