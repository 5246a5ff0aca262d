package lathe.plugin.gui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;
import org.junit.jupiter.api.Test;

/** What the keys and messages of each window system mean: numbers from their documented headers. */
class KeysAndMessagesTest {

    @Test
    void keysymsOfX11() {
        assertThat(X11Keyboard.meaning('5', false, false))
                .isEqualTo(new KeyInput(KeyInput.Code.CHARACTER, '5', false, false));
        assertThat(X11Keyboard.meaning(0xFFB7, false, false))
                .as("7 of the keypad")
                .isEqualTo(new KeyInput(KeyInput.Code.CHARACTER, '7', false, false));
        assertThat(X11Keyboard.meaning(0xFFAD, false, false))
                .as("minus of the keypad")
                .isEqualTo(new KeyInput(KeyInput.Code.CHARACTER, '-', false, false));
        assertThat(X11Keyboard.meaning(0xFF8D, true, false))
                .isEqualTo(new KeyInput(KeyInput.Code.ENTER, (char) 0, true, false));
        assertThat(X11Keyboard.meaning(0x010003B1, false, false))
                .as("alpha, a Unicode keysym")
                .isEqualTo(new KeyInput(KeyInput.Code.CHARACTER, '\u03b1', false, false));
        assertThat(X11Keyboard.meaning(0xFFE1, true, false)).as("shift alone").isNull();
    }

    @Test
    void keysOfMacs() {
        assertThat(CocoaWindow.meaning(76, "\u0003", false, false))
                .isEqualTo(new KeyInput(KeyInput.Code.ENTER, (char) 0, false, false));
        assertThat(CocoaWindow.meaning(0, "a", false, true))
                .isEqualTo(new KeyInput(KeyInput.Code.CHARACTER, 'a', false, true));
        assertThat(CocoaWindow.meaning(122, "\u0010", false, false)).as("F1").isNull();
    }

    @Test
    void messagesOfWindowsWaitUntilTheWindowIsPumped() {
        Win32Messages messages = new Win32Messages();
        Heard heard = new Heard();
        assertThat(messages.mouse(Win32Messages.RIGHT_DOWN, 0x0002 | 0x0004, 10, 20, true, 99))
                .isTrue();
        assertThat(messages.mouse(Win32Messages.MOUSE_MOVE, 0x0002, -3, 20, false, 100))
                .isTrue();
        assertThat(messages.mouse(Win32Messages.WHEEL, -240L << 16, 1, 2, false, 101))
                .isTrue();
        assertThat(messages.mouse(0x0083, 0, 0, 0, false, 0)).isFalse();
        assertThat(messages.key(0x0D, false, false)).isTrue();
        assertThat(messages.key('A', false, false)).as("comes as a character").isFalse();
        messages.character('\r', false);
        messages.character('4', false);
        assertThat(heard.all).isEmpty();
        messages.tell(heard);
        assertThat(heard.all)
                .containsExactly(
                        "PRESS 3 at 10,20 shift alt",
                        "DRAG 0 at -3,20",
                        "WHEEL 0 at 1,2 by -2.0",
                        "ENTER",
                        "CHARACTER 4");
    }

    private static final class Heard implements NativeWindow.Listener {

        private final List<String> all = new ArrayList<>();

        @Override
        public void mouse(
                MouseInput.Kind kind,
                int x,
                int y,
                int button,
                double wheel,
                NativeWindow.Modifiers modifiers,
                long timeMs) {
            all.add(kind + " " + button + " at " + x + "," + y + (wheel == 0 ? "" : " by " + wheel)
                    + (modifiers.shift() ? " shift" : "") + (modifiers.alt() ? " alt" : ""));
        }

        @Override
        public boolean key(KeyInput key) {
            all.add(key.code() + (key.character() == 0 ? "" : " " + key.character()));
            return true;
        }

        @Override
        public void exposed(int x, int y, int width, int height) {}

        @Override
        public void focusLost() {}
    }
}
