package lathe.plugin.gui;

import java.awt.Graphics2D;

/**
 * The picture of a plugin. Coordinates are in units of 1/96 inch, whatever the scale of the screen; all calls come on
 * the host's main thread.
 */
public interface Editor extends AutoCloseable {

    /** Width it would like. */
    int preferredWidth();

    /** Height it would like. */
    int preferredHeight();

    /** Smallest width that still works. */
    int minimumWidth();

    /** Smallest height that still works. */
    int minimumHeight();

    /** Lays itself out anew. */
    void resize(int width, int height);

    /** About 60 times a second: moves what moves by itself; true if a new picture is needed. */
    boolean tick();

    /** Paints all of itself; the graphics is scaled to the screen already. */
    void paint(Graphics2D graphics);

    /** The mouse did something. */
    void mouse(MouseInput input);

    /** A key was pressed; false leaves it to the host. */
    boolean key(KeyInput input);

    @Override
    void close();
}
