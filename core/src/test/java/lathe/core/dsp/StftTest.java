package lathe.core.dsp;

import static lathe.core.dsp.Window.Shape.PERIODIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import lathe.core.audio.AudioBuffer;
import lathe.core.testing.Measures;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StftTest {

    private static final float[] SHORT_SIGNAL = {1, 2, -1, 3, 0.5f, -2, 4, 1, 0, -3, 2};

    private static final double[][] FRAME_0 = {{4.292893, -2.792893, 2, 0.792893, -4.292893}, {0, 0, 0, 0, 0}};
    private static final double[][] FRAME_3 = {
        {-1.707107, 2.207107, -2, 3.792893, -6.292893}, {0, -1.207107, -2.292893, 2.792893, 0}
    };

    static Stream<Arguments> windowsHopsAndLengths() {
        return Stream.of(
                Arguments.of(Window.hann(2048, PERIODIC), 512, 10_007),
                Arguments.of(Window.hann(2048, PERIODIC), 1024, 8191),
                Arguments.of(Window.hann(1024, PERIODIC), 300, 4801),
                Arguments.of(Window.sine(512, PERIODIC), 256, 4096),
                Arguments.of(Window.blackmanHarris(256, PERIODIC), 64, 999),
                Arguments.of(Window.kaiser(256, PERIODIC, 8), 101, 1000),
                Arguments.of(Window.centredIn(Window.hann(1200, PERIODIC), 2048), 300, 6001),
                Arguments.of(Window.hann(60, PERIODIC), 20, 241),
                Arguments.of(Window.hann(33, PERIODIC), 16, 240),
                Arguments.of(Window.rectangular(16), 16, 77),
                Arguments.of(Window.hann(64, PERIODIC), 16, 1),
                Arguments.of(Window.hann(64, PERIODIC), 16, 5));
    }

    @ParameterizedTest
    @MethodSource("windowsHopsAndLengths")
    void everySampleComesBackWithin120Db(float[] window, int hop, int length) {
        float[] x = Signals.noise(length, 1, 1, 48_000, length).channel(0);
        for (Stft.Edge edge : Stft.Edge.values()) {
            Stft stft = new Stft(window, hop, window.length / 2, edge);

            float[] back = roundTrip(stft, new InverseStft(window, hop, window.length / 2), x);

            assertThat(Measures.nullDepthDb(AudioBuffer.of(48_000, x), AudioBuffer.of(48_000, back)))
                    .as("%s edges", edge)
                    .isLessThanOrEqualTo(-120);
        }
    }

    @Test
    void anInverseStartsAfreshAfterFinish() {
        float[] window = Window.hann(64, PERIODIC);
        float[] x = Signals.noise(500, 1, 1, 48_000, 5).channel(0);
        InverseStft inverse = new InverseStft(window, 16, 32);
        float[] first = roundTrip(Stft.centred(window, 16), inverse, x);
        assertThat(roundTrip(Stft.centred(window, 16), inverse, x)).isEqualTo(first);
    }

    /** Expected: numpy.fft.rfft of numpy.pad(x, 4, mode="reflect") times a periodic Hann window of 8, hop 3. */
    @Test
    void framesAreNumpys() {
        Stft stft = Stft.centred(Window.hann(8, PERIODIC), 3);
        assertThat(stft.frames(SHORT_SIGNAL.length)).isEqualTo(4);
        assertFrame(stft, 0, FRAME_0);
        assertFrame(stft, 3, FRAME_3);
    }

    private static void assertFrame(Stft stft, int frame, double[][] expected) {
        float[] re = new float[stft.bins()];
        float[] im = new float[stft.bins()];
        stft.forward(SHORT_SIGNAL, SHORT_SIGNAL.length, frame, re, im);
        for (int k = 0; k < stft.bins(); k++) {
            assertThat((double) re[k]).isCloseTo(expected[0][k], within(2e-6));
            assertThat((double) im[k]).isCloseTo(expected[1][k], within(2e-6));
        }
    }

    @Test
    void aFrameOfAWholeSignalIsTheFrameAtItsPlace() {
        float[] x = Signals.noise(1000, 1, 1, 48_000, 3).channel(0);
        Stft stft = new Stft(Window.hann(128, PERIODIC), 50, 0, Stft.Edge.ZERO);
        float[][] whole = new float[2][stft.bins()];
        float[][] there = new float[2][stft.bins()];
        stft.forward(x, x.length, 7, whole[0], whole[1]);
        stft.forwardAt(x, 350, there[0], there[1]);
        assertThat(whole).isDeepEqualTo(there);
        assertThat(stft.frames(1000)).isEqualTo(18);
        assertThat(stft.frames(127)).isZero();
    }

    @Test
    void silenceIsReadBeyondAZeroEdge() {
        Stft stft = new Stft(Window.rectangular(8), 8, 4, Stft.Edge.ZERO);
        float[] re = new float[stft.bins()];
        float[] im = new float[stft.bins()];
        stft.forward(SHORT_SIGNAL, SHORT_SIGNAL.length, 0, re, im);
        assertThat(re[0]).isEqualTo(1 + 2 - 1 + 3);
    }

    @Test
    void wrongSettingsAreRejected() {
        float[] window = Window.hann(8, PERIODIC);
        assertThatThrownBy(() -> Stft.centred(window, 0)).hasMessageContaining("hop=0");
        assertThatThrownBy(() -> new Stft(window, 2, 9, Stft.Edge.ZERO)).hasMessageContaining("padding=9");
        assertThatThrownBy(() -> new InverseStft(window, 9, 0)).hasMessageContaining("hop=9");
        assertThatThrownBy(() -> Window.centredIn(window, 7)).hasMessageContaining("size=7");
    }

    private static float[] roundTrip(Stft stft, InverseStft inverse, float[] x) {
        float[] re = new float[stft.bins()];
        float[] im = new float[stft.bins()];
        int frames = stft.coveringFrames(x.length);
        float[] back = new float[frames * stft.hop() + stft.size()];
        int at = 0;
        for (int frame = 0; frame < frames; frame++) {
            stft.forward(x, x.length, frame, re, im);
            at += inverse.add(re, im, back, at);
        }
        at += inverse.finish(back, at);
        assertThat(at).isGreaterThanOrEqualTo(x.length);
        return Arrays.copyOf(back, x.length);
    }
}
