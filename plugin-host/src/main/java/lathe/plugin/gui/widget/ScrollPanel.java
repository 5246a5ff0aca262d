package lathe.plugin.gui.widget;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.RoundRectangle2D;
import lathe.plugin.gui.MouseInput;
import org.jspecify.annotations.Nullable;

/** A panel whose contents may be higher than itself: the wheel and a bar at its right edge move them. */
public abstract class ScrollPanel extends Panel {

    /** Width that the bar takes. */
    public static final int BAR = 10;

    private static final int NOTCH = 48;
    private static final int SHORTEST = 24;

    private int contentHeight;
    private int offset;
    private int grabY;
    private int grabOffset;
    private boolean barHeld;

    /**
     * Places the contents.
     *
     * @param top where they begin, above this panel if they are moved
     * @param contentWidth what they may use
     * @return their height
     */
    protected abstract int layOutContents(int top, int contentWidth);

    @Override
    protected final void laidOut() {
        place();
    }

    private void place() {
        contentHeight = layOutContents(y() - offset, width() - BAR);
        int most = Math.max(0, contentHeight - height());
        if (offset > most) {
            offset = most;
            contentHeight = layOutContents(y() - offset, width() - BAR);
        }
    }

    /** Units by which the contents are moved up. */
    public final int offset() {
        return offset;
    }

    /** Moves the contents. */
    public final void scrollTo(int wanted) {
        int moved = Math.max(0, Math.min(Math.max(0, contentHeight - height()), wanted));
        if (moved != offset) {
            offset = moved;
            place();
            repaint();
        }
    }

    /** Moves the contents until a widget among them is seen. */
    final void reveal(Widget widget) {
        int below = widget.y() + widget.height() - y() - height();
        int above = y() - widget.y();
        scrollTo(above > 0 ? offset - above : Math.max(offset, offset + below));
    }

    private boolean isScrolling() {
        return contentHeight > height();
    }

    private boolean onBar(int px) {
        return isScrolling() && px >= x() + width() - BAR;
    }

    @Override
    protected @Nullable Widget at(int px, int py) {
        if (!contains(px, py)) {
            return null;
        }
        return onBar(px) ? this : super.at(px, py);
    }

    @Override
    protected boolean wheel(MouseInput mouse) {
        if (!isScrolling()) {
            return false;
        }
        scrollTo(offset - (int) Math.round(mouse.wheel() * NOTCH));
        return true;
    }

    @Override
    protected boolean pressed(MouseInput mouse) {
        barHeld = mouse.button() == 1 && onBar(mouse.x());
        grabY = mouse.y();
        grabOffset = offset;
        repaint();
        return barHeld;
    }

    @Override
    protected void dragged(MouseInput mouse) {
        if (barHeld) {
            double way = (mouse.y() - grabY) * (double) contentHeight / height();
            scrollTo(grabOffset + (int) Math.round(way));
        }
    }

    @Override
    protected void released(MouseInput mouse) {
        barHeld = false;
        repaint();
    }

    @Override
    protected void hoverChanged() {
        repaint(x() + width() - BAR, y(), BAR, height());
    }

    @Override
    protected void paint(Graphics2D g) {
        Shape clip = g.getClip();
        g.clipRect(x(), y(), width(), height());
        super.paint(g);
        if (isScrolling()) {
            double length = Math.max(SHORTEST, height() * (double) height() / contentHeight);
            double top = y() + (height() - length) * offset / Math.max(1.0, contentHeight - height());
            g.setColor(barHeld || isHovered() ? Theme.LINE : Theme.RAISED);
            g.fill(new RoundRectangle2D.Double(x() + width() - BAR + 3.0, top, 5, length, 5, 5));
        }
        g.setClip(clip);
    }
}
