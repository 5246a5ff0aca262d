package lathe.jvst;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.text.JTextComponent;
import lathe.plugin.gui.KeyInput;
import org.jspecify.annotations.Nullable;

/** Which component has the keyboard, as there is no window whose focus Swing could follow; and its keys. */
final class SwingKeys {

    private volatile @Nullable Component focused;

    /** Moves the keyboard to a component, or to none; on Swing's thread. */
    void focus(@Nullable Component component) {
        Component before = focused;
        if (before == component) {
            return;
        }
        focused = component;
        if (before != null) {
            FocusEvent lost = new FocusEvent(before, FocusEvent.FOCUS_LOST);
            for (FocusListener listener : before.getFocusListeners()) {
                listener.focusLost(lost);
            }
        }
        if (component != null) {
            FocusEvent gained = new FocusEvent(component, FocusEvent.FOCUS_GAINED);
            for (FocusListener listener : component.getFocusListeners()) {
                listener.focusGained(gained);
            }
        }
    }

    /** Texts want every key, other components those with a meaning; any thread. */
    boolean want(KeyInput input) {
        Component target = focused;
        if (target instanceof JTextComponent text) {
            return text.isEditable();
        }
        return target != null && input.code() != KeyInput.Code.CHARACTER;
    }

    /** On Swing's thread. */
    void dispatch(KeyInput input) {
        Component target = focused;
        if (target == null) {
            return;
        }
        int code = code(input);
        char typed = typed(input);
        send(target, input, KeyEvent.KEY_PRESSED, code, typed);
        if (typed != KeyEvent.CHAR_UNDEFINED) {
            send(target, input, KeyEvent.KEY_TYPED, KeyEvent.VK_UNDEFINED, typed);
        }
        send(target, input, KeyEvent.KEY_RELEASED, code, typed);
    }

    private static void send(Component target, KeyInput input, int id, int code, char typed) {
        int modifiers =
                (input.shift() ? InputEvent.SHIFT_DOWN_MASK : 0) | (input.control() ? InputEvent.CTRL_DOWN_MASK : 0);
        KeyEvent event = new KeyEvent(target, id, System.currentTimeMillis(), modifiers, code, typed);
        // The focus manager would look for a focused window; this reaches the component without asking it.
        KeyboardFocusManager.getCurrentKeyboardFocusManager().redispatchEvent(target, event);
    }

    private static char typed(KeyInput input) {
        return switch (input.code()) {
            case CHARACTER -> input.character();
            case ENTER -> '\n';
            case BACKSPACE -> '\b';
            case DELETE -> (char) 127;
            case TAB -> '\t';
            case ESCAPE -> (char) 27;
            default -> KeyEvent.CHAR_UNDEFINED;
        };
    }

    private static int code(KeyInput input) {
        return switch (input.code()) {
            case CHARACTER -> KeyEvent.getExtendedKeyCodeForChar(input.character());
            case ENTER -> KeyEvent.VK_ENTER;
            case ESCAPE -> KeyEvent.VK_ESCAPE;
            case BACKSPACE -> KeyEvent.VK_BACK_SPACE;
            case DELETE -> KeyEvent.VK_DELETE;
            case TAB -> KeyEvent.VK_TAB;
            case LEFT -> KeyEvent.VK_LEFT;
            case RIGHT -> KeyEvent.VK_RIGHT;
            case UP -> KeyEvent.VK_UP;
            case DOWN -> KeyEvent.VK_DOWN;
            case HOME -> KeyEvent.VK_HOME;
            case END -> KeyEvent.VK_END;
        };
    }
}
