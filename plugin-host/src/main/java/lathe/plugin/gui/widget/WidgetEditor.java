package lathe.plugin.gui.widget;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import lathe.plugin.gui.Damage;
import lathe.plugin.gui.Editor;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;
import org.jspecify.annotations.Nullable;

/**
 * An editor made of widgets: extend it, {@link #add} widgets in the constructor, place them in {@link #layOut}. Knows which
 * widget the mouse is over and which it drags, and holds at most one thing on top of all others: an open list, a field that
 * is typed into.
 */
public abstract class WidgetEditor implements Editor {

    private static final double LONGEST_TICK = 0.25;

    private final Panel root = new Panel();
    private final Damage damage = new Damage();
    private final int preferredWidth;
    private final int preferredHeight;
    private final int minimumWidth;
    private final int minimumHeight;
    private long lastTick;
    private @Nullable Widget overlay;
    private @Nullable Widget held;
    private @Nullable Widget hovered;
    private @Nullable Widget focused;
    private @Nullable Widget turned;

    /** Sizes in units of 1/96 inch. */
    protected WidgetEditor(int preferredWidth, int preferredHeight, int minimumWidth, int minimumHeight) {
        this.preferredWidth = preferredWidth;
        this.preferredHeight = preferredHeight;
        this.minimumWidth = minimumWidth;
        this.minimumHeight = minimumHeight;
    }

    /** Adds a widget in front of the others. */
    protected final <W extends Widget> W add(W widget) {
        return root.add(widget);
    }

    /** Places the widgets. */
    protected abstract void layOut(int width, int height);

    /** Paints what is behind all widgets; the clip is all that needs it. */
    protected void paintBackground(Graphics2D g) {
        g.setColor(Theme.BACKGROUND);
        g.fill(g.getClipBounds());
    }

    /** Looks at what is shown, before the widgets do. */
    protected void update(double seconds) {}

    /** Width at present. */
    public final int width() {
        return root.width();
    }

    /** Height at present. */
    public final int height() {
        return root.height();
    }

    @Override
    public final int preferredWidth() {
        return preferredWidth;
    }

    @Override
    public final int preferredHeight() {
        return preferredHeight;
    }

    @Override
    public final int minimumWidth() {
        return minimumWidth;
    }

    @Override
    public final int minimumHeight() {
        return minimumHeight;
    }

    @Override
    public final void resize(int width, int height) {
        dismiss();
        root.attach(this);
        root.setBounds(0, 0, width, height);
        layOut(width, height);
        damage.addAll();
    }

    @Override
    public final boolean tick() {
        long now = System.nanoTime();
        double seconds = lastTick == 0 ? 0 : (now - lastTick) * 1e-9;
        lastTick = now;
        tick(Math.min(seconds, LONGEST_TICK));
        return !damage.isEmpty();
    }

    /** A tick as if some time had passed since the last. */
    final void tick(double seconds) {
        update(seconds);
        root.tick(seconds);
        if (overlay != null) {
            overlay.tick(seconds);
        }
    }

    @Override
    public final void damage(Damage into) {
        if (damage.isAll()) {
            into.addAll();
        }
        for (int i = 0; i < damage.size(); i++) {
            into.add(damage.part(i));
        }
        damage.clear();
    }

    final void damaged(int x, int y, int width, int height) {
        // A point that antialiasing may touch belongs to it.
        damage.add(x - 1, y - 1, width + 2, height + 2);
    }

    @Override
    public final void paint(Graphics2D g) {
        paintBackground(g);
        root.paint(g);
        if (overlay != null) {
            overlay.paint(g);
        }
    }

    /** Puts a widget on top of all others until it is dismissed; it gets the keys. */
    public final void open(Widget onTop) {
        dismiss();
        overlay = onTop;
        onTop.attach(this);
        hover(null);
    }

    /** Takes away what is on top. */
    public final void dismiss() {
        Widget gone = overlay;
        if (gone != null) {
            overlay = null;
            gone.repaint();
            gone.dismissed();
            gone.attach(null);
        }
    }

    /** What is on top, if anything. */
    final @Nullable Widget overlay() {
        return overlay;
    }

    /** True if the widget has the focus. */
    public final boolean isFocused(Widget widget) {
        return focused == widget;
    }

    /** Gives the focus to a widget, or to none. */
    public final void focus(@Nullable Widget widget) {
        if (focused != widget) {
            Widget before = focused;
            focused = widget;
            if (before != null) {
                before.repaint();
            }
            if (widget != null) {
                widget.repaint();
            }
        }
    }

    @Override
    public final void mouse(MouseInput mouse) {
        switch (mouse.kind()) {
            case PRESS -> press(mouse);
            case RELEASE -> {
                Widget released = held;
                held = null;
                if (released != null) {
                    released.released(mouse);
                }
                hover(under(mouse));
            }
            case DRAG -> {
                if (held != null) {
                    held.dragged(mouse);
                }
            }
            case MOVE -> {
                turned = null;
                hover(under(mouse));
                if (hovered != null) {
                    hovered.moved(mouse);
                }
            }
            case WHEEL -> turn(mouse);
            case LEAVE -> {
                if (held == null) {
                    hover(null);
                }
            }
        }
    }

    private void press(MouseInput mouse) {
        Widget top = overlay;
        if (top != null && !top.contains(mouse.x(), mouse.y())) {
            dismiss();
            hover(under(mouse));
            return; // the press that closes a list does nothing else
        }
        held = offer(under(mouse), widget -> widget.pressed(mouse));
        if (held != overlay) {
            focus(held);
        }
    }

    /** While the mouse rests the wheel stays with what it turned first: a list that scrolls does not turn a knob under it. */
    private void turn(MouseInput mouse) {
        if (held == null) {
            turned = offer(turned != null ? turned : under(mouse), widget -> widget.wheel(mouse));
        }
    }

    /** The first that takes it, from a widget outwards. */
    private @Nullable Widget offer(@Nullable Widget innermost, Predicate<Widget> takes) {
        Widget widget = innermost;
        while (widget != null && !takes.test(widget)) {
            widget = root.parentOf(widget);
        }
        return widget;
    }

    private @Nullable Widget under(MouseInput mouse) {
        Widget top = overlay;
        return top != null ? top.at(mouse.x(), mouse.y()) : root.at(mouse.x(), mouse.y());
    }

    private void hover(@Nullable Widget widget) {
        if (hovered != widget) {
            if (hovered != null) {
                hovered.setHovered(false);
            }
            hovered = widget;
            if (widget != null) {
                widget.setHovered(true);
            }
        }
    }

    /** Scrolls whatever a widget is in until it is seen. */
    final void reveal(Widget widget) {
        for (Panel panel = root.parentOf(widget); panel != null; panel = root.parentOf(panel)) {
            if (panel instanceof ScrollPanel scrolling) {
                scrolling.reveal(widget);
            }
        }
    }

    /** The next control of a parameter after one, in the order they were added; the first after the last. */
    final @Nullable ParameterWidget after(ParameterWidget widget) {
        List<ParameterWidget> all = new ArrayList<>();
        root.collect(all);
        int at = all.indexOf(widget);
        return at < 0 ? null : all.get((at + 1) % all.size());
    }

    @Override
    public final boolean key(KeyInput key) {
        if (overlay != null) {
            return overlay.key(key);
        }
        return focused != null && focused.key(key);
    }

    @Override
    public final boolean wantsKeys() {
        return overlay != null && overlay.wantsKeys();
    }

    @Override
    public final void focusLost() {
        dismiss();
    }

    /** Where something opened for a widget may stand: below it if there is room, else above, within the editor. */
    final Rectangle placeFor(Rectangle anchor, int wantedWidth, int wantedHeight) {
        int w = Math.min(wantedWidth, width());
        int h = Math.min(wantedHeight, height());
        int below = anchor.y + anchor.height + 2;
        int top = below + h <= height() ? below : Math.max(0, anchor.y - h - 2);
        int left = Math.max(0, Math.min(anchor.x, width() - w));
        return new Rectangle(left, top, w, h);
    }

    @Override
    public void close() {
        dismiss();
    }
}
