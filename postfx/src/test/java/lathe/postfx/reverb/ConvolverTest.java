package lathe.postfx.reverb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import lathe.core.audio.AudioBuffer;
import lathe.core.process.OfflineRender;
import lathe.core.testing.ProcessorContract;
import lathe.core.testing.Signals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolverTest {

    private static final int RATE_HZ = 48_000;

    /** Noise that decays by 60 dB over its length. */
    private static AudioBuffer decayingNoise(int frames, int channels, long seed) {
        AudioBuffer noise = Signals.noise(frames, channels, 0.1, RATE_HZ, seed);
        for (float[] channel : noise.channelArrays()) {
            for (int i = 0; i < frames; i++) {
                channel[i] *= (float) Math.pow(10, -3.0 * i / frames);
            }
        }
        return noise;
    }

    private static Convolver convolver(AudioBuffer response, boolean zeroLatency) {
        Convolver convolver = new Convolver(response);
        convolver.parameters().get("zero_latency").set(zeroLatency ? 1 : 0);
        return convolver;
    }

    @ParameterizedTest
    @CsvSource({"true,1,2000", "true,2,30000", "true,4,3000", "false,2,20000", "false,4,5000"})
    void meetsTheContractOfEveryProcessor(boolean zeroLatency, int channels, int frames) {
        AudioBuffer response = decayingNoise(frames, channels, 3);
        ProcessorContract.check(() -> {
            Convolver convolver = convolver(response, zeroLatency);
            convolver.parameters().get("pre_delay").set(7);
            convolver.parameters().get("mix").set(60);
            return convolver;
        });
    }

    /** The sum as it is defined, in double, at one frame. */
    private static double direct(float[] x, float[] h, int frame) {
        double sum = 0;
        for (int k = Math.max(0, frame - x.length + 1); k < h.length && k <= frame; k++) {
            sum += (double) h[k] * x[frame - k];
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({
        "true,1",
        "true,100",
        "true,256",
        "true,257",
        "true,8192",
        "true,8193",
        "true,30000",
        "false,1",
        "false,8192",
        "false,30000"
    })
    void isTheDirectSumWithin120DbOfThePeak(boolean zeroLatency, int responseFrames) {
        AudioBuffer response = decayingNoise(responseFrames, 2, 5);
        AudioBuffer input = Signals.noise(40_000, 2, 0.9, RATE_HZ, 6);
        Convolver convolver = convolver(response, zeroLatency);
        convolver.parameters().get("trim").set(0);
        AudioBuffer out = OfflineRender.run(convolver, input, 777, 31_000);
        Random random = new Random(9);
        for (int c = 0; c < 2; c++) {
            double peak = 0;
            double worst = 0;
            for (int i = 0; i < 700; i++) {
                int frame = i < 300 ? i : random.nextInt(out.frames());
                double expected = direct(input.channel(c), response.channel(c), frame);
                peak = Math.max(peak, Math.abs(expected));
                worst = Math.max(worst, Math.abs(expected - out.channel(c)[frame]));
            }
            assertThat(20 * Math.log10(worst / peak)).isLessThan(-120);
        }
    }
}
