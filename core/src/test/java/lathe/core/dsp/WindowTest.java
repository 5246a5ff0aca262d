package lathe.core.dsp;

import static lathe.core.dsp.Window.Shape.PERIODIC;
import static lathe.core.dsp.Window.Shape.SYMMETRIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected values were printed by {@code scipy.signal.get_window} (SciPy 1.17.1); periodic is {@code fftbins=True}. */
class WindowTest {

    @Test
    void hannIsScipys() {
        assertWindow(Window.hann(8, PERIODIC), 0, 0.146446609, 0.5, 0.853553391, 1, 0.853553391, 0.5, 0.146446609);
        assertWindow(Window.hann(5, PERIODIC), 0, 0.345491503, 0.904508497, 0.904508497, 0.345491503);
        assertWindow(Window.hann(7, SYMMETRIC), 0, 0.25, 0.75, 1, 0.75, 0.25, 0);
    }

    @Test
    void hammingIsScipys() {
        assertWindow(Window.hamming(5, PERIODIC), 0.08, 0.397852183, 0.912147817, 0.912147817, 0.397852183);
        assertWindow(Window.hamming(7, SYMMETRIC), 0.08, 0.31, 0.77, 1, 0.77, 0.31, 0.08);
    }

    @Test
    void blackmanIsScipys() {
        assertWindow(Window.blackman(5, PERIODIC), 0, 0.200770143, 0.849229857, 0.849229857, 0.200770143);
        assertWindow(Window.blackman(7, SYMMETRIC), 0, 0.13, 0.63, 1, 0.63, 0.13, 0);
    }

    @Test
    void blackmanHarrisIsScipys() {
        assertWindow(Window.blackmanHarris(5, PERIODIC), 0.00006, 0.103011489, 0.793833511, 0.793833511, 0.103011489);
        assertWindow(Window.blackmanHarris(7, SYMMETRIC), 0.00006, 0.055645, 0.520575, 1, 0.520575, 0.055645, 0.00006);
    }

    @Test
    void kaiserIsScipys() {
        assertWindow(Window.kaiser(5, PERIODIC, 8.6), 0.001332514, 0.20105487, 0.849416189, 0.849416189, 0.20105487);
        assertWindow(
                Window.kaiser(7, SYMMETRIC, 8.6),
                0.001332514,
                0.130401947,
                0.630411927,
                1,
                0.630411927,
                0.130401947,
                0.001332514);
    }

    @Test
    void kaiserBetaIsScipys() {
        assertThat(Window.kaiserBeta(10)).isZero();
        assertThat(Window.kaiserBeta(40)).isCloseTo(3.3953210522614574, offset(1e-12));
        assertThat(Window.kaiserBeta(126)).isCloseTo(12.92646, offset(1e-12));
    }

    @Test
    void aSineWindowSquaredIsAHannWindow() {
        float[] sine = Window.sine(64, PERIODIC);
        float[] hann = Window.hann(64, PERIODIC);
        for (int i = 0; i < 64; i++) {
            assertThat(sine[i] * sine[i]).isCloseTo(hann[i], within(1e-7f));
        }
    }

    @Test
    void aRectangleIsAllOnes() {
        assertThat(Window.rectangular(3)).containsExactly(1, 1, 1);
    }

    @Test
    void aShortWindowStandsInTheMiddleOfALongTransform() {
        assertThat(Window.centredIn(new float[] {1, 2}, 5)).containsExactly(0, 1, 2, 0, 0);
    }

    @Test
    void aSingleSampleIsOne() {
        assertThat(Window.hann(1, SYMMETRIC)).containsExactly(1);
    }

    @Test
    void anEmptyWindowAndANegativeBetaAreRejected() {
        assertThatThrownBy(() -> Window.hann(0, PERIODIC)).hasMessageContaining("size=0");
        assertThatThrownBy(() -> Window.kaiser(8, PERIODIC, -1)).hasMessageContaining("beta=-1");
    }

    private static void assertWindow(float[] window, double... expected) {
        assertThat(window).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) window[i]).as("[%d]", i).isCloseTo(expected[i], offset(6e-8));
        }
    }
}
