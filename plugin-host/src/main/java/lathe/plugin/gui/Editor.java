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

    /** False if only its preferred size will do. */
    default boolean isResizable() {
        return true;
    }

    /** Lays itself out anew. */
    void resize(int width, int height);

    /**
     * About 60 times a second: moves what moves by itself. True if the picture has changed since it was last painted, by
     * itself or by input.
     */
    boolean tick();

    /** Adds what of the picture has changed since the last call; asked when {@link #tick} was true. */
    default void damage(Damage damage) {
        damage.addAll();
    }

    /**
     * Paints itself; the graphics is scaled to the screen already, antialiases, and is clipped to what has changed. Every
     * point must be painted: what was there before is rubbish.
     */
    void paint(Graphics2D graphics);

    /** The mouse did something. */
    void mouse(MouseInput input);

    /** A key was pressed; false leaves it to the host. */
    boolean key(KeyInput input);

    /** True while it wants to be typed into; the keys are the host's else, so that space still starts the song. */
    default boolean wantsKeys() {
        return false;
    }

    /** What is typed goes elsewhere from now on. */
    default void focusLost() {}

    @Override
    void close();
}
