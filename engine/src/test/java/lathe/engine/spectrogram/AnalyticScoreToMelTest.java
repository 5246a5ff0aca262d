package lathe.engine.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelSpectrogram;
import lathe.engine.score.Note;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import org.junit.jupiter.api.Test;

class AnalyticScoreToMelTest {

    private static final int RATE = 44_100;
    private static final TempoMap TEMPO = TempoMap.of(480, 120);
    private static final AnalyticScoreToMel TO_MEL = new AnalyticScoreToMel();

    private static Track track(String instrument, boolean percussion, Note... notes) {
        return new Track("part", instrument, 0, percussion, TrackRole.OTHER, List.of(notes), List.of());
    }

    @Test
    void aHeldToneIsWhatItsHarmonicsMeasure() {
        // The same harmonics as sines, measured.
        Track track = track("square-lead", false, new Note(0, 1920, 69, 100));
        float[][] drawn = TO_MEL.spectrogram(track, TEMPO);
        ToneLaw law = ToneLaw.of(track);
        double square = 0;
        for (int n = 1; n * 440 <= 16_000; n++) {
            square += 0.5 * law.amplitude(n, 440) * law.amplitude(n, 440);
        }
        float[] sound = new float[2 * RATE];
        for (int n = 1; n * 440 <= 16_000; n++) {
            double amplitude = 0.1 * law.amplitude(n, 440) / Math.sqrt(square);
            for (int i = 0; i < sound.length; i++) {
                sound[i] += (float) (amplitude * Math.sin(2 * Math.PI * n * 440 * i / RATE + n));
            }
        }
        float[][] measured = MelSpectrogram.of(TO_MEL.frontEnd(), sound);
        for (int m = 0; m < drawn.length; m++) {
            if (measured[m][80] > -3) { // below, side lobes far away are heard
                assertThat(drawn[m][80]).as("mel " + m).isCloseTo(measured[m][80], within(0.1f));
            }
        }
    }

    @Test
    void noiseIsWhatNoiseMeasuresOnTheAverage() {
        MelFrontEnd end = TO_MEL.frontEnd();
        PowerFrames frames = new PowerFrames(end, 400);
        frames.addNoise(hz -> 1, 0, 100, time -> 0.1);
        SplittableRandom random = new SplittableRandom(5);
        float[] noise = new float[400 * end.hop()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (0.1 * Math.sqrt(3) * (2 * random.nextDouble() - 1));
        }
        float[][] measured = MelSpectrogram.of(end, noise);
        float[][] drawn = frames.mel();
        for (int m = 100; m < drawn.length; m++) {
            double sum = 0;
            for (int t = 10; t < 390; t++) {
                sum += Math.exp(measured[m][t]);
            }
            assertThat(drawn[m][200]).isCloseTo((float) Math.log(sum / 380), within(0.05f));
        }
    }

    @Test
    void silenceIsWhatSilenceMeasures() {
        float[][] drawn = TO_MEL.spectrogram(track("piano", false), TEMPO);
        float[][] silence = MelSpectrogram.of(TO_MEL.frontEnd(), new float[4096]);
        assertThat(drawn).hasDimensions(128, drawn[0].length);
        for (int m = 0; m < drawn.length; m++) {
            for (float value : drawn[m]) {
                assertThat(value).isCloseTo(silence[m][4], within(1e-4f));
            }
        }
    }

    @Test
    void velocityAndTimeAreKept() {
        float[][] soft = TO_MEL.spectrogram(track("organ", false, new Note(960, 960, 60, 50)), TEMPO);
        float[][] loud = TO_MEL.spectrogram(track("organ", false, new Note(960, 960, 60, 100)), TEMPO);
        int middle = (int) (1.5 * RATE / 512);
        int peak = 0;
        for (int m = 0; m < 128; m++) {
            peak = loud[m][middle] > loud[peak][middle] ? m : peak;
        }
        assertThat(loud[peak][middle] - soft[peak][middle]).isCloseTo((float) (1.66 * Math.log(2)), within(0.02f));
        float floor = loud[peak][0];
        assertThat(loud[peak][(int) (0.9 * RATE / 512)]).isEqualTo(floor);
        assertThat(loud[peak][loud[peak].length - 1]).isLessThan(floor + 1);
    }

    @Test
    void strokesAreDrawnAndTracksWithoutEndRefused() {
        float[][] kick = TO_MEL.spectrogram(track("drums", true, new Note(0, 60, 36, 110)), TEMPO);
        float[][] hat = TO_MEL.spectrogram(track("drums", true, new Note(0, 60, 42, 110)), TEMPO);
        assertThat(kick[0][1]).isGreaterThan(hat[0][1] + 3);
        assertThat(hat[115][1]).isGreaterThan(kick[115][1] + 3);
        assertThatThrownBy(() -> TO_MEL.spectrogram(track("piano", false, new Note(4_000_000, 1, 60, 90)), TEMPO))
                .hasMessageContaining("part")
                .hasMessageContaining("1800");
    }
}
