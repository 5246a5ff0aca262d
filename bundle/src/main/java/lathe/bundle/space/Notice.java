package lathe.bundle.space;

import java.awt.Graphics2D;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.plugin.gui.widget.Widget;

/** A line that says what is going on or what went wrong. */
final class Notice extends Widget {

    private String text = "";
    private boolean warning;

    void say(String newText) {
        text = newText;
        warning = false;
        repaint();
    }

    void warn(String newText) {
        text = newText;
        warning = true;
        repaint();
    }

    @Override
    protected void hoverChanged() {}

    @Override
    protected void paint(Graphics2D g) {
        if (!text.isEmpty()) {
            g.setColor(Theme.alpha(Theme.WELL, 0.8));
            g.fillRect(x(), y(), width(), height());
            Type.VALUE.drawMiddle(
                    g,
                    Type.VALUE.fit(text, width() - 12.0),
                    x() + 6.0,
                    y() + height() / 2.0,
                    Type.Align.LEFT,
                    warning ? Theme.HOT : Theme.TEXT);
        }
    }
}
