package lathe.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import lathe.core.audio.Resampler.Quality;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupResamplerTest {

    @ParameterizedTest
    @CsvSource({
        "22050, 44100",
        "22050, 48000",
        "24000, 44100",
        "32000, 96000",
        "48000, 44100",
        "44100, 44100",
        "96000, 44100"
    })
    void anyStretchHasTheBitsOfTheStream(int fromHz, int toHz) {
        AudioBuffer input = Signals.bursts(20_000, 1, fromHz, 3);
        float[] whole = Resampler.convert(input, toHz, Quality.HIGH).channel(0);
        long seed = 4;
        Random random = new Random(seed);
        GroupResampler resampler = new GroupResampler(fromHz, toHz, Quality.HIGH, 12);
        int all = input.frames() / resampler.down() - 1;
        for (int round = 0; round < 60; round++) {
            int groups = 1 + random.nextInt(12);
            int first = random.nextInt(Math.max(1, all - groups));
            float[] in = new float[resampler.inputs(groups)];
            for (int i = 0; i < in.length; i++) {
                int at = first * resampler.down() - resampler.before() + i;
                in[i] = at < 0 || at >= input.frames() ? 0 : input.channel(0)[at];
            }
            float[] out = new float[groups * resampler.up()];
            resampler.process(in, 0, out, 0, groups);
            int from = first * resampler.up();
            int end = Math.min(whole.length, from + out.length);
            assertThat(Arrays.copyOf(out, end - from))
                    .as("seed %d, groups %d from %d", seed, groups, first)
                    .isEqualTo(Arrays.copyOfRange(whole, from, end));
        }
    }

    @Test
    void ratiosThatNeverRepeatAreRefused() {
        assertThatThrownBy(() -> new GroupResampler(22_050, 47_999, Quality.HIGH, 4))
                .hasMessageContaining("fromHz=22050 toHz=47999")
                .hasMessageContaining("customary rate");
    }
}
