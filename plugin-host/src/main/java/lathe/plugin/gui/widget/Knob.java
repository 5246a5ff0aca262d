package lathe.plugin.gui.widget;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Stroke;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import lathe.plugin.gui.MouseInput;

/**
 * A knob, turned by dragging up and down, with name above and value below. The ring is filled from the lowest value, or
 * from zero where the range has both signs.
 */
public final class Knob extends ParameterWidget {

    /** Degrees of the lowest position, counterclockwise from the right. */
    static final double LOWEST = 225;

    /** Degrees from the lowest to the highest position. */
    static final double TURN = 270;

    private static final int SMALLEST = 24;
    private static final int LARGEST = 64;
    private static final Color BODY_TOP = new Color(0x454D59);
    private static final Color BODY_BOTTOM = new Color(0x2A2F37);
    private static final Color BODY_TOP_HOVER = new Color(0x525C6A);
    private static final Color RIM = new Color(0x0E1013);

    private final Arc2D.Double arc = new Arc2D.Double(Arc2D.OPEN);
    private final Ellipse2D.Double circle = new Ellipse2D.Double();
    private final Line2D.Double pointer = new Line2D.Double();
    private Stroke ringStroke = Theme.THIN;
    private Stroke pointerStroke = Theme.THIN;
    private double centreX;
    private double centreY;
    private double radius;

    /** A knob for a parameter. */
    public Knob(ParameterLink link) {
        super(link);
    }

    @Override
    protected void laidOut() {
        int room = height() - nameHeight() - Type.VALUE.height() - 6;
        double diameter = Math.max(SMALLEST, Math.min(LARGEST, Math.min(width() - 12, room)));
        radius = diameter / 2;
        centreX = x() + width() / 2.0;
        centreY = y() + nameHeight() + 4 + radius;
        ringStroke = new BasicStroke((float) (radius * 0.15), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        pointerStroke = new BasicStroke((float) (radius * 0.11), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    @Override
    protected boolean grabbed(MouseInput mouse) {
        return true;
    }

    @Override
    protected Rectangle entryBounds() {
        return new Rectangle(x() + 2, y() + height() - Type.VALUE.height() - 3, width() - 4, Type.VALUE.height() + 4);
    }

    @Override
    protected void paint(Graphics2D g) {
        drawName(g, centreX, y() + nameHeight() - 3);
        ring(g);
        body(g);
        Color color = isHovered() || isDragging() ? Theme.TEXT : Theme.TEXT_DIM;
        double below = Math.min(y() + height() - 5.0, centreY + radius + Type.VALUE.height());
        Type.VALUE.draw(g, Type.VALUE.fit(text(), width()), centreX, below, Type.Align.CENTRE, color);
    }

    private void ring(Graphics2D g) {
        double r = radius - radius * 0.075;
        double knob = shownKnob();
        double from = fillStart();
        g.setStroke(ringStroke);
        g.setColor(Theme.LINE);
        arc.setArc(centreX - r, centreY - r, 2 * r, 2 * r, LOWEST, -TURN, Arc2D.OPEN);
        g.draw(arc);
        g.setColor(accent());
        arc.setArc(centreX - r, centreY - r, 2 * r, 2 * r, LOWEST - TURN * from, -TURN * (knob - from), Arc2D.OPEN);
        if (Math.abs(knob - from) > 1e-4) {
            g.draw(arc);
        }
    }

    /** Where the filled part of the ring begins, 0..1. */
    private double fillStart() {
        double min = link().parameter().min();
        double max = link().parameter().max();
        return min < 0 && max > 0 ? link().parameter().knobOf(0) : 0;
    }

    private void body(Graphics2D g) {
        double r = radius * 0.72;
        circle.setFrame(centreX - r - 1, centreY - r - 0.5, 2 * r + 2, 2 * r + 2.5);
        g.setColor(RIM);
        g.fill(circle);
        circle.setFrame(centreX - r, centreY - r, 2 * r, 2 * r);
        Color top = isHovered() || isDragging() ? BODY_TOP_HOVER : BODY_TOP;
        g.setPaint(new GradientPaint(
                0, (float) (centreY - r), top, 0, (float) (centreY + r), isFocused() ? Theme.LINE : BODY_BOTTOM));
        g.fill(circle);
        double angle = Math.toRadians(LOWEST - TURN * shownKnob());
        double dx = Math.cos(angle);
        double dy = -Math.sin(angle);
        pointer.setLine(
                centreX + dx * r * 0.42, centreY + dy * r * 0.42, centreX + dx * r * 0.84, centreY + dy * r * 0.84);
        g.setStroke(pointerStroke);
        g.setColor(isDragging() ? accent() : Theme.TEXT);
        g.draw(pointer);
    }
}
