package lathe.plugin.gui.widget;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.MouseInput;

/** The power sign: lit while the plugin is at work, dark while it is bypassed. Not there where a plugin has no bypass. */
public final class BypassButton extends Widget {

    private final EditorContext context;
    private boolean bypassed;

    /** A button for an instance. */
    public BypassButton(EditorContext context) {
        this.context = context;
        bypassed = context.isBypassed();
        setVisible(context.bypassIndex() >= 0);
    }

    @Override
    protected void tick(double seconds) {
        if (bypassed != context.isBypassed()) {
            bypassed = context.isBypassed();
            repaint();
        }
    }

    @Override
    protected boolean pressed(MouseInput mouse) {
        if (mouse.button() == 1) {
            int index = context.bypassIndex();
            context.beginEdit(index);
            context.edit(index, context.isBypassed() ? 0 : 1);
            context.endEdit(index);
        }
        return true;
    }

    @Override
    protected void paint(Graphics2D g) {
        double h = height() - 1.0;
        g.setColor(isHovered() ? Theme.RAISED_HOVER : Theme.RAISED);
        g.fill(new RoundRectangle2D.Double(x() + 0.5, y() + 0.5, width() - 1.0, h, h, h));
        Color sign = bypassed ? Theme.TEXT_DIM : Theme.ACCENT;
        double cx = x() + height() / 2.0 + 1;
        double cy = y() + height() / 2.0;
        g.setColor(sign);
        g.setStroke(Theme.CURVE);
        g.draw(new Arc2D.Double(cx - 5, cy - 5, 10, 10, 125, 290, Arc2D.OPEN));
        g.draw(new Line2D.Double(cx, cy - 6.5, cx, cy - 1.5));
        String text = bypassed ? "Bypassed" : "Active";
        Type.LABEL.drawMiddle(g, text, cx + 12, cy, Type.Align.LEFT, bypassed ? Theme.WARM : Theme.TEXT);
    }
}
