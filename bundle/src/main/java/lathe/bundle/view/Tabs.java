package lathe.bundle.view;

import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import lathe.plugin.gui.MouseInput;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.plugin.gui.widget.Widget;

/** Pages to choose from, side by side. */
public final class Tabs extends Widget {

    private final List<String> pages;
    private int chosen;
    private int lit = -1;

    /** The first page is chosen. */
    public Tabs(String... pages) {
        this.pages = List.of(pages);
    }

    /** Index of the page that is shown. */
    public int chosen() {
        return chosen;
    }

    private int pageAt(int px) {
        int page = (px - x()) * pages.size() / Math.max(1, width());
        return Math.max(0, Math.min(pages.size() - 1, page));
    }

    @Override
    protected void moved(MouseInput mouse) {
        lit = pageAt(mouse.x());
        repaint();
    }

    @Override
    protected void hoverChanged() {
        lit = isHovered() ? lit : -1;
        repaint();
    }

    @Override
    protected boolean pressed(MouseInput mouse) {
        chosen = pageAt(mouse.x());
        repaint();
        return true;
    }

    @Override
    protected boolean wheel(MouseInput mouse) {
        chosen = Math.max(0, Math.min(pages.size() - 1, chosen + (mouse.wheel() > 0 ? -1 : 1)));
        repaint();
        return true;
    }

    @Override
    protected void paint(Graphics2D g) {
        double each = width() / (double) pages.size();
        g.setColor(Theme.CARD);
        g.fill(new RoundRectangle2D.Double(x(), y(), width(), height(), 10, 10));
        for (int i = 0; i < pages.size(); i++) {
            boolean isChosen = i == chosen;
            if (isChosen || i == lit) {
                g.setColor(isChosen ? Theme.RAISED_HOVER : Theme.RAISED);
                g.fill(new RoundRectangle2D.Double(x() + i * each + 2, y() + 2.0, each - 4, height() - 4.0, 8, 8));
            }
            Type.VALUE.drawMiddle(
                    g,
                    pages.get(i),
                    x() + (i + 0.5) * each,
                    y() + height() / 2.0,
                    Type.Align.CENTRE,
                    isChosen ? Theme.TEXT : Theme.TEXT_DIM);
        }
    }
}
