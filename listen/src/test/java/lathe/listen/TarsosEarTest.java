package lathe.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.core.hearing.Ear;
import lathe.core.hearing.Heard;
import org.junit.jupiter.api.Test;

/** Tones like sung vowels, with vibrato and harmonics, whose notes are known. */
class TarsosEarTest {

    private static final int RATE = 44_100;
    private static final double BEAT = 0.5;
    private static final int[] PITCHES = {57, 60, 64, 62, 60, 59, 57, 64, 67, 65, 64, 62, 60, 62, 59, 57};

    private static AudioBuffer sung() {
        float[] sound = new float[(int) (RATE * BEAT * (PITCHES.length + 1))];
        double phase = 0;
        for (int i = 0; i < sound.length; i++) {
            double at = i / (double) RATE;
            int note = (int) (at / BEAT);
            double within = at - note * BEAT;
            if (note < PITCHES.length) {
                double midi = PITCHES[note] + 0.2 * Math.sin(2 * Math.PI * 5 * at);
                phase += 2 * Math.PI * 440 * Math.pow(2, (midi - 69) / 12) / RATE;
                double loud = Math.min(1, within / 0.01) * Math.clamp((0.46 - within) / 0.04, 0, 1);
                for (int harmonic = 1; harmonic <= 8; harmonic++) {
                    sound[i] += (float) (0.2 * loud * Math.sin(harmonic * phase) / harmonic);
                }
            }
        }
        return AudioBuffer.of(RATE, sound);
    }

    @Test
    void theEarIsFoundAsAService() {
        assertThat(Ear.installed()).get().isInstanceOf(TarsosEar.class);
    }

    @Test
    void pitchIsHeardWithinAQuarterOfASemitone() {
        List<Heard.Moment> pitch = new TarsosEar().hear(sung()).pitch();
        int near = 0;
        int steady = 0;
        for (Heard.Moment moment : pitch) {
            int note = (int) (moment.seconds() / BEAT);
            double within = moment.seconds() - note * BEAT;
            if (note < PITCHES.length && within > 0.05 && within < 0.40) {
                steady++;
                double midi = 69 + 12 * Math.log(moment.hz() / 440) / Math.log(2);
                near += Math.abs(midi - PITCHES[note]) < 0.25 ? 1 : 0;
            }
        }
        assertThat(near / (double) steady).isGreaterThan(0.97);
    }

    @Test
    void onsetsAndBeatAreHeard() {
        Heard heard = new TarsosEar().hear(sung());
        long found = 0;
        for (int note = 0; note < PITCHES.length; note++) {
            double start = note * BEAT;
            found += heard.onsets().stream().anyMatch(onset -> Math.abs(onset - start) < 0.06) ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(14);
        double tempo = heard.beatsPerMinute().orElseThrow();
        assertThat(Math.min(Math.abs(tempo - 120), Math.abs(tempo - 60))).isCloseTo(0, within(3.0));
    }

    @Test
    void silenceAndNoiseFreeShortnessGiveNothing() {
        assertThat(new TarsosEar().hear(AudioBuffer.of(RATE, new float[RATE])).onsets())
                .isEmpty();
        assertThat(new TarsosEar().hear(AudioBuffer.of(RATE, new float[10])).pitch())
                .isEmpty();
    }
}
