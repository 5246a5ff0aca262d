package lathe.plugin.gui.widget;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;

/**
 * What all controls of a parameter do alike: follow the value, wherever it was changed; reset at a double click; take a
 * typed value after a right click or Enter; move by the wheel and the arrow keys, in fine steps with shift.
 */
public abstract class ParameterWidget extends Widget {

    private static final double TRAVEL = 200;
    private static final double FINE = 0.1;
    private static final double WHEEL_STEP = 0.02;
    private static final int LABEL_LINES = 2;

    private final ParameterLink link;
    private String name;
    private Color accent = Theme.ACCENT;
    private double shown = Double.NaN;
    private String text = "";
    private double travelled;
    private int lastY;
    private int lastX;
    private boolean dragging;

    ParameterWidget(ParameterLink link) {
        this.link = link;
        name = link.parameter().name();
    }

    /** The parameter. */
    public final ParameterLink link() {
        return link;
    }

    /** What it is called here, where that is not the parameter's name. */
    public final void setName(String newName) {
        name = newName;
        repaint();
    }

    /** What it is called here. */
    public final String name() {
        return name;
    }

    /** Colour of what is set. */
    public final void setAccent(Color color) {
        accent = color;
        repaint();
    }

    final Color accent() {
        return accent;
    }

    /** The value as it is shown, natural units. */
    final double shown() {
        return shown;
    }

    final double shownKnob() {
        return Double.isNaN(shown) ? 0 : link.parameter().knobOf(shown);
    }

    /** The value's text as it is shown. */
    public final String text() {
        return text;
    }

    final boolean isDragging() {
        return dragging;
    }

    final boolean isFocused() {
        WidgetEditor editor = editor();
        return editor != null && editor.isFocused(this);
    }

    @Override
    protected void tick(double seconds) {
        double value = link.value();
        if (value != shown) {
            shown = value;
            text = link.parameter().text(value);
            repaint();
        }
    }

    /** Where a typed value is entered. */
    protected abstract Rectangle entryBounds();

    /** A left button that neither resets nor types; true if a drag begins. */
    protected abstract boolean grabbed(MouseInput mouse);

    @Override
    protected boolean pressed(MouseInput mouse) {
        if (mouse.button() == 3) {
            type();
            return true;
        }
        if (mouse.button() != 1) {
            return false;
        }
        if (mouse.clicks() == 2 && resetsAtDoubleClick()) {
            link.reset();
            return true;
        }
        if (grabbed(mouse)) {
            dragging = true;
            travelled = link.knob();
            lastX = mouse.x();
            lastY = mouse.y();
            link.begin();
            repaint();
        }
        return true;
    }

    /** False for what a quick second click must not reset. */
    protected boolean resetsAtDoubleClick() {
        return true;
    }

    @Override
    protected void dragged(MouseInput mouse) {
        if (dragging) {
            double way = (lastY - mouse.y()) + (sideways() ? mouse.x() - lastX : 0);
            lastX = mouse.x();
            lastY = mouse.y();
            moveBy(way / travel(), mouse.shift() || mouse.control());
        }
    }

    /** Units of the mouse's way for the whole range. */
    protected double travel() {
        return TRAVEL;
    }

    /** True if a way to the right counts as one upwards. */
    protected boolean sideways() {
        return false;
    }

    private void moveBy(double knob, boolean fine) {
        travelled = Math.max(0, Math.min(1, travelled + knob * (fine ? FINE : 1)));
        link.setKnob(travelled);
    }

    /** The drag goes on from another position of the knob. */
    final void jumpTo(double knob) {
        travelled = Math.max(0, Math.min(1, knob));
        link.setKnob(travelled);
    }

    @Override
    protected void released(MouseInput mouse) {
        if (dragging) {
            dragging = false;
            link.end();
            repaint();
        }
    }

    @Override
    protected boolean wheel(MouseInput mouse) {
        step(mouse.wheel(), mouse.shift() || mouse.control());
        return true;
    }

    private void step(double notches, boolean fine) {
        double step = link.steps() > 0 ? Math.max(1.0 / link.steps(), fine ? 0 : WHEEL_STEP) : WHEEL_STEP;
        double size = link.steps() > 0 || !fine ? step : step * FINE;
        link.begin();
        link.setKnob(link.knob() + notches * size);
        link.end();
    }

    @Override
    protected boolean key(KeyInput key) {
        switch (key.code()) {
            case ENTER -> type();
            case UP, RIGHT -> step(1, key.shift());
            case DOWN, LEFT -> step(-1, key.shift());
            case DELETE, BACKSPACE -> link.reset();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Opens a field for a typed value. */
    final void type() {
        WidgetEditor editor = editor();
        if (editor != null) {
            TextEntry entry = new TextEntry(text, this::take, () -> typeNext(editor));
            Rectangle place = entryBounds();
            entry.setBounds(place.x, place.y, place.width, place.height);
            editor.open(entry);
        }
    }

    /** Sets a typed value; false if it makes no sense. */
    private boolean take(String typed) {
        try {
            link.change(link.parameter().parse(typed.replace(',', '.')));
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private void typeNext(WidgetEditor editor) {
        ParameterWidget next = editor.after(this);
        if (next != null) {
            editor.focus(next);
            editor.reveal(next);
            next.type();
        }
    }

    /** Draws the name, on two lines where one is too short, centred with its last line above y. */
    final void drawName(Graphics2D g, double centre, double y) {
        Color color = isHovered() || dragging ? Theme.TEXT : Theme.TEXT_DIM;
        int room = width() - 4;
        if (Type.LABEL.width(name) <= room) {
            Type.LABEL.draw(g, name, centre, y, Type.Align.CENTRE, color);
            return;
        }
        int space = breakOf(name, room);
        String first = space < 0 ? name : name.substring(0, space);
        if (space >= 0) {
            String rest = Type.LABEL.fit(name.substring(space + 1), room);
            Type.LABEL.draw(g, rest, centre, y, Type.Align.CENTRE, color);
            Type.LABEL.draw(
                    g, Type.LABEL.fit(first, room), centre, y - Type.LABEL.height() + 2, Type.Align.CENTRE, color);
        } else {
            Type.LABEL.draw(g, Type.LABEL.fit(first, room), centre, y, Type.Align.CENTRE, color);
        }
    }

    private static int breakOf(String name, int room) {
        int at = -1;
        for (int i = name.indexOf(' '); i >= 0; i = name.indexOf(' ', i + 1)) {
            if (at < 0 || Type.LABEL.width(name.substring(0, i)) <= room) {
                at = i;
            }
        }
        return at;
    }

    /** Height that a name takes. */
    static int nameHeight() {
        return LABEL_LINES * Type.LABEL.height() - 2;
    }
}
