package lathe.plugin.gui.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import lathe.plugin.gui.SoundTap;
import lathe.plugin.gui.widget.Theme;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private final SoundTap tap = new SoundTap();

    @Test
    void aSineOfFullScaleReadsZeroDecibelsAtItsFrequency() {
        SpectrumAnalyser spectrum = new SpectrumAnalyser(tap, true, 500, 20, 20_000, 0);
        // exactly on a bin of 8192 at 48 kHz: no scallop
        double hz = 170 * Sounds.RATE_HZ / 8192;
        play(spectrum, hz, 1);
        assertThat(peak(spectrum, hz)).isCloseTo(0, within(0.2));
        assertThat(spectrum.levelAt(4 * hz)).isLessThan(-80);
        assertThat(spectrum.levelAt(hz / 4)).isLessThan(-80);
    }

    @Test
    void aTiltLiftsHighFrequenciesAndLeavesOneKilohertzAsItIs() {
        SpectrumAnalyser spectrum = new SpectrumAnalyser(tap, true, 500, 20, 20_000, 6);
        double hz = 683 * Sounds.RATE_HZ / 8192;
        play(spectrum, hz, 0.1);
        assertThat(peak(spectrum, hz)).isCloseTo(-20 + 12, within(0.2));
    }

    /** Level of the point next to a frequency. */
    private static double peak(SpectrumAnalyser spectrum, double hz) {
        double peak = SpectrumAnalyser.SILENCE_DB;
        for (int p = 0; p < spectrum.points(); p++) {
            if (Math.abs(spectrum.hz(p) / hz - 1) < 0.01) {
                peak = Math.max(peak, spectrum.levelDb(p));
            }
        }
        return peak;
    }

    @Test
    void aSpectrumFallsBackWhenTheSoundEnds() {
        SpectrumAnalyser spectrum = new SpectrumAnalyser(tap, true, 100, 20, 20_000, 0);
        play(spectrum, 1000, 1);
        double before = spectrum.levelAt(1000);
        spectrum.update(0.1, Sounds.RATE_HZ);
        assertThat(spectrum.levelAt(1000)).isCloseTo(before - 3.6, within(0.1));
        for (int i = 0; i < 100; i++) {
            spectrum.update(0.1, Sounds.RATE_HZ);
        }
        assertThat(spectrum.update(0.1, Sounds.RATE_HZ))
                .as("a picture that stands still is not painted")
                .isFalse();
    }

    private void play(SpectrumAnalyser spectrum, double hz, double amplitude) {
        for (int i = 0; i < 20; i++) {
            Sounds.sine(tap, hz, amplitude, 1, 2048);
            spectrum.update(0.05, Sounds.RATE_HZ);
        }
    }

    @Test
    void wrongAxesAreRefused() {
        assertThatThrownBy(() -> new SpectrumAnalyser(tap, true, 1, 20, 20_000, 0))
                .hasMessageContaining("points=1");
        assertThatThrownBy(() -> new SpectrumAnalyser(tap, true, 9, 0, 20_000, 0))
                .hasMessageContaining("lowHz=0");
        assertThat(tap.isOpen()).isFalse();
    }

    @Test
    void axesGoBothWays() {
        FrequencyAxis frequencies = new FrequencyAxis(20, 20_000, 100, 600);
        assertThat(frequencies.x(200)).isCloseTo(300, within(1e-9));
        assertThat(frequencies.hz(500)).isCloseTo(2000, within(1e-6));
        DecibelAxis levels = new DecibelAxis(-90, 10, 50, 200);
        assertThat(levels.y(10)).isEqualTo(50);
        assertThat(levels.db(levels.y(-33))).isCloseTo(-33, within(1e-9));
    }

    @Test
    void peaksRiseAtOnceFallBy24DecibelsASecondAndAreHeldForASecondAndAHalf() {
        PeakLevels levels = new PeakLevels(tap, true);
        Sounds.sine(tap, 1000, 0.5, 0.25, 4800);
        levels.update(0.1);
        assertThat(levels.levelDb(0)).isCloseTo(-6.02, within(0.02));
        assertThat(levels.levelDb(1)).isCloseTo(-18.06, within(0.02));
        levels.update(0.5);
        assertThat(levels.levelDb(0)).isCloseTo(-18.02, within(0.02));
        assertThat(levels.heldDb(0)).isCloseTo(-6.02, within(0.02));
        levels.update(1.1);
        assertThat(levels.heldDb(0)).isLessThan(-40);
        assertThat(levels.isOver()).isFalse();
        Sounds.sine(tap, 1000, 1.1, 1, 4800);
        levels.update(0.1);
        assertThat(levels.isOver()).isTrue();
        levels.close();
        assertThat(tap.isOpen()).isFalse();
    }

    @Test
    void correlationTellsMonoFromOutOfPhase() {
        Goniometer image = new Goniometer(tap);
        Shown editor = Shown.of(image, 200, 220);
        Sounds.sine(tap, 997, 0.1, 1, 4000);
        editor.tick();
        assertThat(image.correlation()).isCloseTo(1, within(1e-6));
        for (int i = 0; i < 40; i++) {
            Sounds.sine(tap, 997, 0.5, -1, 4000);
            editor.tick();
        }
        assertThat(image.correlation()).isLessThan(-0.9);
        image.close();
    }

    @Test
    void aMonoSoundIsAnUprightLine() {
        Goniometer image = new Goniometer(tap);
        Shown editor = Shown.of(image, 200, 220);
        Sounds.sine(tap, 997, 0.7, 1, 4000);
        editor.tick();
        BufferedImage picture = editor.picture();
        int lit = 0;
        int beside = 0;
        for (int y = 50; y < 150; y++) {
            lit += Math.max(green(picture.getRGB(100, y)), green(picture.getRGB(99, y))) > 0x60 ? 1 : 0;
            beside += green(picture.getRGB(106, y)) > 0x60 ? 1 : 0;
        }
        assertThat(lit).isGreaterThan(80);
        assertThat(beside).isLessThan(8);
        image.close();
    }

    @Test
    void aCurveIsFilledBelowAndItsEdgeIsCoveredInPart() {
        CurveLayer layer = new CurveLayer();
        BufferedImage picture = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        layer.begin(g, 0, 0, 20, 20);
        double[] y = new double[layer.columns()];
        Arrays.fill(y, 9.5);
        layer.fill(y, Color.GREEN, 1, 1);
        layer.end(g, 0);
        assertThat(green(picture.getRGB(5, 8))).isZero();
        assertThat(green(picture.getRGB(5, 9))).isCloseTo(128, within(3));
        assertThat(green(picture.getRGB(5, 10))).isEqualTo(255);
        layer.begin(g, 0, 0, 20, 20);
        layer.fillAbove(y, Color.BLUE, 1, 1);
        layer.end(g, 0);
        assertThat(picture.getRGB(5, 8) & 0xFFFFFF).isEqualTo(0x0000FF);
        assertThat(picture.getRGB(5, 10) & 0xFFFFFF).isEqualTo(0x00FF00);
    }

    @Test
    void aHangingHistoryReachesDownFromTheTopAtItsRightEdgeFirst() {
        double[] reduction = {0};
        HistoryGraph history = new HistoryGraph(2, -24, 0, 6).hanging(() -> reduction[0], Theme.WARM);
        Shown editor = Shown.of(history, 200, 100);
        history.tick(0.5);
        reduction[0] = -12;
        history.tick(0.25);
        BufferedImage picture = editor.picture();
        assertThat(green(picture.getRGB(190, 30))).isGreaterThan(0x20);
        assertThat(green(picture.getRGB(190, 80))).isLessThan(0x20);
        assertThat(green(picture.getRGB(150, 30)))
                .as("half a second ago, 50 units to the left")
                .isLessThan(0x20);
    }

    @Test
    void loudnessIsShownInTenths() {
        double[] lufs = {Double.NEGATIVE_INFINITY};
        LoudnessDigits digits = new LoudnessDigits("Integrated", "LUFS", () -> lufs[0], -70);
        Shown editor = Shown.of(digits, 100, 50);
        assertThat(digits.text()).isEqualTo("-\u221e");
        lufs[0] = -14.04;
        editor.tick();
        assertThat(digits.text()).isEqualTo("-14.0");
        lufs[0] = -0.26;
        editor.tick();
        assertThat(digits.text()).isEqualTo("-0.3");
        lufs[0] = Double.NaN;
        editor.tick();
        assertThat(digits.text()).isEqualTo("-\u221e");
    }

    private static int green(int rgb) {
        return rgb >> 8 & 0xFF;
    }
}
