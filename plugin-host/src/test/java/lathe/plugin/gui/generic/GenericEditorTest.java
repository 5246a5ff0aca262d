package lathe.plugin.gui.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.plugin.gui.FakeContext;
import lathe.plugin.gui.Hand;
import lathe.plugin.gui.KeyInput;
import org.junit.jupiter.api.Test;

class GenericEditorTest {

    private static final int WIDTH = 680;

    /** On the first control of an editor whose first card has no title. */
    private static final int FIRST_X = 16 + 8 + 46;

    private static final int FIRST_Y = Header.HEIGHT + 8 + 58;

    private final FakeContext context = new FakeContext(
            Parameter.number("level", "Level", "").range(0, 100).initial(50).build(),
            Parameter.toggle("power", "Power").build(),
            Parameter.choice("colour", "Colour", "red", "green").build(),
            Parameter.number("depth", "Depth", "").range(0, 10).build());

    @Test
    void parametersAreGroupedByStageAndByNumber() {
        SequencedMap<String, ParameterSet> stages = new LinkedHashMap<>();
        stages.put(
                "eq",
                ParameterSet.of(
                        Parameter.toggle("on", "On").build(),
                        Parameter.decibels("band1_gain", "Band 1 gain").build(),
                        Parameter.decibels("band2_gain", "Band 2 gain").build()));
        stages.put("low_cut", ParameterSet.of(Parameter.toggle("on", "On").build()));
        List<Sections.Section> sections = Sections.of(new FakeContext(ParameterSet.join(stages)));
        assertThat(sections)
                .extracting(Sections.Section::title)
                .containsExactly("Eq", "Eq, band 1", "Eq, band 2", "Low cut");
        assertThat(sections)
                .extracting(Sections.Section::indices)
                .containsExactly(List.of(0), List.of(1), List.of(2), List.of(3));
        assertThat(Sections.nameIn("Eq, band 1", "Band 1 gain")).isEqualTo("Gain");
        assertThat(Sections.nameIn("Low cut", "Frequency")).isEqualTo("Frequency");
    }

    @Test
    void everyParameterHasAControlThatEditsIt() {
        GenericEditor editor = opened();
        Hand hand = new Hand(editor)
                .press(FIRST_X, FIRST_Y)
                .drag(FIRST_X, FIRST_Y - 20)
                .release();
        assertThat(context.take()).containsExactly("begin 0", "edit 0 60.0", "end 0");
        for (int x = 24; x < WIDTH - 24; x += 20) {
            hand.wheel(x, FIRST_Y, 1).wheel(x, FIRST_Y, -1).move(x, 10);
        }
        assertThat(context.take())
                .contains("begin 0", "begin 1", "begin 2", "begin 3")
                .doesNotContain("begin 4");
        editor.close();
    }

    @Test
    void tabGoesFromOneTypedValueToTheNext() {
        GenericEditor editor = opened();
        Hand hand = new Hand(editor).rightClick(FIRST_X, FIRST_Y).type("70").key(KeyInput.Code.TAB);
        hand.key(KeyInput.Code.TAB).type("5").key(KeyInput.Code.ENTER);
        assertThat(context.take())
                .as("level, past the switch, depth")
                .containsExactly("begin 0", "edit 0 70.0", "end 0", "begin 3", "edit 3 5.0", "end 3");
        editor.close();
    }

    @Test
    void theButtonInTheHeaderBypasses() {
        GenericEditor editor = opened();
        Hand hand = new Hand(editor);
        int x = WIDTH - 16 - 150 - 16 - 40;
        hand.click(x, 32);
        assertThat(context.take()).containsExactly("begin 4", "edit 4 1.0", "end 4");
        assertThat(context.isBypassed()).isTrue();
        hand.click(x, 32);
        assertThat(context.take()).containsExactly("begin 4", "edit 4 0.0", "end 4");
        editor.close();
    }

    @Test
    void manyParametersScrollAndTheWheelDoesNotTurnAKnobThatScrollsUnderIt() {
        FakeContext large = many();
        GenericEditor editor = new GenericEditor(large);
        editor.resize(WIDTH, 400);
        BufferedImage before = Hand.picture(editor, WIDTH, 400, 1);
        int onTitle = Header.HEIGHT + 12;
        Hand hand = new Hand(editor).move(300, onTitle);
        for (int i = 0; i < 30; i++) {
            hand.wheel(300, onTitle, -1);
        }
        assertThat(large.take()).isEmpty();
        assertThat(differing(before, Hand.picture(editor, WIDTH, 400, 1))).isGreaterThan(1000);
        editor.close();
    }

    @Test
    void tabScrollsToTheValueThatIsTypedNext() {
        FakeContext large = many();
        GenericEditor editor = new GenericEditor(large);
        editor.resize(WIDTH, 400);
        Hand hand = new Hand(editor).rightClick(FIRST_X, FIRST_Y + 20);
        for (int i = 0; i < 60; i++) {
            hand.key(KeyInput.Code.TAB);
        }
        BufferedImage picture = Hand.picture(editor, WIDTH, 400, 1);
        assertThat(accentPixelsOfAFrame(picture))
                .as("the field's frame is seen")
                .isGreaterThan(50);
        editor.close();
    }

    /** Pixels of the accent's colour in the longest level run: rings are round, a field's frame is straight. */
    private static int accentPixelsOfAFrame(BufferedImage picture) {
        int longest = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            int run = 0;
            for (int x = 0; x < picture.getWidth(); x++) {
                run = (picture.getRGB(x, y) & 0xFFFFFF) == 0x66D1B9 ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return longest;
    }

    @Test
    void itLooksAtTheSoundOnlyWhileItIsOpen() {
        GenericEditor editor = opened();
        assertThat(context.sound().isOpen()).isTrue();
        editor.close();
        assertThat(context.sound().isOpen()).isFalse();
    }

    @Test
    void anInstanceWithoutParametersHasAnEditorToo() {
        GenericEditor editor = new GenericEditor(new FakeContext());
        editor.resize(editor.minimumWidth(), editor.minimumHeight());
        Hand.picture(editor, editor.minimumWidth(), editor.minimumHeight(), 1);
        new Hand(editor).wheel(100, 100, 1).rightClick(100, 100).key(KeyInput.Code.ENTER);
        editor.close();
    }

    private static FakeContext many() {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            parameters.add(Parameter.number("band" + (1 + i / 6) + "_p" + i, "P" + i, "")
                    .build());
        }
        return new FakeContext(ParameterSet.of(parameters));
    }

    private GenericEditor opened() {
        GenericEditor editor = new GenericEditor(context);
        editor.resize(WIDTH, editor.preferredHeight());
        editor.tick();
        return editor;
    }

    private static int differing(BufferedImage a, BufferedImage b) {
        int count = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                count += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }
}
