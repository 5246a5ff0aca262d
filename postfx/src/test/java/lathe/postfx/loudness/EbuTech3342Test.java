package lathe.postfx.loudness;

import static lathe.postfx.loudness.EbuSignals.repeated;
import static lathe.postfx.loudness.EbuSignals.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lathe.core.audio.ChannelLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * EBU Tech 3342 (2023), table 1, the cases that are defined by formula, as a file and live, once and repeated. Tones of 20 s; the
 * tolerance is 1 LU.
 */
class EbuTech3342Test {

    private static final double SECONDS = 20;

    @ParameterizedTest(name = "case {0}, {1} Hz")
    @CsvSource({
        "1, 44100", "1, 48000", "1, 96000", "1, 192000",
        "2, 44100", "2, 48000", "2, 96000", "2, 192000",
        "3, 44100", "3, 48000", "3, 96000", "3, 192000",
        "4, 44100", "4, 48000", "4, 96000", "4, 192000"
    })
    void readsTheRangeBetweenTones(int number, int rateHz) {
        double expected = new double[] {10, 5, 20, 15}[number - 1];
        float[] sound = tone(rateHz, parts(number));
        assertThat(fileRange(rateHz, sound)).as("file").isCloseTo(expected, within(1.0));

        LoudnessMeter live = new LoudnessMeter(rateHz, ChannelLayout.STEREO);
        float[][] stereo = {sound, sound};
        for (int from = 0; from < sound.length; from += 1021) {
            live.add(stereo, from, Math.min(sound.length, from + 1021));
        }
        assertThat(live.loudnessRangeLu()).as("live").isCloseTo(expected, within(1.0));
    }

    @ParameterizedTest(name = "case {0}")
    @CsvSource({"1", "2", "3", "4"})
    void readsTheSameOfASoundThatIsRepeated(int number) {
        double once = fileRange(48_000, tone(48_000, parts(number)));
        double thrice = fileRange(48_000, tone(48_000, repeated(3, parts(number))));
        assertThat(thrice).isCloseTo(once, within(0.2));
    }

    private static double[] parts(int number) {
        return switch (number) {
            case 1 -> new double[] {-20, SECONDS, -30, SECONDS};
            case 2 -> new double[] {-20, SECONDS, -15, SECONDS};
            case 3 -> new double[] {-40, SECONDS, -20, SECONDS};
            default -> new double[] {-50, SECONDS, -35, SECONDS, -20, SECONDS, -35, SECONDS, -50, SECONDS};
        };
    }

    private static double fileRange(int rateHz, float[] sound) {
        LoudnessMeter meter = new LoudnessMeter(rateHz, ChannelLayout.STEREO);
        meter.add(new float[][] {sound, sound}, 0, sound.length);
        meter.add(new float[2][2 * rateHz], 0, 2 * rateHz);
        return meter.loudnessRangeLu();
    }
}
