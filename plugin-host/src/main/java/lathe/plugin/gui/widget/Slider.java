package lathe.plugin.gui.widget;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import lathe.plugin.gui.MouseInput;

/** A slider: upright where it is taller than wide, else lying with its name to the left and its value to the right. */
public final class Slider extends ParameterWidget {

    private static final int THUMB = 7;
    private static final int RAIL = 4;
    private static final int NAME_WIDTH = 90;
    private static final int VALUE_WIDTH = 70;

    private final RoundRectangle2D.Double rail = new RoundRectangle2D.Double();
    private final Ellipse2D.Double thumb = new Ellipse2D.Double();
    private int from;
    private int length;

    /** A slider for a parameter. */
    public Slider(ParameterLink link) {
        super(link);
    }

    private int nameWidth() {
        return Math.min(NAME_WIDTH, width() * 35 / 100);
    }

    private int valueWidth() {
        return Math.min(VALUE_WIDTH, width() * 40 / 100);
    }

    private boolean isUpright() {
        return height() > width();
    }

    @Override
    protected void laidOut() {
        if (isUpright()) {
            from = y() + nameHeight() + THUMB + 2;
            length = y() + height() - Type.VALUE.height() - THUMB - 6 - from;
        } else {
            from = x() + nameWidth() + THUMB;
            length = x() + width() - valueWidth() - THUMB - from;
        }
        length = Math.max(1, length);
    }

    @Override
    protected double travel() {
        return length;
    }

    @Override
    protected boolean sideways() {
        return !isUpright();
    }

    /** A press on the rail brings the thumb there; fine drags start where it is. */
    @Override
    protected boolean grabbed(MouseInput mouse) {
        return true;
    }

    @Override
    protected boolean pressed(MouseInput mouse) {
        boolean taken = super.pressed(mouse);
        if (isDragging() && !mouse.shift() && !mouse.control()) {
            double at =
                    isUpright() ? (from + length - mouse.y()) / (double) length : (mouse.x() - from) / (double) length;
            double inUnits = Math.abs(at - shownKnob()) * length;
            boolean onRail = at > -0.1 && at < 1.1;
            if (onRail && inUnits > THUMB) {
                jumpTo(at);
            }
        }
        return taken;
    }

    @Override
    protected Rectangle entryBounds() {
        int h = Type.VALUE.height() + 4;
        return isUpright()
                ? new Rectangle(x(), y() + height() - h, width(), h)
                : new Rectangle(x() + width() - valueWidth(), y() + (height() - h) / 2, valueWidth(), h);
    }

    @Override
    protected void paint(Graphics2D g) {
        Color color = isHovered() || isDragging() ? Theme.TEXT : Theme.TEXT_DIM;
        double knob = shownKnob();
        double middle = isUpright() ? x() + width() / 2.0 : y() + height() / 2.0;
        double at = isUpright() ? from + length * (1 - knob) : from + length * knob;
        if (isUpright()) {
            drawName(g, middle, y() + nameHeight() - 3);
            fillRail(g, middle - RAIL / 2.0, from, RAIL, length, Theme.LINE);
            fillRail(g, middle - RAIL / 2.0, at, RAIL, from + length - at, accent());
            Type.VALUE.draw(g, text(), middle, y() + height() - 5.0, Type.Align.CENTRE, color);
            thumb(g, middle, at);
        } else {
            Type.LABEL.drawMiddle(
                    g, Type.LABEL.fit(name(), nameWidth() - Theme.GAP), x(), middle, Type.Align.LEFT, color);
            fillRail(g, from, middle - RAIL / 2.0, length, RAIL, Theme.LINE);
            fillRail(g, from, middle - RAIL / 2.0, at - from, RAIL, accent());
            Type.VALUE.drawMiddle(g, text(), x() + width(), middle, Type.Align.RIGHT, color);
            thumb(g, at, middle);
        }
    }

    private void fillRail(Graphics2D g, double left, double top, double w, double h, Color color) {
        rail.setRoundRect(left, top, w, h, RAIL, RAIL);
        g.setColor(color);
        g.fill(rail);
    }

    private void thumb(Graphics2D g, double cx, double cy) {
        thumb.setFrame(cx - THUMB, cy - THUMB, 2 * THUMB, 2 * THUMB);
        g.setColor(isDragging() || isHovered() ? Theme.TEXT : Theme.TEXT_DIM);
        g.fill(thumb);
        thumb.setFrame(cx - 2.5, cy - 2.5, 5, 5);
        g.setColor(Theme.CARD);
        g.fill(thumb);
    }
}
