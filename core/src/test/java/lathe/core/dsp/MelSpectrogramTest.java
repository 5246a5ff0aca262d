package lathe.core.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MelSpectrogramTest {

    private static final long SEED = Long.getLong("lathe.seed", 20_261_121);

    private static float[] noise(int samples) {
        return Signals.noise(samples, 1, 1, 48_000, 5).channel(0);
    }

    private static float[][] turned(List<float[]> frames, int mels) {
        float[][] mel = new float[mels][frames.size()];
        for (int t = 0; t < frames.size(); t++) {
            for (int m = 0; m < mels; m++) {
                mel[m][t] = frames.get(t)[m];
            }
        }
        return mel;
    }

    @ParameterizedTest
    @ValueSource(strings = {"hifigan-22k", "vocos-24k", "nsf-hifigan-44k", "spectrogram-diffusion-16k", "audioldm-16k"})
    void soundInPiecesGivesTheBitsOfTheWhole(String name) {
        MelFrontEnd end = MelFrontEnd.named(name);
        Random random = new Random(SEED);
        for (int samples : new int[] {1, 2, 300, 384, 385, 767, 768, 769, 1023, 1024, 2049, 20_011}) {
            float[] audio = noise(samples);
            float[][] whole = MelSpectrogram.of(end, audio);
            assertThat(whole[0].length).as("frames of %d", samples).isEqualTo((int)
                    end.framing().frames(samples));
            for (int most : new int[] {1, 17, 1000, 30_000}) {
                MelSpectrogram stream = new MelSpectrogram(end);
                List<float[]> frames = new ArrayList<>();
                int at = 0;
                while (at < samples) {
                    int to = Math.min(samples, at + random.nextInt(most + 1));
                    stream.add(audio, at, to, frame -> frames.add(frame.clone()));
                    at = to;
                }
                stream.finish(frame -> frames.add(frame.clone()));
                assertThat(turned(frames, end.mels()))
                        .as("%d samples, pieces up to %d, seed %d", samples, most, SEED)
                        .isDeepEqualTo(whole);
            }
        }
    }

    /** Expected: the formulas of each front end's own preprocessing, one second and one sample. */
    @ParameterizedTest
    @CsvSource({
        "hifigan-22k, 22050, 86",
        "hifigan-22k, 22016, 86",
        "hifigan-22k, 22015, 85",
        "vocos-24k, 24000, 94",
        "vocos-24k-same, 24000, 93",
        "audioldm-16k, 16000, 101",
        "spectrogram-diffusion-16k, 16000, 50",
        "spectrogram-diffusion-16k, 16001, 51",
        "spectrogram-diffusion-16k, 1, 1",
        "riffusion-44k, 44100, 101",
        "hifigan-22k, 0, 0",
        "vocos-24k, 0, 0"
    })
    void framesAreCountedAsTheModelsDo(String name, int samples, int frames) {
        assertThat(MelFrontEnd.named(name).framing().frames(samples)).isEqualTo(frames);
    }

    /** Mirrored as often as it takes, a constant stays one: every frame is the same. */
    @Test
    void signalsShorterThanTheMirrorAreMirroredAgain() {
        float[] constant = new float[700];
        Arrays.fill(constant, 0.25f);
        float[][] mel = MelSpectrogram.of(MelFrontEnd.named("vocos-24k"), constant);
        float[][] single = MelSpectrogram.of(MelFrontEnd.named("vocos-24k"), new float[] {0.25f});
        for (int m = 0; m < mel.length; m++) {
            assertThat(mel[m][0]).isEqualTo(mel[m][1]).isEqualTo(mel[m][2]).isEqualTo(single[m][0]);
        }
        // The sum of a periodic Hann window of 1024 is 512, and bin 0 lies under no filter that starts at 0 Hz.
        assertThat(mel[0][0]).isGreaterThan((float) Math.log(1e-7)).isLessThan((float) Math.log(128));
    }

    @Test
    void silenceIsTheFloorAndBrokenSamplesAreSilence() {
        float[] broken = new float[4096];
        broken[100] = Float.NaN;
        broken[2000] = Float.NEGATIVE_INFINITY;
        for (float[] row : MelSpectrogram.of(MelFrontEnd.named("audioldm-16k"), broken)) {
            for (float value : row) {
                assertThat(value).isEqualTo((float) Math.log(1e-5));
            }
        }
    }

    @Test
    void framesFurtherApartThanTheyAreLongLeaveSamplesOut() {
        MelFrontEnd end = new MelFrontEnd(
                "sparse",
                16_000,
                new MelFraming(8, 8, 20, MelFraming.WindowKind.RECTANGULAR, MelFraming.Padding.ZERO, 0, 0),
                new MelFilters(1, 0, 8000, MelFilters.Scale.HTK, MelFilters.Slopes.HERTZ, MelFilters.Norm.NONE),
                new MelLevel(1, 0, 1, MelLevel.Curve.NONE, 1, 0, Double.POSITIVE_INFINITY, 0, 1),
                MelFrontEnd.Layout.MELS_FRAMES);
        float[] audio = new float[48];
        audio[20] = 1;
        assertThat(end.framing().frames(audio.length)).isEqualTo(3);
        float[] row = MelSpectrogram.of(end, audio)[0];
        assertThat(row[0]).isZero();
        assertThat(row[2]).isZero();
        // A unit impulse has magnitude 1 in every bin.
        double sum = 0;
        for (int k = 0; k < end.bins(); k++) {
            sum += MelFilterBank.of(end).weight(0, k);
        }
        assertThat((double) row[1]).isCloseTo(sum, within(1e-6));
    }
}
