package lathe.postfx.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.Speaker;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoudnessMeterTest {

    private static final int RATE_HZ = 48_000;

    /** BS.1770-5, Annex 1: a full-scale sine of 997 Hz in the left, right or centre channel reads -3.01 LKFS. */
    @ParameterizedTest
    @CsvSource({"0, -3.01", "1, -3.01", "2, -3.01", "4, -1.518", "5, -1.518"})
    void readsAFullScaleSineOf997HzInOneChannel(int channel, double lufs) {
        assertThat(integratedWithToneIn(channel)).isCloseTo(lufs, within(0.005));
    }

    @Test
    void doesNotHearTheLowFrequencyChannel() {
        assertThat(integratedWithToneIn(3)).isNaN();
    }

    private static double integratedWithToneIn(int channel) {
        float[][] sound = new float[6][5 * RATE_HZ];
        sound[channel] = Signals.sine(997, 0, 5 * RATE_HZ, 1, RATE_HZ).channel(0);
        LoudnessMeter meter = new LoudnessMeter(RATE_HZ, ChannelLayout.SURROUND_5_1);
        meter.add(sound, 0, 5 * RATE_HZ);
        return meter.integratedLufs();
    }

    /** BS.1770-5, Annex 3: 1.41 for elevations below 30 degrees and azimuths of 60 to 120 degrees. */
    @ParameterizedTest
    @EnumSource(Speaker.class)
    void weighsEveryPlaceAsTheStandardSays(Speaker speaker) {
        double expected = switch (speaker) {
            case LOW_FREQUENCY, LOW_FREQUENCY_2 -> 0;
            case SIDE_LEFT, SIDE_RIGHT, SURROUND_LEFT, SURROUND_RIGHT, WIDE_LEFT, WIDE_RIGHT -> 1.41;
            default -> 1;
        };
        assertThat(WeightedEnergy.weight(speaker)).isEqualTo(expected);
    }

    /** Tones like those of ITU-R BS.2217, stereo, for -23 LUFS; an independent meter (libebur128) reads -23.000 for each. */
    @ParameterizedTest
    @CsvSource({"25, -11.9162", "100, -21.1755", "500, -22.3515", "1000, -23.0067", "2000, -25.3803", "10000, -26.3509"
    })
    void readsTonesAcrossTheSpectrum(double hz, double peakDbfs) {
        for (int rateHz : new int[] {44_100, 48_000, 96_000}) {
            assertThat(meterAfter(Signals.sine(hz, peakDbfs, 20 * rateHz, 2, rateHz))
                            .integratedLufs())
                    .as("%d Hz sample rate", rateHz)
                    .isCloseTo(-23, within(0.01));
            assertThat(meterAfter(Signals.sine(hz, peakDbfs - 1, 20 * rateHz, 2, rateHz))
                            .integratedLufs())
                    .isCloseTo(-24, within(0.01));
        }
    }

    /** The places of the channels are 22.2's: 22 heard, of which the sides and the wide fronts weigh 1.41. */
    @Test
    void addsUpTwentyFourChannels() {
        AudioBuffer tone = Signals.sine(997, -40, RATE_HZ, 24, RATE_HZ);
        double expected = -43.01 + 10 * Math.log10(18 + 4 * 1.41);
        assertThat(meterAfter(tone).integratedLufs()).isCloseTo(expected, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"48000", "44100", "22050", "11025", "8000", "384000", "1000"})
    void givesTheSameBitsHoweverTheSoundIsCut(int rateHz) {
        AudioBuffer sound = Signals.bursts(5 * rateHz + 7, 3, rateHz, 21);
        LoudnessMeter whole = meterAfter(sound);
        long seed = 5;
        Random random = new Random(seed);
        LoudnessMeter cut = new LoudnessMeter(rateHz, sound.layout());
        for (int from = 0; from < sound.frames(); ) {
            int to = Math.min(sound.frames(), from + random.nextInt(rateHz / 20));
            cut.add(sound.channelArrays(), from, to);
            from = to;
        }
        assertThat(values(cut)).as("seed %d", seed).isEqualTo(values(whole));
        assertThat(values(whole)).doesNotContain(Double.NaN);
    }

    @Test
    void takesWhatIsNotANumberForSilence() {
        AudioBuffer sound = Signals.bursts(5 * RATE_HZ, 2, RATE_HZ, 3);
        AudioBuffer broken = sound.copy();
        for (int i = 0; i < 40; i++) {
            int at = 5_000 * i + 13;
            sound.channel(i % 2)[at] = 0;
            broken.channel(i % 2)[at] = i % 3 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY;
        }
        assertThat(values(meterAfter(broken))).isEqualTo(values(meterAfter(sound)));
        assertThat(broken.channel(0)[13]).as("the caller's samples stay").isNaN();
    }

    @Test
    void hasNoValuesBeforeAWindowIsFull() {
        LoudnessMeter meter = new LoudnessMeter(RATE_HZ, ChannelLayout.MONO);
        float[][] tone = Signals.sine(1000, -20, 3 * RATE_HZ, 1, RATE_HZ).channelArrays();
        meter.add(tone, 0, 19_199);
        assertThat(values(meter)).containsOnly(Double.NaN);
        meter.add(tone, 19_199, 19_200);
        assertThat(meter.momentaryLufs()).isCloseTo(-23, within(0.1));
        assertThat(meter.integratedLufs()).isCloseTo(-23, within(0.1));
        assertThat(meter.shortTermLufs()).isNaN();
        meter.add(tone, 19_200, 144_000);
        assertThat(meter.shortTermLufs()).isCloseTo(-23, within(0.1));
    }

    @Test
    void hasNoIntegratedLoudnessOfSilence() {
        LoudnessMeter meter = meterAfter(new AudioBuffer(ChannelLayout.STEREO, 4 * RATE_HZ, RATE_HZ));
        assertThat(meter.momentaryLufs()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(meter.integratedLufs()).isNaN();
        assertThat(meter.loudnessRangeLu()).isNaN();
    }

    @Test
    void leavesNothingOfALoudPastInASilentWindow() {
        float[] sound = Arrays.copyOf(Signals.sine(1000, 0, RATE_HZ, 1, RATE_HZ).channel(0), 20 * RATE_HZ);
        LoudnessMeter meter = meterAfter(AudioBuffer.of(RATE_HZ, sound));
        assertThat(meter.shortTermLufs()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void forgetsEverythingOnReset() {
        AudioBuffer sound = Signals.bursts(4 * RATE_HZ, 2, RATE_HZ, 8);
        LoudnessMeter meter = meterAfter(Signals.noise(7 * RATE_HZ + 11, 2, 1, RATE_HZ, 2));
        meter.reset();
        meter.add(sound.channelArrays(), 0, sound.frames());
        assertThat(values(meter)).isEqualTo(values(meterAfter(sound)));
    }

    @Test
    void allocatesNothingWhileItListens() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        AudioBuffer sound = Signals.bursts(5 * RATE_HZ, 2, RATE_HZ, 4);
        AudioMeter meter = new AudioMeter(RATE_HZ, ChannelLayout.STEREO);
        long smallest = Long.MAX_VALUE;
        for (int round = 0; round < 100 && smallest > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int from = 0; from + 500 <= sound.frames(); from += 500) {
                meter.add(sound.channelArrays(), from, from + 500);
            }
            smallest = Math.min(smallest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(smallest).as("bytes allocated in 5 seconds of sound").isZero();
    }

    @Test
    void refusesRatesThatNothingHas() {
        for (double rateHz : new double[] {0, -1, 999, 768_001, Double.NaN}) {
            assertThatThrownBy(() -> new LoudnessMeter(rateHz, ChannelLayout.MONO))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("sampleRateHz=" + rateHz);
        }
    }

    private static LoudnessMeter meterAfter(AudioBuffer sound) {
        LoudnessMeter meter = new LoudnessMeter(sound.sampleRateHz(), sound.layout());
        meter.add(sound.channelArrays(), 0, sound.frames());
        return meter;
    }

    private static double[] values(LoudnessMeter meter) {
        return new double[] {
            meter.momentaryLufs(), meter.shortTermLufs(), meter.maxMomentaryLufs(),
            meter.maxShortTermLufs(), meter.integratedLufs(), meter.loudnessRangeLu()
        };
    }
}
