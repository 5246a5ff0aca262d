package lathe.plugin.gui.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import lathe.core.param.Parameter;
import lathe.plugin.gui.Damage;
import lathe.plugin.gui.FakeContext;
import lathe.plugin.gui.Hand;
import lathe.plugin.gui.KeyInput;
import org.junit.jupiter.api.Test;

class WidgetsTest {

    private final FakeContext context = new FakeContext(
            Parameter.number("level", "Level", "").range(0, 100).initial(20).build(),
            Parameter.decibels("gain", "Gain").range(-12, 12).build(),
            Parameter.choice("colour", "Colour", "red", "green", "blue").build(),
            Parameter.toggle("power", "Power").build(),
            Parameter.hertz("hz", "Frequency").range(20, 20_000).initial(1000).build());

    @Test
    void aDragOf200UnitsTurnsAKnobFromEndToEndInOneGesture() {
        Hand hand = new Hand(knob(0));
        hand.press(50, 60).drag(50, 50).drag(50, 40).release();
        assertThat(context.take()).containsExactly("begin 0", "edit 0 25.0", "edit 0 30.0", "end 0");
        hand.press(50, 60).drag(50, -1000).drag(50, -980).release();
        assertThat(context.take()).containsExactly("begin 0", "edit 0 100.0", "edit 0 90.0", "end 0");
    }

    @Test
    void shiftMakesADragTenTimesFiner() {
        Hand hand = new Hand(knob(0)).press(50, 60).drag(50, 40);
        hand.shift(true).drag(50, 20).shift(false).release();
        assertThat(context.take()).containsExactly("begin 0", "edit 0 30.0", "edit 0 31.0", "end 0");
    }

    @Test
    void aDoubleClickResets() {
        context.automate(0, 77);
        new Hand(knob(0)).doubleClick(50, 60);
        assertThat(context.take()).containsExactly("begin 0", "end 0", "begin 0", "edit 0 20.0", "end 0");
    }

    @Test
    void theWheelMovesInStepsOfAFiftiethOrFiner() {
        Hand hand = new Hand(knob(0)).wheel(50, 60, 1);
        assertThat(context.take()).containsExactly("begin 0", "edit 0 22.0", "end 0");
        hand.shift(true).wheel(50, 60, -1);
        assertThat(context.take()).containsExactly("begin 0", "edit 0 21.8", "end 0");
    }

    @Test
    void aRightClickTakesATypedValueWithOrWithoutUnit() {
        Hand hand = new Hand(knob(4)).rightClick(50, 60).type("2,5 khz").key(KeyInput.Code.ENTER);
        assertThat(context.take()).containsExactly("begin 4", "edit 4 2500.0", "end 4");
        hand.rightClick(50, 60).type("440").key(KeyInput.Code.ENTER);
        assertThat(context.take()).containsExactly("begin 4", "edit 4 440.0", "end 4");
    }

    @Test
    void aTypedValueThatMakesNoSenseKeepsTheFieldOpenAndEscapeLeavesAllAsItWas() {
        WidgetEditor editor = knob(0);
        Hand hand = new Hand(editor).rightClick(50, 60);
        assertThat(editor.wantsKeys()).isTrue();
        hand.type("much").key(KeyInput.Code.ENTER);
        assertThat(editor.overlay())
                .isInstanceOfSatisfying(
                        TextEntry.class, field -> assertThat(field.isWrong()).isTrue());
        hand.type("7").key(KeyInput.Code.ESCAPE);
        assertThat(editor.wantsKeys()).isFalse();
        assertThat(context.take()).isEmpty();
    }

    @Test
    void aClickBesideTheFieldTakesWhatIsTypedAndDoesNothingElse() {
        new Hand(knob(0)).rightClick(50, 60).type("42").click(190, 190);
        assertThat(context.take()).containsExactly("begin 0", "edit 0 42.0", "end 0");
    }

    @Test
    void theFieldEditsLikeAField() {
        WidgetEditor editor = knob(0);
        Hand hand = new Hand(editor).rightClick(50, 60).type("123");
        hand.key(KeyInput.Code.LEFT).key(KeyInput.Code.BACKSPACE).type("9");
        hand.key(KeyInput.Code.HOME)
                .key(KeyInput.Code.DELETE)
                .key(KeyInput.Code.END)
                .type(".5");
        assertThat(editor.overlay())
                .isInstanceOfSatisfying(
                        TextEntry.class, field -> assertThat(field.text()).isEqualTo("93.5"));
        hand.key(KeyInput.Code.LEFT)
                .shift(true)
                .key(KeyInput.Code.HOME)
                .shift(false)
                .type("8");
        hand.key(KeyInput.Code.ENTER);
        assertThat(context.take()).containsExactly("begin 0", "edit 0 85.0", "end 0");
    }

    @Test
    void theFocusedKnobHearsArrowsAndEnter() {
        WidgetEditor editor = knob(0);
        Hand hand = new Hand(editor).click(50, 60);
        context.take();
        hand.key(KeyInput.Code.UP);
        assertThat(context.take()).containsExactly("begin 0", "edit 0 22.0", "end 0");
        hand.key(KeyInput.Code.ENTER).type("3").key(KeyInput.Code.ENTER);
        assertThat(context.take()).containsExactly("begin 0", "edit 0 3.0", "end 0");
        assertThat(editor.key(new KeyInput(KeyInput.Code.CHARACTER, ' ', false, false)))
                .as("space starts the host's song")
                .isFalse();
    }

    @Test
    void aToggleFlipsAndAQuickSecondClickFlipsBack() {
        Hand hand = new Hand(OneWidget.of(new Toggle(new ParameterLink(context, 3)), 100, 30)).click(20, 20);
        assertThat(context.take()).containsExactly("begin 3", "edit 3 1.0", "end 3");
        hand.press(20, 20, 1, 2).release();
        assertThat(context.take()).containsExactly("begin 3", "edit 3 0.0", "end 3");
    }

    @Test
    void aChoiceOpensAListThatAClickChoosesFrom() {
        WidgetEditor editor = OneWidget.of(new Choice(new ParameterLink(context, 2)), 100, 30);
        Hand hand = new Hand(editor).click(50, 25);
        assertThat(editor.overlay()).isInstanceOf(PopupList.class);
        Widget list = Objects.requireNonNull(editor.overlay());
        hand.click(list.x() + 20, list.y() + 5 + 2 * 24 + 10);
        assertThat(context.take()).containsExactly("begin 2", "edit 2 2.0", "end 2");
        assertThat(editor.overlay()).isNull();
        hand.click(50, 25).key(KeyInput.Code.UP).key(KeyInput.Code.ENTER);
        assertThat(context.take()).containsExactly("begin 2", "edit 2 1.0", "end 2");
        hand.click(50, 25).key(KeyInput.Code.ESCAPE);
        assertThat(context.take()).isEmpty();
    }

    @Test
    void aListNeverLeavesTheEditor() {
        WidgetEditor editor = OneWidget.of(
                new Choice(new ParameterLink(
                        new FakeContext(Parameter.choice("n", "N", "1 2 3 4 5 6 7 8 9 10 11 12 13 14".split(" ", 0))
                                .build()),
                        0)),
                100,
                30);
        new Hand(editor).click(50, 25);
        Widget list = Objects.requireNonNull(editor.overlay());
        assertThat(list.y()).isGreaterThanOrEqualTo(0);
        assertThat(list.y() + list.height()).isLessThanOrEqualTo(OneWidget.SIZE);
    }

    @Test
    void aPressOnASlidersRailBringsTheThumbThere() {
        Slider slider = new Slider(new ParameterLink(context, 0));
        Hand hand = new Hand(OneWidget.of(slider, 180, 24));
        int middleOfRail = 10 + 63 + 7 + (180 - 63 - 70 - 2 * 7) / 2;
        hand.press(middleOfRail, 22);
        assertThat(context.value(0)).isCloseTo(50, within(6.0));
        hand.release();
        assertThat(context.take()).startsWith("begin 0").endsWith("end 0");
    }

    @Test
    void whatTheHostAutomatesIsShown() {
        Knob knob = new Knob(new ParameterLink(context, 1));
        WidgetEditor editor = OneWidget.of(knob, 80, 104);
        editor.tick();
        editor.damage(new Damage());
        assertThat(editor.tick()).isFalse();
        context.automate(1, -6);
        assertThat(editor.tick()).isTrue();
        assertThat(knob.text()).isEqualTo("-6.00 dB");
    }

    @Test
    void aKnobsRingIsFilledUpToItsValue() {
        assertThat(ringAt(0, 0)).isEqualTo(List.of(false, false, false));
        assertThat(ringAt(0, 40)).isEqualTo(List.of(true, false, false));
        assertThat(ringAt(0, 100)).isEqualTo(List.of(true, true, true));
    }

    @Test
    void aKnobOfBothSignsIsFilledFromZero() {
        assertThat(ringAt(1, -12)).isEqualTo(List.of(true, false, false));
        assertThat(ringAt(1, 12)).isEqualTo(List.of(false, true, true));
    }

    /** Whether the ring is lit at 10 %, 60 % and 90 % of its way. */
    private List<Boolean> ringAt(int parameter, double value) {
        context.automate(parameter, value);
        WidgetEditor editor = OneWidget.of(new Knob(new ParameterLink(context, parameter)), 80, 104);
        BufferedImage image = Hand.picture(editor, OneWidget.SIZE, OneWidget.SIZE, 4);
        return List.of(lit(image, 0.1), lit(image, 0.6), lit(image, 0.9));
    }

    private static boolean lit(BufferedImage image, double knob) {
        double angle = Math.toRadians(Knob.LOWEST - Knob.TURN * knob);
        Color accent = Theme.ACCENT;
        for (double r = 20; r < 34; r += 0.1) {
            double px = 10 + 40 + r * Math.cos(angle);
            double py = 10 + ParameterWidget.nameHeight() + 4 + 27 - r * Math.sin(angle);
            if ((image.getRGB((int) (px * 4), (int) (py * 4)) & 0xFFFFFF) == (accent.getRGB() & 0xFFFFFF)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void textsStandOutFromEverySurface() {
        for (Color surface : List.of(Theme.BACKGROUND, Theme.CARD, Theme.WELL, Theme.RAISED)) {
            assertThat(Theme.contrast(Theme.TEXT, surface)).isGreaterThanOrEqualTo(4.5);
            assertThat(Theme.contrast(Theme.TEXT_DIM, surface)).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(Theme.contrast(Color.BLACK, Color.WHITE)).isCloseTo(21, within(1e-9));
    }

    @Test
    void aLinkToAParameterThatIsNotThereSaysWhichThereAre() {
        assertThatThrownBy(() -> ParameterLink.of(context, "drive"))
                .hasMessageContaining("drive")
                .hasMessageContaining("level");
        assertThat(ParameterLink.of(context, "gain").parameter().name()).isEqualTo("Gain");
    }

    private WidgetEditor knob(int parameter) {
        return OneWidget.of(new Knob(new ParameterLink(context, parameter)), 80, 104);
    }
}
