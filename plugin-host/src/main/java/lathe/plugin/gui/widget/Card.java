package lathe.plugin.gui.widget;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;

/** A surface for widgets that belong together, with a title where it has one. */
public class Card extends Panel {

    /** Height of the title's line. */
    public static final int TITLE = 26;

    private final String title;
    private final RoundRectangle2D.Double shape = new RoundRectangle2D.Double();
    private final Line2D.Double edge = new Line2D.Double();
    private Color titleColor = Theme.TEXT;

    /** @param title may be empty */
    public Card(String title) {
        this.title = title;
    }

    /** The title. */
    public final String title() {
        return title;
    }

    /** Colour of the title. */
    public final void setTitleColor(Color color) {
        titleColor = color;
        repaint();
    }

    /** Upper edge of what is below the title. */
    public final int contentY() {
        return y() + (title.isEmpty() ? Theme.GAP : TITLE);
    }

    @Override
    protected void paint(Graphics2D g) {
        double d = 2.0 * Theme.RADIUS;
        shape.setRoundRect(x(), y(), width(), height(), d, d);
        g.setColor(Theme.CARD);
        g.fill(shape);
        g.setColor(Theme.CARD_EDGE);
        g.setStroke(Theme.THIN);
        edge.setLine(x() + Theme.RADIUS, y() + 0.5, x() + width() - (double) Theme.RADIUS, y() + 0.5);
        g.draw(edge);
        if (!title.isEmpty()) {
            String fitting = Type.TITLE.fit(title, width() - 24.0);
            Type.TITLE.drawMiddle(g, fitting, x() + 12.0, y() + TITLE / 2.0 + 2, Type.Align.LEFT, titleColor);
        }
        super.paint(g);
    }
}
