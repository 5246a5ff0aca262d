package lathe.plugin.gui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import lathe.plugin.gui.MouseInput;
import org.junit.jupiter.api.Test;

class EditorWindowTest {

    private static final NativeWindow.Modifiers NONE = NativeWindow.Modifiers.NONE;

    private final FakeEditor editor = new FakeEditor();
    private final List<FakeWindow> opened = new ArrayList<>();
    private long nanos;
    private final EditorWindow window = new EditorWindow(
            editor,
            (parent, width, height, timer) -> {
                opened.add(new FakeWindow(width, height));
                return opened.getLast();
            },
            () -> nanos,
            1);

    @Test
    void sizesAreTheEditorsTimesTheScaleAndNeverBelowItsMinimum() {
        assertThat(window.width()).isEqualTo(200);
        window.setScale(1.5);
        assertThat(new Dimension(window.width(), window.height())).isEqualTo(new Dimension(300, 150));
        window.setSize(10, 1000);
        assertThat(new Dimension(window.width(), window.height())).isEqualTo(new Dimension(150, 1000));
        assertThat(editor.heard).containsExactly("resize 200x100", "resize 200x100", "resize 100x666");
    }

    @Test
    void aScaleThatMakesNoSenseIsRefused() {
        assertThat(window.setScale(0)).isFalse();
        assertThat(window.setScale(Double.NaN)).isFalse();
        assertThat(window.setScale(1000)).isFalse();
        assertThat(window.scale()).isEqualTo(1);
    }

    @Test
    void theFirstPictureIsWholeAndLaterOnesOnlyWhatHasChanged() {
        FakeWindow shown = shown();
        assertThat(shown.puts).containsExactly("0,0 200x100");
        tick();
        assertThat(shown.puts).hasSize(1);
        editor.next.add(10, 20, 30, 40);
        editor.next.add(150, 80, 5, 5);
        tick();
        assertThat(shown.puts).containsExactly("0,0 200x100", "10,20 30x40", "150,80 5x5");
    }

    @Test
    void whatHasChangedIsRoundedOutwardsToPixels() {
        window.setScale(1.25);
        FakeWindow shown = shown();
        shown.puts.clear();
        editor.next.add(1, 1, 2, 2);
        tick();
        assertThat(shown.puts).containsExactly("1,1 3x3");
    }

    @Test
    void nothingIsPaintedWhileTheWindowSystemStillReads() {
        FakeWindow shown = shown();
        shown.ready = false;
        editor.next.add(0, 0, 9, 9);
        tick();
        assertThat(editor.paints).isEqualTo(1);
        shown.ready = true;
        tick();
        assertThat(shown.puts).endsWith("0,0 9x9");
    }

    @Test
    void callsThatComeFasterThan120ASecondAreNotPainted() {
        shown();
        editor.next.add(0, 0, 9, 9);
        nanos += 1_000_000;
        window.tick();
        assertThat(editor.paints).isEqualTo(1);
        tick();
        assertThat(editor.paints).isEqualTo(2);
    }

    @Test
    void picturesThatTakeLongComeLessOftenDownToThirtyASecond() {
        shown();
        editor.whilePainting = () -> nanos += 3_000_000;
        for (int i = 0; i < 10; i++) {
            editor.next.add(0, 0, 9, 9);
            tick();
        }
        assertThat(editor.paints).as("3 ms of every 24").isEqualTo(1 + 5);
        editor.whilePainting = () -> nanos += 50_000_000;
        for (int i = 0; i < 3; i++) {
            editor.next.add(0, 0, 9, 9);
            tick();
        }
        assertThat(editor.paints).isEqualTo(1 + 5 + 3);
    }

    @Test
    void positionsArriveInTheEditorsUnitsAndASecondPressInTimeIsADoubleClick() {
        window.setScale(2);
        FakeWindow shown = shown();
        press(shown, 100, 50, 1000);
        press(shown, 102, 50, 1300);
        press(shown, 102, 50, 1500);
        tick();
        assertThat(editor.mouse)
                .filteredOn(m -> m.kind() == MouseInput.Kind.PRESS)
                .extracting(MouseInput::x, MouseInput::y, MouseInput::clicks)
                .containsExactly(tuple(50, 25, 1), tuple(51, 25, 2), tuple(51, 25, 1));
    }

    @Test
    void aDragThatTheHostInterruptsIsReleased() {
        FakeWindow shown = shown();
        shown.events.add(to -> to.mouse(MouseInput.Kind.PRESS, 5, 6, 1, 0, NONE, 0));
        shown.events.add(to -> to.mouse(MouseInput.Kind.DRAG, 7, 8, 0, 0, NONE, 1));
        tick();
        shown.gone = true;
        tick();
        assertThat(editor.mouse.getLast().kind()).isEqualTo(MouseInput.Kind.RELEASE);
        assertThat(editor.mouse.getLast().x()).isEqualTo(7);
        assertThat(shown.closed).isTrue();
        assertThat(window.isAttached()).isFalse();
        assertThat(window.descriptor()).isEqualTo(-1);
    }

    @Test
    void itCanBeAttachedAgainAfterItsWindowWasDestroyed() {
        shown().gone = true;
        tick();
        shown();
        assertThat(opened).hasSize(2);
        assertThat(opened.getLast().puts).hasSize(1);
        window.close();
        window.close();
        assertThat(editor.heard).containsOnlyOnce("close");
        assertThat(window.attach(1)).isFalse();
    }

    @Test
    void keysAreTakenOnlyWhileTheEditorWantsThem() {
        FakeWindow shown = shown();
        assertThat(shown.keys).isFalse();
        editor.wantsKeys = true;
        tick();
        assertThat(shown.keys).isTrue();
        shown.events.add(NativeWindow.Listener::focusLost);
        editor.wantsKeys = false;
        tick();
        assertThat(shown.keys).isFalse();
        assertThat(editor.heard).endsWith("focus lost");
    }

    @Test
    void anEditorThatThrowsIsLeftAlone() {
        editor.throwsAtPaint = true;
        FakeWindow shown = shown();
        press(shown, 1, 1, 0);
        tick();
        tick();
        assertThat(editor.paints).isEqualTo(1);
        assertThat(editor.mouse).isEmpty();
        window.close();
        assertThat(editor.heard).endsWith("close");
    }

    @Test
    void withoutTheHostsScaleTheDesktopsDotsPerInchCount() {
        assertThat(NativeWindows.scaleIn("*color: red\nXft.dpi:\t192\nXft.hinting:\t1\n"))
                .isEqualTo(2);
        assertThat(NativeWindows.scaleIn("Xft.dpi: 120")).isEqualTo(1.25);
        assertThat(NativeWindows.scaleIn("Xft.dpi: many")).isEqualTo(1);
        assertThat(NativeWindows.scaleIn("")).isEqualTo(1);
    }

    private FakeWindow shown() {
        assertThat(window.attach(7)).isTrue();
        window.show();
        return opened.getLast();
    }

    private static void press(FakeWindow shown, int x, int y, long ms) {
        shown.events.add(to -> to.mouse(MouseInput.Kind.PRESS, x, y, 1, 0, NONE, ms));
        shown.events.add(to -> to.mouse(MouseInput.Kind.RELEASE, x, y, 1, 0, NONE, ms + 50));
    }

    private void tick() {
        nanos += 16_000_000;
        window.tick();
    }
}
