package lathe.bundle.meter;

import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import lathe.plugin.gui.MouseInput;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.plugin.gui.widget.Widget;

/** Begins a new measurement. */
final class ResetButton extends Widget {

    private final LoudnessReadings readings;

    ResetButton(LoudnessReadings readings) {
        this.readings = readings;
    }

    @Override
    protected boolean pressed(MouseInput mouse) {
        readings.askRestart();
        return true;
    }

    @Override
    protected void paint(Graphics2D g) {
        g.setColor(isHovered() ? Theme.RAISED_HOVER : Theme.RAISED);
        g.fill(new RoundRectangle2D.Double(x() + 0.5, y() + 0.5, width() - 1.0, height() - 1.0, 8, 8));
        Type.VALUE.drawMiddle(g, "Reset", x() + width() / 2.0, y() + height() / 2.0, Type.Align.CENTRE, Theme.TEXT);
    }
}
