package lathe.plugin.gui.widget;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Widgets together, later ones in front. Paints nothing of its own and lays nothing out. */
public class Panel extends Widget {

    private final List<Widget> children = new ArrayList<>();

    /** Adds a widget in front of the others. */
    public final <W extends Widget> W add(W child) {
        children.add(child);
        child.attach(editor());
        return child;
    }

    /** The widgets, from back to front. */
    protected final List<Widget> children() {
        return children;
    }

    @Override
    void attach(@Nullable WidgetEditor editor) {
        super.attach(editor);
        for (Widget child : children) {
            child.attach(editor);
        }
    }

    @Override
    protected @Nullable Widget at(int px, int py) {
        if (!contains(px, py)) {
            return null;
        }
        for (Widget child : children.reversed()) {
            Widget found = child.at(px, py);
            if (found != null) {
                return found;
            }
        }
        return this;
    }

    @Override
    protected void tick(double seconds) {
        for (int i = 0; i < children.size(); i++) {
            Widget child = children.get(i);
            if (child.isVisible()) {
                child.tick(seconds);
            }
        }
    }

    @Override
    protected void paint(Graphics2D g) {
        for (int i = 0; i < children.size(); i++) {
            Widget child = children.get(i);
            if (child.isVisible() && g.hitClip(child.x(), child.y(), child.width(), child.height())) {
                child.paint(g);
            }
        }
    }

    @Override
    protected void hoverChanged() {}

    /** The panel that holds a widget, this one or one inside it. */
    final @Nullable Panel parentOf(Widget widget) {
        for (Widget child : children) {
            if (child == widget) {
                return this;
            }
            if (child instanceof Panel panel) {
                Panel found = panel.parentOf(widget);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** Adds the controls in it that can be typed into to a list, in order. */
    final void collect(List<ParameterWidget> into) {
        for (Widget child : children) {
            if (child.isVisible() && child instanceof ParameterWidget control && !(child instanceof Choice)) {
                into.add(control);
            } else if (child.isVisible() && child instanceof Panel panel) {
                panel.collect(into);
            }
        }
    }
}
