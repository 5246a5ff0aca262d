package lathe.plugin.gui.widget;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import lathe.plugin.gui.MouseInput;

/** A switch; in a low place the name stands beside it, in a high one above it. */
public final class Toggle extends ParameterWidget {

    private static final int PILL_WIDTH = 34;
    private static final int PILL_HEIGHT = 18;
    private static final int LOW = 40;

    private final RoundRectangle2D.Double pill = new RoundRectangle2D.Double();
    private final Ellipse2D.Double dot = new Ellipse2D.Double();

    /** A switch for a parameter whose values are 0 and 1. */
    public Toggle(ParameterLink link) {
        super(link);
    }

    @Override
    protected boolean grabbed(MouseInput mouse) {
        link().change(link().value() >= 0.5 ? 0 : 1);
        return false;
    }

    @Override
    protected boolean resetsAtDoubleClick() {
        return false;
    }

    @Override
    protected boolean wheel(MouseInput mouse) {
        double wanted = mouse.wheel() > 0 ? 1 : 0;
        if (wanted != link().value()) {
            link().change(wanted);
        }
        return true;
    }

    @Override
    protected Rectangle entryBounds() {
        int h = Type.VALUE.height() + 4;
        return new Rectangle(x(), y() + height() - h, width(), h);
    }

    @Override
    protected void paint(Graphics2D g) {
        if (height() < LOW) {
            double middle = y() + height() / 2.0;
            pill(g, x(), middle - PILL_HEIGHT / 2.0);
            Type.VALUE.drawMiddle(
                    g,
                    Type.VALUE.fit(name(), width() - PILL_WIDTH - Theme.GAP),
                    x() + PILL_WIDTH + Theme.GAP,
                    middle,
                    Type.Align.LEFT,
                    isHovered() ? Theme.TEXT : Theme.TEXT_DIM);
            return;
        }
        double centre = x() + width() / 2.0;
        drawName(g, centre, y() + nameHeight() - 3);
        double room = height() - nameHeight() - Type.VALUE.height();
        pill(g, centre - PILL_WIDTH / 2.0, y() + nameHeight() + (room - PILL_HEIGHT) / 2.0);
        Type.VALUE.draw(
                g,
                Type.VALUE.fit(text(), width()),
                centre,
                y() + height() - 5.0,
                Type.Align.CENTRE,
                isHovered() ? Theme.TEXT : Theme.TEXT_DIM);
    }

    private void pill(Graphics2D g, double left, double top) {
        boolean on = shown() >= 0.5;
        pill.setRoundRect(left, top, PILL_WIDTH, PILL_HEIGHT, PILL_HEIGHT, PILL_HEIGHT);
        g.setColor(on ? accent() : isHovered() ? Theme.RAISED_HOVER : Theme.RAISED);
        g.fill(pill);
        double d = PILL_HEIGHT - 6;
        dot.setFrame(on ? left + PILL_WIDTH - d - 3 : left + 3, top + 3, d, d);
        g.setColor(on ? Theme.BACKGROUND : Theme.TEXT_DIM);
        g.fill(dot);
    }
}
