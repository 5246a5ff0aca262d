package lathe.bundle.eq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import lathe.bundle.Rig;
import lathe.core.dsp.RealFft;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;
import lathe.plugin.gui.view.DecibelAxis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EqEditorTest {

    private static final int RATE = 48_000;
    private static final int SIZE = 1 << 16;

    private final Rig rig = new Rig(EqPlugin.descriptor());
    private final EqEditor editor = new EqEditor(
            rig.instance.editorContext(), () -> EqPlugin.descriptor().presets());

    @AfterEach
    void close() {
        editor.close();
        rig.close();
    }

    private void open() {
        editor.resize(800, 500);
        editor.tick();
    }

    private EqGraph graph() {
        return editor.graph();
    }

    private void mouse(MouseInput.Kind kind, double x, double y, int clicks, double wheel, boolean control) {
        int button = kind == MouseInput.Kind.WHEEL || kind == MouseInput.Kind.MOVE ? 0 : 1;
        editor.mouse(new MouseInput(
                kind, (int) Math.round(x), (int) Math.round(y), button, clicks, wheel, false, control, false));
        editor.tick();
    }

    private double value(String id) {
        return rig.instance.bank().value(rig.index(id));
    }

    /** The response measured by an impulse through the plugin itself, in blocks, beside the curve that is drawn. */
    @Test
    void theCurveDrawnIsTheResponseMeasured() {
        Random random = new Random(31);
        for (int round = 0; round < 6; round++) {
            for (int band = 1; band <= 8; band++) {
                String id = "band" + band + "_";
                rig.set(id + "on", random.nextInt(4) > 0 ? 1 : 0).set(id + "type", random.nextInt(8));
                rig.set(id + "hz", 25 * Math.pow(700, random.nextDouble()))
                        .set(id + "gain", 24 * random.nextDouble() - 12);
                rig.set(id + "q", 0.4 + 3 * random.nextDouble()).set(id + "slope", 6 * (1 + random.nextInt(4)));
            }
            rig.set("output", 6 * random.nextDouble()).set("design", random.nextInt(3));
            rig.activate(512);
            float[][] impulse = new float[2][SIZE];
            impulse[0][0] = 1;
            impulse[1][0] = 1;
            float[] response = rig.render(impulse, 512, null, List.of())[0];
            RealFft fft = RealFft.of(SIZE);
            float[] re = new float[fft.bins()];
            float[] im = new float[fft.bins()];
            fft.forward(response, re, im);
            double[] hz = new double[400];
            for (int i = 0; i < hz.length; i++) {
                hz[i] = Math.rint(20 * Math.pow(1000, i / 399.0) * SIZE / RATE) * RATE / SIZE;
            }
            EqCurves curves = new EqCurves(rig.instance.editorContext());
            curves.update();
            curves.fit(hz);
            for (int i = 0; i < hz.length; i++) {
                int bin = (int) Math.rint(hz[i] * SIZE / RATE);
                double measured = 10 * Math.log10((double) re[bin] * re[bin] + (double) im[bin] * im[bin] + 1e-20);
                double drawn = curves.db(EqCurves.Part.ALL)[i];
                if (drawn > -70) {
                    assertThat(drawn)
                            .as("seed 31 round %d, %s Hz", round, hz[i])
                            .isCloseTo(measured, within(0.02));
                }
            }
        }
    }

    @Test
    void aDoubleClickAddsABandWhereItWasAndAnotherSetsItFlat() {
        open();
        DecibelAxis axis = graph().gainAxis();
        double x = graph().frequencyAxis().x(1000);
        double y = axis.y(6);
        mouse(MouseInput.Kind.PRESS, x, y, 2, 0, false);
        mouse(MouseInput.Kind.RELEASE, x, y, 2, 0, false);
        assertThat(value("band1_on")).isEqualTo(1);
        assertThat(value("band1_hz")).isCloseTo(1000, within(10.0));
        assertThat(value("band1_gain")).isCloseTo(6, within(0.2));
        assertThat(graph().selected()).isZero();
        mouse(MouseInput.Kind.PRESS, x, y, 2, 0, false);
        mouse(MouseInput.Kind.RELEASE, x, y, 2, 0, false);
        assertThat(value("band1_gain")).isZero();
        assertThat(value("band1_on")).isEqualTo(1);
        double edge = graph().frequencyAxis().x(24);
        mouse(MouseInput.Kind.PRESS, edge, y, 2, 0, false);
        mouse(MouseInput.Kind.RELEASE, edge, y, 2, 0, false);
        assertThat(rig.instance.bank().parameter(rig.index("band2_type")).text(value("band2_type")))
                .isEqualTo("high-pass");
    }

    @Test
    void aHandleIsDraggedTurnedAndTakenAway() {
        rig.set("band3_on", 1).set("band3_hz", 500).set("band3_gain", 3);
        open();
        BandLinks band = graph().bands().get(2);
        double x = graph().handleX(band);
        double y = graph().handleY(band);
        mouse(MouseInput.Kind.PRESS, x, y, 1, 0, false);
        double toX = graph().frequencyAxis().x(2000);
        double toY = graph().gainAxis().y(-6);
        mouse(MouseInput.Kind.DRAG, toX, toY, 1, 0, false);
        mouse(MouseInput.Kind.RELEASE, toX, toY, 1, 0, false);
        assertThat(value("band3_hz")).isCloseTo(2000, within(30.0));
        assertThat(value("band3_gain")).isCloseTo(-6, within(0.2));
        double q = value("band3_q");
        mouse(MouseInput.Kind.WHEEL, toX, toY, 0, 3, false);
        assertThat(value("band3_q")).isGreaterThan(1.2 * q);
        mouse(MouseInput.Kind.PRESS, toX, toY, 1, 0, false);
        mouse(MouseInput.Kind.DRAG, toX, toY + 40, 1, 0, true);
        mouse(MouseInput.Kind.RELEASE, toX, toY + 40, 1, 0, false);
        assertThat(value("band3_q")).isLessThan(q);
        assertThat(value("band3_gain")).as("control moves Q alone").isCloseTo(-6, within(0.2));
        editor.key(new KeyInput(KeyInput.Code.DELETE, (char) 0, false, false));
        assertThat(value("band3_on")).isZero();
    }
}
