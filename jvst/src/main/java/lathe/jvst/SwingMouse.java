package lathe.jvst;

import java.awt.Component;
import java.awt.Point;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.function.Predicate;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;
import javax.swing.ToolTipManager;
import lathe.plugin.gui.MouseInput;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the mouse did into Swing events for the deepest component that listens, as a window would. The list of a combo
 * box, which needs a window in Swing, is shown inside the editor; tool tips stay away.
 */
final class SwingMouse {

    private static final int NEAR = 4;
    private static final int WHEEL_LINES = 3;

    private final JRootPane root;
    private final SwingKeys keys;
    private final ComboList comboList;
    private @Nullable Component grabbed;
    private @Nullable Component hovered;
    private Point pressedAt = new Point();
    private int held;

    SwingMouse(JRootPane root, SwingKeys keys) {
        this.root = root;
        this.keys = keys;
        comboList = new ComboList(root);
    }

    /** On Swing's thread. */
    void dispatch(MouseInput input, int x, int y) {
        switch (input.kind()) {
            case PRESS -> press(input, x, y);
            case RELEASE -> release(input, x, y);
            case DRAG -> {
                if (grabbed != null) {
                    send(grabbed, MouseEvent.MOUSE_DRAGGED, input, x, y, 0);
                }
            }
            case MOVE -> {
                Component target = hover(input, x, y);
                if (target != null) {
                    send(target, MouseEvent.MOUSE_MOVED, input, x, y, 0);
                }
            }
            case WHEEL -> wheel(input, x, y);
            case LEAVE -> leave(input, x, y);
        }
    }

    private void press(MouseInput input, int x, int y) {
        Component deepest = SwingUtilities.getDeepestComponentAt(root, x, y);
        if (comboList.isOpen() && !comboList.contains(deepest)) {
            comboList.close();
            return;
        }
        JComboBox<?> box = comboBoxAt(deepest);
        if (box != null && input.button() == 1) {
            keys.focus(box);
            comboList.open(box);
            return;
        }
        Component target = listener(deepest, SwingMouse::hearsMouse);
        if (target == null) {
            keys.focus(null);
            return;
        }
        hover(input, x, y);
        grabbed = target;
        pressedAt = new Point(x, y);
        held |= mask(input.button());
        if (!comboList.contains(target)) {
            keys.focus(focusable(target));
        }
        send(target, MouseEvent.MOUSE_PRESSED, input, x, y, input.button());
    }

    private void release(MouseInput input, int x, int y) {
        held &= ~mask(input.button());
        Component target = grabbed;
        if (target == null) {
            return;
        }
        send(target, MouseEvent.MOUSE_RELEASED, input, x, y, input.button());
        if (Math.abs(x - pressedAt.x) <= NEAR && Math.abs(y - pressedAt.y) <= NEAR) {
            send(target, MouseEvent.MOUSE_CLICKED, input, x, y, input.button());
        }
        if (held == 0) {
            grabbed = null;
        }
    }

    private void wheel(MouseInput input, int x, int y) {
        Component target =
                listener(SwingUtilities.getDeepestComponentAt(root, x, y), c -> c.getMouseWheelListeners().length > 0);
        if (target == null) {
            return;
        }
        Point at = SwingUtilities.convertPoint(root, x, y, target);
        target.dispatchEvent(new MouseWheelEvent(
                target,
                MouseEvent.MOUSE_WHEEL,
                System.currentTimeMillis(),
                modifiers(input),
                at.x,
                at.y,
                x,
                y,
                0,
                false,
                MouseWheelEvent.WHEEL_UNIT_SCROLL,
                WHEEL_LINES,
                (int) -Math.round(input.wheel()),
                -input.wheel()));
    }

    private @Nullable Component hover(MouseInput input, int x, int y) {
        Component target = listener(SwingUtilities.getDeepestComponentAt(root, x, y), SwingMouse::hearsMouse);
        if (target != hovered) {
            if (hovered != null) {
                send(hovered, MouseEvent.MOUSE_EXITED, input, x, y, 0);
            }
            hovered = target;
            if (target != null) {
                if (target instanceof JComponent component) {
                    ToolTipManager.sharedInstance().unregisterComponent(component);
                }
                send(target, MouseEvent.MOUSE_ENTERED, input, x, y, 0);
            }
        }
        return target;
    }

    private void leave(MouseInput input, int x, int y) {
        if (hovered != null) {
            send(hovered, MouseEvent.MOUSE_EXITED, input, x, y, 0);
            hovered = null;
        }
    }

    private @Nullable Component listener(@Nullable Component from, Predicate<Component> hears) {
        Component at = from;
        while (at != null && at != root && !hears.test(at)) {
            at = at.getParent();
        }
        return at == null || (at == root && !hears.test(at)) ? null : at;
    }

    private static boolean hearsMouse(Component component) {
        return component.isEnabled()
                && (component.getMouseListeners().length > 0 || component.getMouseMotionListeners().length > 0);
    }

    private static @Nullable Component focusable(Component component) {
        return component.isFocusable() ? component : null;
    }

    private static @Nullable JComboBox<?> comboBoxAt(@Nullable Component deepest) {
        JComboBox<?> box = deepest instanceof JComboBox<?> itself
                ? itself
                : (JComboBox<?>) SwingUtilities.getAncestorOfClass(JComboBox.class, deepest);
        boolean inItsText =
                box != null && box.isEditable() && deepest == box.getEditor().getEditorComponent();
        return box == null || inItsText || !box.isEnabled() ? null : box;
    }

    /** Uses the constructor that is given the place on the screen, as a component without a window cannot be asked. */
    private void send(Component target, int id, MouseInput input, int x, int y, int button) {
        Point at = SwingUtilities.convertPoint(root, x, y, target);
        boolean popup = id == MouseEvent.MOUSE_PRESSED && button == 3;
        target.dispatchEvent(new MouseEvent(
                target,
                id,
                System.currentTimeMillis(),
                modifiers(input),
                at.x,
                at.y,
                x,
                y,
                button == 0 ? 0 : Math.max(1, input.clicks()),
                popup,
                button));
    }

    private int modifiers(MouseInput input) {
        return held
                | (input.shift() ? InputEvent.SHIFT_DOWN_MASK : 0)
                | (input.control() ? InputEvent.CTRL_DOWN_MASK : 0)
                | (input.alt() ? InputEvent.ALT_DOWN_MASK : 0);
    }

    private static int mask(int button) {
        return button >= 1 && button <= 3 ? InputEvent.getMaskForButton(button) : 0;
    }
}
