package lathe.plugin.gui.widget;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;

/** One of several labels, from a list that opens within the editor; in a high place with its name above. */
public final class Choice extends ParameterWidget {

    private static final int BOX = 24;
    private static final int LOW = 40;

    private final RoundRectangle2D.Double box = new RoundRectangle2D.Double();

    /** A choice for a parameter with labels. */
    public Choice(ParameterLink link) {
        super(link);
    }

    @Override
    protected boolean grabbed(MouseInput mouse) {
        openList();
        return false;
    }

    @Override
    protected boolean resetsAtDoubleClick() {
        return false;
    }

    @Override
    protected boolean pressed(MouseInput mouse) {
        if (mouse.button() == 3) {
            openList();
            return true;
        }
        return super.pressed(mouse);
    }

    @Override
    protected boolean key(KeyInput key) {
        if (key.code() == KeyInput.Code.ENTER) {
            openList();
            return true;
        }
        return super.key(key);
    }

    @Override
    protected boolean wheel(MouseInput mouse) {
        int step = mouse.wheel() > 0 ? -1 : 1; // down the list as it would be read
        double wanted = link().parameter().clamp(link().value() + step);
        if (wanted != link().value()) {
            link().change(wanted);
        }
        return true;
    }

    private void openList() {
        WidgetEditor editor = editor();
        if (editor == null) {
            return;
        }
        PopupList list = new PopupList(
                link().parameter().labels(), (int) Math.round(link().value()), chosen -> link().change(chosen));
        Rectangle place = editor.placeFor(boxBounds(), Math.max(list.wantedWidth(), width()), list.wantedHeight());
        list.setBounds(place.x, place.y, place.width, place.height);
        editor.open(list);
    }

    private Rectangle boxBounds() {
        if (height() < LOW) {
            return new Rectangle(x(), y() + (height() - BOX) / 2, width(), BOX);
        }
        int room = height() - nameHeight() - Type.VALUE.height();
        return new Rectangle(x() + 4, y() + nameHeight() + (room - BOX) / 2, width() - 8, BOX);
    }

    @Override
    protected Rectangle entryBounds() {
        return boxBounds();
    }

    @Override
    protected void paint(Graphics2D g) {
        if (height() >= LOW) {
            drawName(g, x() + width() / 2.0, y() + nameHeight() - 3);
        }
        Rectangle at = boxBounds();
        box.setRoundRect(at.x + 0.5, at.y + 0.5, at.width - 1, at.height - 1, 8, 8);
        g.setColor(isHovered() ? Theme.RAISED_HOVER : Theme.RAISED);
        g.fill(box);
        if (isFocused()) {
            g.setColor(Theme.LINE);
            g.setStroke(Theme.THIN);
            g.draw(box);
        }
        double middle = at.getCenterY();
        String fitting = Type.VALUE.fit(text(), at.width - 26.0);
        Type.VALUE.drawMiddle(g, fitting, at.x + 8.0, middle, Type.Align.LEFT, Theme.TEXT);
        chevron(g, at.x + at.width - 12.0, middle);
    }

    private void chevron(Graphics2D g, double cx, double cy) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(cx - 3.5, cy - 1.75);
        path.lineTo(cx, cy + 1.75);
        path.lineTo(cx + 3.5, cy - 1.75);
        g.setColor(Theme.TEXT_DIM);
        g.setStroke(Theme.CURVE);
        g.draw(path);
    }
}
