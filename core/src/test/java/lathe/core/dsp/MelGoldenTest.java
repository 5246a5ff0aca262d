package lathe.core.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every named front end against numpy's double precision ({@code tools/fixtures/mel_golden.py}). */
class MelGoldenTest {

    /** The front ends that share their settings, and so their golden file, with another. */
    private static final Map<String, String> SAME = Map.of(
            "matcha-22k", "hifigan-22k",
            "vocos-22k", "hifigan-22k",
            "bigvgan-22k-fmax8k", "hifigan-22k");

    private static final double TOLERANCE = 1e-4;

    static List<String> names() {
        return MelFrontEnd.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyValueIsNumpys(String name) throws IOException {
        MelFrontEnd end = MelFrontEnd.named(name);
        float[] signal = TensorFiles.readOne(Fixtures.path("mel/signal.npy")).floats();
        Tensor expected = TensorFiles.readOne(Fixtures.path("mel/" + SAME.getOrDefault(name, name) + ".npy"));

        float[][] mel = MelSpectrogram.of(end, signal);

        assertThat(expected.shape()).containsExactly(mel.length, mel[0].length);
        assertThat(end.framing().frames(signal.length)).isEqualTo(mel[0].length);
        double worst = 0;
        for (int m = 0; m < mel.length; m++) {
            for (int t = 0; t < mel[m].length; t++) {
                worst = Math.max(worst, Math.abs(mel[m][t] - expected.floats()[m * mel[m].length + t]));
            }
        }
        assertThat(worst).as("largest deviation").isLessThan(TOLERANCE);
    }
}
