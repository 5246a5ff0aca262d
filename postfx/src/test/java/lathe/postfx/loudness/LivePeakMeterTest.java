package lathe.postfx.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import lathe.core.audio.AudioBuffer;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;

class LivePeakMeterTest {

    /** Both use the filter of BS.1770-5, Annex 2; the other meter adds silence after the end. */
    @Test
    void itReadsWhatTheMeterOfFilesReadsHoweverTheSoundIsCut() {
        AudioBuffer sound = Signals.noise(20_000, 2, 0.7, 48_000, 5);
        for (float[] channel : sound.channelArrays()) {
            Arrays.fill(channel, 19_900, 20_000, 0);
        }
        TruePeakMeter files = new TruePeakMeter(2);
        files.add(sound.channelArrays(), 0, 20_000);
        LivePeakMeter live = new LivePeakMeter(2);
        Random random = new Random(5);
        for (int from = 0; from < 20_000; ) {
            int to = Math.min(20_000, from + 1 + random.nextInt(700));
            live.add(sound.channelArrays(), from, to);
            from = to;
        }
        double highest = 20 * Math.log10(Math.max(live.peak(0), live.peak(1)));
        assertThat(highest).isCloseTo(files.truePeakDbtp(), within(1e-4));
    }

    @Test
    void aPeakIsForgottenWhenAskedAndNoNumbersAreSilence() {
        LivePeakMeter live = new LivePeakMeter(1);
        live.add(0, new float[] {0.5f, Float.NaN, Float.POSITIVE_INFINITY}, 0, 3);
        assertThat(live.peak(0)).isCloseTo(0.5f, within(0.2f));
        live.add(0, new float[32], 0, 32);
        live.forgetPeak(0);
        live.add(0, new float[32], 0, 32);
        assertThat(live.peak(0)).isZero();
    }
}
