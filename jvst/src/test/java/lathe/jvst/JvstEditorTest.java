package lathe.jvst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.plugin.gui.Editor;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.generic.GenericEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvstEditorTest {

    private JvstProcessor processor;
    private TestEditorContext context;
    private Editor editor;
    private OldSynth.Window window;

    @BeforeAll
    static void withoutAScreen() {
        System.setProperty("java.awt.headless", "true");
    }

    @BeforeEach
    void open() throws Exception {
        JvstPlugin plugin = OldPlugins.load(OldSynth.class, OldSynth.Window.class);
        processor = (JvstProcessor) plugin.descriptor().newProcessor();
        context = new TestEditorContext(processor);
        editor = JvstEditors.open(OldSynth.Window.class.getName(), context);
        window = (OldSynth.Window) processor.gui().editor(OldSynth.Window.class.getName());
        EditorPictures.paint(editor);
    }

    @AfterEach
    void close() {
        editor.close();
        processor.close();
        assertThat(window.destroyed).isTrue();
    }

    private int x(JComponent part) {
        return SwingUtilities.convertPoint(part, part.getWidth() / 2, 0, window).x;
    }

    private int y(JComponent part) {
        return SwingUtilities.convertPoint(part, 0, part.getHeight() / 2, window).y;
    }

    @Test
    void aKnobThatIsDraggedMovesItsParameterInOneGesture() throws Exception {
        JComponent knob = window.knob.getKnob();
        EditorPictures.drag(editor, x(knob), y(knob), x(knob), y(knob) - 20);
        assertThat(context.calls).startsWith("begin level").endsWith("level 0.699999988079071", "end level");
        assertThat(context.calls).filteredOn(call -> call.startsWith("begin")).hasSize(1);
        assertThat(processor.instance().getParameter(0)).isEqualTo(0.7f);
    }

    @Test
    void aKnobThatFollowsTheMouseAroundItPointsAtIt() throws Exception {
        var knob = window.knob.getKnob();
        knob.setDragType(jvst.wrapper.gui.RotaryKnob.DRAGTYPE_ROUND);
        EditorPictures.drag(editor, x(knob), y(knob), x(knob) + 20, y(knob));
        assertThat((double) knob.getValue()).isCloseTo(225 / 270.0, within(0.01));
        EditorPictures.drag(editor, x(knob), y(knob), x(knob) - 20, y(knob));
        assertThat((double) knob.getValue()).isCloseTo(45 / 270.0, within(0.01));
        EditorPictures.drag(editor, x(knob), y(knob), x(knob) - 3, y(knob) + 20);
        assertThat(knob.getValue()).isZero();
        EditorPictures.drag(editor, x(knob), y(knob), x(knob) + 3, y(knob) + 20);
        assertThat(knob.getValue()).isEqualTo(1);
    }

    @Test
    void aComboBoxShowsItsListInsideTheEditorAndAChoiceReachesTheHost() throws Exception {
        BufferedImage closed = EditorPictures.paint(editor);
        EditorPictures.press(editor, x(window.shape), y(window.shape));
        EditorPictures.release(editor, x(window.shape), y(window.shape));
        BufferedImage open = EditorPictures.paint(editor);
        int below = y(window.shape) + window.shape.getHeight();
        assertThat(differences(open, closed)).isGreaterThan(200);
        EditorPictures.press(editor, x(window.shape), below + 22);
        EditorPictures.release(editor, x(window.shape), below + 22);
        EditorPictures.paint(editor);
        assertThat(window.shape.getSelectedIndex()).isEqualTo(1);
        assertThat(context.value("shape")).isEqualTo(0.5);
        EditorPictures.press(editor, x(window.shape), y(window.shape));
        EditorPictures.press(editor, 5, 120);
        EditorPictures.release(editor, 5, 120);
        EditorPictures.paint(editor);
        assertThat(window.shape.getSelectedIndex()).isEqualTo(1);
    }

    @Test
    void whatIsTypedArrivesInTheTextThatWasClickedAndOtherKeysAreLeftToTheHost() throws Exception {
        KeyInput letter = new KeyInput(KeyInput.Code.CHARACTER, 'x', false, false);
        assertThat(editor.key(letter)).isFalse();
        EditorPictures.press(editor, x(window.text), y(window.text));
        EditorPictures.release(editor, x(window.text), y(window.text));
        EditorPictures.settle();
        assertThat(editor.key(new KeyInput(KeyInput.Code.END, '\0', false, false)))
                .isTrue();
        assertThat(editor.key(letter)).isTrue();
        assertThat(editor.key(new KeyInput(KeyInput.Code.BACKSPACE, '\0', false, false)))
                .isTrue();
        assertThat(editor.key(letter)).isTrue();
        EditorPictures.settle();
        assertThat(window.text.getText()).isEqualTo("abcx");
    }

    @Test
    void anEditorThatFollowsTheHostsValueDoesNotSendBackItsNearestStep() throws Exception {
        processor.prepare(new ProcessSetup(48_000, 64, ChannelLayout.STEREO, ProcessSetup.Mode.LIVE));
        processor.parameters().get("colour").set(0.77);
        processor.process(new Block().set(new float[2][64], 0, 64));
        EditorPictures.paint(editor);
        assertThat(window.slider.getValue()).isEqualTo(8);
        assertThat(context.calls).isEmpty();
        assertThat(processor.instance().getParameter(1)).isEqualTo(0.77f);
    }

    @Test
    void whatThePluginChangesByItselfIsToldWhenItSaysSo() throws Exception {
        processor.instance().setParameter(0, 0.9f);
        processor.instance().updateDisplay();
        EditorPictures.paint(editor);
        assertThat(context.calls).containsExactly("begin level", "level 0.8999999761581421", "end level");
        processor.instance().beginEdit(0);
        processor.instance().setParameterAutomated(0, 0.1f);
        processor.instance().endEdit(0);
        processor.instance().sizeWindow(400, 200);
        EditorPictures.paint(editor);
        assertThat(context.value("level")).isEqualTo(0.1f);
        assertThat(context.size).containsExactly(400, 200);
    }

    @Test
    void itIsPaintedAtTheScaleOfTheScreenAndLaidOutAnew() throws Exception {
        BufferedImage twice = EditorPictures.paint(editor, 2);
        BufferedImage once = EditorPictures.paint(editor, 1);
        assertThat(new java.util.HashSet<>(colours(twice)).size()).isGreaterThan(20);
        assertThat(once.getWidth()).isEqualTo(300);
        editor.resize(500, 200);
        EditorPictures.paint(editor);
        assertThat(window.getWidth()).isEqualTo(500);
        assertThat(window.shape.getWidth()).isEqualTo(250);
    }

    @Test
    void nothingToPaintAnewIsNoNewPicture() throws Exception {
        EditorPictures.paint(editor);
        for (int i = 0; i < 12; i++) {
            EditorPictures.settle();
            assertThat(editor.tick()).isFalse();
        }
    }

    @Test
    void anEditorThatInsistsOnAWindowGivesWayToOneMadeFromTheParameters(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("bridge.log");
        System.setProperty("lathe.plugin.log", log.toString());
        try (JvstProcessor other =
                (JvstProcessor) OldPlugins.load(OldSynth.class).descriptor().newProcessor()) {
            Editor made = JvstEditors.open(OldSynth.Frame.class.getName(), new TestEditorContext(other));
            assertThat(made).isInstanceOf(GenericEditor.class);
            assertThat(Files.readString(log))
                    .contains(
                            "OldSynth$Frame: its editor needs a window of its own or fails: java.awt.HeadlessException");
            made.close();
        } finally {
            System.clearProperty("lathe.plugin.log");
        }
    }

    private static int differences(BufferedImage one, BufferedImage other) {
        var a = colours(one);
        var b = colours(other);
        int differences = 0;
        for (int i = 0; i < a.size(); i++) {
            differences += a.get(i).equals(b.get(i)) ? 0 : 1;
        }
        return differences;
    }

    private static java.util.List<Integer> colours(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return java.util.Arrays.stream(pixels).boxed().toList();
    }
}
