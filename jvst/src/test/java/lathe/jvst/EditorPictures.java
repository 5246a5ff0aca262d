package lathe.jvst;

import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import lathe.plugin.gui.Editor;
import lathe.plugin.gui.MouseInput;

/** What a host's window would do with an editor: tick, paint, pass on the mouse. */
final class EditorPictures {

    private EditorPictures() {}

    /** Lets Swing finish what it was given. */
    static void settle() throws Exception {
        EventQueue.invokeAndWait(() -> {});
    }

    static BufferedImage paint(Editor editor) throws Exception {
        return paint(editor, 1);
    }

    /** Ticks until a look has surely been taken after all that was sent, then paints. */
    static BufferedImage paint(Editor editor, double scale) throws Exception {
        BufferedImage picture = new BufferedImage(
                (int) (editor.preferredWidth() * scale),
                (int) (editor.preferredHeight() * scale),
                BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 8; i++) {
            settle();
            editor.tick();
            Graphics2D graphics = picture.createGraphics();
            graphics.scale(scale, scale);
            editor.paint(graphics);
            graphics.dispose();
        }
        return picture;
    }

    static void press(Editor editor, int x, int y) {
        editor.mouse(mouse(MouseInput.Kind.PRESS, x, y, 1));
    }

    static void release(Editor editor, int x, int y) {
        editor.mouse(mouse(MouseInput.Kind.RELEASE, x, y, 1));
    }

    static void drag(Editor editor, int fromX, int fromY, int toX, int toY) throws Exception {
        editor.mouse(mouse(MouseInput.Kind.MOVE, fromX, fromY, 0));
        press(editor, fromX, fromY);
        for (int i = 1; i <= 8; i++) {
            editor.mouse(mouse(MouseInput.Kind.DRAG, fromX + (toX - fromX) * i / 8, fromY + (toY - fromY) * i / 8, 0));
            settle();
            editor.tick();
        }
        release(editor, toX, toY);
        settle();
        editor.tick();
    }

    private static MouseInput mouse(MouseInput.Kind kind, int x, int y, int button) {
        return new MouseInput(kind, x, y, button, 1, 0, false, false, false);
    }
}
