package lathe.postfx.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.ChannelLayout;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;

class AudioMeterTest {

    private static final int RATE_HZ = 48_000;

    @Test
    void saysWhatTheSeparateMetersSay() {
        AudioBuffer sound = Signals.bursts(6 * RATE_HZ, 2, RATE_HZ, 12);
        LoudnessMeter loudness = new LoudnessMeter(RATE_HZ, ChannelLayout.STEREO);
        loudness.add(sound.channelArrays(), 0, sound.frames());
        TruePeakMeter truePeak = new TruePeakMeter(2);
        truePeak.add(sound.channelArrays(), 0, sound.frames());
        Measurement found = measured(sound, 1000);
        assertThat(found.integratedLufs()).isEqualTo(loudness.integratedLufs());
        assertThat(found.maxMomentaryLufs()).isEqualTo(loudness.maxMomentaryLufs());
        assertThat(found.maxShortTermLufs()).isEqualTo(loudness.maxShortTermLufs());
        assertThat(found.truePeakDbtp()).isEqualTo(truePeak.truePeakDbtp());
        assertThat(found.truePeakFineDbtp()).isEqualTo(truePeak.fineTruePeakDbtp());
        loudness.add(new float[2][72_000], 0, 72_000);
        assertThat(found.loudnessRangeLu()).isEqualTo(loudness.loudnessRangeLu());
    }

    @Test
    void givesTheSameBitsHoweverTheSoundIsCut() {
        AudioBuffer sound = Signals.bursts(5 * RATE_HZ, 2, RATE_HZ, 14);
        sound.channel(1)[777] = Float.NaN;
        Measurement whole = measured(sound, sound.frames());
        assertThat(measured(sound, 1)).isEqualTo(whole);
        assertThat(measured(sound, 441)).isEqualTo(whole);
        assertThat(measured(sound, 6_145)).isEqualTo(whole);
    }

    /** Width by M = (L + R) / 2, S = (L - R) / 2: equal channels 1, opposite -1, and 0.6 for a quarter of S's power. */
    @Test
    void measuresTheCorrelationOfStereo() {
        AudioBuffer noise = Signals.noise(RATE_HZ, 2, 0.5, RATE_HZ, 9);
        float[] mid = noise.channel(0);
        float[] side = noise.channel(1);
        float[] left = new float[mid.length];
        float[] right = new float[mid.length];
        float[] opposite = new float[mid.length];
        for (int i = 0; i < mid.length; i++) {
            left[i] = mid[i] + 0.5f * side[i];
            right[i] = mid[i] - 0.5f * side[i];
            opposite[i] = -mid[i];
        }
        assertThat(correlation(mid, mid)).isCloseTo(1, within(1e-12));
        assertThat(correlation(mid, opposite)).isCloseTo(-1, within(1e-12));
        assertThat(correlation(left, right)).isCloseTo(0.6, within(0.02));
        assertThat(correlation(mid)).as("mono").isNaN();
        assertThat(correlation(mid, new float[mid.length])).as("one silent").isNaN();
    }

    private static double correlation(float[]... channels) {
        return measured(AudioBuffer.of(RATE_HZ, channels), 1000).stereoCorrelation();
    }

    @Test
    void countsClippedAndBrokenSamples() {
        float[] left = new float[RATE_HZ];
        float[] right = new float[RATE_HZ];
        Arrays.fill(left, 0.25f);
        Arrays.fill(right, -0.3f);
        left[10] = 32_767 / 32_768f;
        left[11] = 32_766 / 32_768f;
        left[12] = -1;
        left[13] = 1.5f;
        left[14] = Float.NaN;
        right[15] = Float.NEGATIVE_INFINITY;
        Measurement found = measured(AudioBuffer.of(RATE_HZ, left, right), 100);
        assertThat(found.clippedSamples()).isEqualTo(3);
        assertThat(found.nonFiniteSamples()).isEqualTo(2);
        assertThat(found.samplePeakDbfs()).isCloseTo(20 * Math.log10(1.5), within(1e-6));
        assertThat(found.dcOffset()).isCloseTo(-0.3, within(1e-4));
        assertThat(found.truePeakDbtp()).isGreaterThanOrEqualTo(found.samplePeakDbfs());
    }

    @Test
    void hasNoLevelsForSilenceAndNothing() {
        for (int frames : new int[] {0, 1, 5 * RATE_HZ}) {
            Measurement found = measured(new AudioBuffer(ChannelLayout.STEREO, frames, RATE_HZ), 1000);
            assertThat(new double[] {
                        found.integratedLufs(),
                        found.loudnessRangeLu(),
                        found.maxMomentaryLufs(),
                        found.maxShortTermLufs(),
                        found.samplePeakDbfs(),
                        found.truePeakDbtp(),
                        found.truePeakFineDbtp(),
                        found.stereoCorrelation()
                    })
                    .as("%d frames", frames)
                    .containsOnly(Double.NaN);
            assertThat(found.clippedSamples()).isZero();
        }
    }

    @Test
    void drawsLoudnessTenTimesASecond() {
        AudioBuffer sound = AudioBuffer.of(RATE_HZ, EbuSignals.tone(RATE_HZ, -23 + 3.01, 4, EbuSignals.SILENCE, 4));
        AudioMeter meter = new AudioMeter(RATE_HZ, ChannelLayout.MONO);
        meter.add(sound.channelArrays(), 0, sound.frames());
        LoudnessTimeline timeline = meter.timeline();
        assertThat(timeline.points()).isEqualTo(80);
        assertThat(timeline.secondsPerPoint()).isEqualTo(0.1);
        assertThat(timeline.momentaryLufs()[2]).isNaN();
        assertThat(timeline.momentaryLufs()[3]).isCloseTo(-23, within(0.05f));
        assertThat(timeline.shortTermLufs()[28]).isNaN();
        assertThat(timeline.shortTermLufs()[39]).isCloseTo(-23, within(0.05f));
        assertThat(timeline.momentaryLufs()[79]).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @Test
    void keepsTheLoudestWhenTheTimelineGrowsCoarser() {
        LoudnessTimeline timeline = new LoudnessTimeline();
        for (int i = 0; i < 108_000; i++) {
            timeline.append(i < 4 ? Double.NaN : i == 50_001 ? -5 : -30, -40);
        }
        assertThat(timeline.secondsPerPoint()).isEqualTo(1.6);
        assertThat(timeline.points()).isEqualTo(108_000 / 16);
        assertThat(timeline.momentaryLufs()[0]).isEqualTo(-30);
        assertThat(timeline.momentaryLufs()[50_001 / 16]).isEqualTo(-5);
        assertThat(timeline.momentaryLufs()[50_001 / 16 + 1]).isEqualTo(-30);
    }

    private static Measurement measured(AudioBuffer sound, int block) {
        AudioMeter meter = new AudioMeter(sound.sampleRateHz(), sound.layout());
        for (int from = 0; from < sound.frames(); from += block) {
            meter.add(sound.channelArrays(), from, Math.min(sound.frames(), from + block));
        }
        return meter.finish();
    }
}
