package lathe.plugin.gui.widget;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;
import org.jspecify.annotations.Nullable;

/**
 * Something in an editor that paints itself and hears the mouse over it. Positions are the editor's, not relative to a
 * parent. A widget says with {@link #repaint} what has changed; only that is painted.
 */
public abstract class Widget {

    private final Rectangle bounds = new Rectangle();
    private @Nullable WidgetEditor editor;
    private boolean visible = true;
    private boolean hovered;

    /** Left edge. */
    public final int x() {
        return bounds.x;
    }

    /** Upper edge. */
    public final int y() {
        return bounds.y;
    }

    /** Width. */
    public final int width() {
        return bounds.width;
    }

    /** Height. */
    public final int height() {
        return bounds.height;
    }

    /** Places it. */
    public final void setBounds(int x, int y, int width, int height) {
        if (bounds.x != x || bounds.y != y || bounds.width != width || bounds.height != height) {
            repaint();
            bounds.setBounds(x, y, Math.max(0, width), Math.max(0, height));
            repaint();
            laidOut();
        }
    }

    /** Shows or hides it. */
    public final void setVisible(boolean nowVisible) {
        if (visible != nowVisible) {
            visible = nowVisible;
            damage(bounds.x, bounds.y, bounds.width, bounds.height);
        }
    }

    /** False while hidden. */
    public final boolean isVisible() {
        return visible;
    }

    /** True while the mouse is over it, or drags it. */
    public final boolean isHovered() {
        return hovered;
    }

    /** True if a point is inside. */
    public boolean contains(int px, int py) {
        return visible && bounds.contains(px, py);
    }

    /** All of it must be painted anew. */
    public final void repaint() {
        repaint(bounds.x, bounds.y, bounds.width, bounds.height);
    }

    /** Part of it must be painted anew, in the editor's coordinates. */
    public final void repaint(int px, int py, int w, int h) {
        if (visible) {
            damage(px, py, w, h);
        }
    }

    private void damage(int px, int py, int w, int h) {
        if (editor != null) {
            editor.damaged(px, py, w, h);
        }
    }

    /** The editor it is in, once it is in one. */
    protected final @Nullable WidgetEditor editor() {
        return editor;
    }

    void attach(@Nullable WidgetEditor newEditor) {
        editor = newEditor;
        repaint();
    }

    final void setHovered(boolean nowHovered) {
        if (hovered != nowHovered) {
            hovered = nowHovered;
            hoverChanged();
        }
    }

    /** The widget at a point: this one, or one inside it; null if the point is outside. */
    protected @Nullable Widget at(int px, int py) {
        return contains(px, py) ? this : null;
    }

    /** It has new bounds. */
    protected void laidOut() {}

    /**
     * About 60 times a second: looks at what it shows and repaints if that has changed.
     *
     * @param seconds since the last time, for what falls or blinks
     */
    protected void tick(double seconds) {}

    /** Paints itself, over what is behind it. */
    protected abstract void paint(Graphics2D g);

    /** The mouse has come or gone; repaints by default. */
    protected void hoverChanged() {
        repaint();
    }

    /** The mouse moves over it without a button. */
    protected void moved(MouseInput mouse) {}

    /** A button goes down; true to get what follows until it goes up, false to leave it to what is behind. */
    protected boolean pressed(MouseInput mouse) {
        return false;
    }

    /** The mouse moves with the button that was pressed here. */
    protected void dragged(MouseInput mouse) {}

    /** The button goes up. */
    protected void released(MouseInput mouse) {}

    /** The wheel turns; false leaves it to what is behind. */
    protected boolean wheel(MouseInput mouse) {
        return false;
    }

    /** A key while it has the focus; false if it has no use for it. */
    protected boolean key(KeyInput key) {
        return false;
    }

    /** True for what is typed into. */
    protected boolean wantsKeys() {
        return false;
    }

    /** It was on top and is not any more: what is typed in it is taken or dropped. */
    protected void dismissed() {}
}
