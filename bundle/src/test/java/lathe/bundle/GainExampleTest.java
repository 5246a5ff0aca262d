package lathe.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GainExampleTest {

    @TempDir
    Path folder;

    @Test
    void theGainPluginCompilesWithoutAWarningAndTurnsTheSoundUpBySixDecibels() throws IOException {
        float[][] input = Signals.noise(4000, 2, 0.25, 48_000, 1).channelArrays();
        try (Rig rig = new Rig(Examples.plugin("gain", folder)).activate(512)) {
            int gain = rig.index("gain");
            float[][] out =
                    rig.render(input, 512, new Random(1), List.of(new Rig.Change(1000, gain, 20 * Math.log10(2))));
            for (int c = 0; c < 2; c++) {
                for (int i = 0; i < 1000; i++) {
                    assertThat(out[c][i]).isEqualTo(input[c][i]);
                }
                for (int i = 1000 + 960; i < 4000; i++) {
                    assertThat(out[c][i]).isCloseTo(2 * input[c][i], within(1e-6f));
                }
            }
        }
    }
}
