package lathe.plugin.gui.widget;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.function.IntConsumer;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;

/** A list of labels on top of an editor: click, arrow keys and Enter choose, Escape and a click beside it close. */
public final class PopupList extends Widget {

    private static final int ROW = 24;
    private static final int PAD = 5;

    private final List<String> labels;
    private final int chosen;
    private final IntConsumer choose;
    private int lit;
    private int firstRow;

    /**
     * A list, not open yet.
     *
     * @param chosen index of what holds at present, or -1
     * @param choose hears the index that was chosen
     */
    public PopupList(List<String> labels, int chosen, IntConsumer choose) {
        this.labels = labels;
        this.chosen = chosen;
        this.choose = choose;
        lit = chosen;
    }

    /** Width that shows the longest label. */
    public int wantedWidth() {
        double widest = labels.stream().mapToDouble(Type.VALUE::width).max().orElse(0);
        return (int) Math.ceil(widest) + 2 * PAD + 34;
    }

    /** Height that shows all labels. */
    public int wantedHeight() {
        return labels.size() * ROW + 2 * PAD;
    }

    private int rows() {
        return Math.max(1, (height() - 2 * PAD) / ROW);
    }

    private int rowAt(int py) {
        int row = Math.floorDiv(py - y() - PAD, ROW);
        int index = firstRow + row;
        return row >= 0 && row < rows() && index < labels.size() ? index : -1;
    }

    @Override
    protected void laidOut() {
        reveal(Math.max(0, lit));
    }

    private void light(int index) {
        if (index != lit) {
            lit = index;
            repaint();
        }
    }

    private void reveal(int index) {
        int last = Math.max(0, labels.size() - rows());
        firstRow = Math.max(0, Math.min(last, Math.max(index - rows() + 1, Math.min(firstRow, index))));
    }

    @Override
    protected boolean wantsKeys() {
        return true;
    }

    @Override
    protected void moved(MouseInput mouse) {
        light(rowAt(mouse.y()));
    }

    @Override
    protected boolean pressed(MouseInput mouse) {
        return true;
    }

    @Override
    protected void dragged(MouseInput mouse) {
        light(contains(mouse.x(), mouse.y()) ? rowAt(mouse.y()) : -1);
    }

    @Override
    protected void released(MouseInput mouse) {
        int row = contains(mouse.x(), mouse.y()) ? rowAt(mouse.y()) : -1;
        if (row >= 0) {
            take(row);
        }
    }

    @Override
    protected boolean wheel(MouseInput mouse) {
        int last = Math.max(0, labels.size() - rows());
        firstRow = Math.max(0, Math.min(last, firstRow - (int) Math.signum(mouse.wheel())));
        light(rowAt(mouse.y()));
        repaint();
        return true;
    }

    @Override
    protected boolean key(KeyInput key) {
        switch (key.code()) {
            case UP -> light(Math.max(0, lit - 1));
            case DOWN -> light(Math.min(labels.size() - 1, lit + 1));
            case HOME -> light(0);
            case END -> light(labels.size() - 1);
            case ENTER -> {
                if (lit >= 0) {
                    take(lit);
                }
            }
            case ESCAPE, TAB -> close();
            default -> {
                return false;
            }
        }
        reveal(Math.max(0, lit));
        return true;
    }

    private void take(int index) {
        close();
        if (index != chosen) {
            choose.accept(index);
        }
    }

    private void close() {
        WidgetEditor editor = editor();
        if (editor != null) {
            editor.dismiss();
        }
    }

    @Override
    protected void paint(Graphics2D g) {
        RoundRectangle2D frame =
                new RoundRectangle2D.Double(x() + 0.5, y() + 0.5, width() - 1.0, height() - 1.0, 10, 10);
        g.setColor(Theme.RAISED);
        g.fill(frame);
        g.setColor(Theme.LINE);
        g.setStroke(Theme.THIN);
        g.draw(frame);
        Shape clip = g.getClip();
        g.clipRect(x(), y() + PAD, width(), rows() * ROW);
        for (int row = 0; row < rows() && firstRow + row < labels.size(); row++) {
            row(g, firstRow + row, y() + PAD + row * ROW);
        }
        g.setClip(clip);
    }

    private void row(Graphics2D g, int index, int top) {
        if (index == lit) {
            g.setColor(Theme.LINE);
            g.fill(new RoundRectangle2D.Double(x() + 4.0, top, width() - 8.0, ROW, 6, 6));
        }
        double middle = top + ROW / 2.0;
        if (index == chosen) {
            g.setColor(Theme.ACCENT);
            g.fill(new Ellipse2D.Double(x() + PAD + 6.0, middle - 3, 6, 6));
        }
        String fitting = Type.VALUE.fit(labels.get(index), width() - 32.0);
        Type.VALUE.drawMiddle(g, fitting, x() + PAD + 20.0, middle, Type.Align.LEFT, Theme.TEXT);
    }
}
