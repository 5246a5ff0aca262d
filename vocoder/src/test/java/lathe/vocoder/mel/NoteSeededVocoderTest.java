package lathe.vocoder.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelSpectrogram;
import lathe.core.testing.Spectra;
import org.junit.jupiter.api.Test;

class NoteSeededVocoderTest {

    private static final MelFrontEnd END = MelFrontEnd.named("ace-step-44k");
    private static final int RATE = 44_100;
    private static final int SIZE = 1 << 15;

    /** A sawtooth up to 12 kHz by its Fourier series, from one second to another. */
    private static float[] saw(double hz, double from, double to, double seconds) {
        float[] sound = new float[(int) (seconds * RATE) / END.hop() * END.hop()];
        for (int i = (int) (from * RATE); i < Math.min(sound.length, to * RATE); i++) {
            double edge = Math.min(1, Math.min(i - from * RATE, to * RATE - i) / (0.01 * RATE));
            for (int n = 1; n * hz < 12_000; n++) {
                sound[i] += (float) (0.1 * edge / n * Math.sin(2 * Math.PI * n * hz * i / RATE));
            }
        }
        return sound;
    }

    private static double rms(float[] sound, double from, double to) {
        double sum = 0;
        int first = (int) (from * RATE);
        int last = (int) (to * RATE);
        for (int i = first; i < last; i++) {
            sum += sound[i] * (double) sound[i];
        }
        return Math.sqrt(sum / (last - first));
    }

    @Test
    void aKnownNoteComesBackInTuneAndCleanBetweenItsPartials() {
        double hz = 221.7;
        float[] saw = saw(hz, 0.2, 1.9, 2.2);
        float[] sound = new NoteSeededVocoder(END, 1)
                .sound(MelSpectrogram.of(END, saw), List.of(new SeedNote(hz, 0.2, 1.9, 0.8)));
        double[] power = Spectra.power(sound, RATE / 2, SIZE, SIZE);
        double best = 0;
        double weighted = 0;
        for (int k = (int) (0.97 * hz * SIZE / RATE); k <= 1.03 * hz * SIZE / RATE; k++) {
            best += power[k];
            weighted += power[k] * k;
        }
        double cents = 1200 / Math.log(2) * Math.log(weighted / best * RATE / SIZE / hz);
        assertThat(cents).as("cents").isCloseTo(0, within(1.0));
        double between = 0;
        double all = 0;
        for (int k = (int) (0.6 * hz * SIZE / RATE); k < 8000.0 * SIZE / RATE; k++) {
            double harmonic = k * (double) RATE / SIZE / hz;
            all += power[k];
            if (Math.abs(harmonic - Math.rint(harmonic)) > 0.05) {
                between += power[k];
            }
        }
        assertThat(10 * Math.log10(between / all)).as("dB between").isLessThan(-25);
        assertThat(20 * Math.log10(rms(sound, 0.6, 1.6) / rms(saw, 0.6, 1.6))).isCloseTo(0, within(0.5));
    }

    @Test
    void whereNoNoteSoundsItIsSilent() {
        float[] saw = saw(300, 0.1, 0.6, 4);
        float[] sound = new NoteSeededVocoder(END, 1)
                .sound(MelSpectrogram.of(END, saw), List.of(new SeedNote(300, 0.1, 0.6, 1)));
        assertThat(rms(sound, 3.0, 3.9)).isZero();
        float[] gated = new NoteSeededVocoder(END, 1).sound(MelSpectrogram.of(END, saw), List.of());
        assertThat(rms(gated, 0, 3.9)).isZero();
    }

    @Test
    void piecesJoinWithoutADip() {
        double seconds = 10;
        float[] saw = saw(196, 0.1, 9.9, seconds);
        float[] sound = new NoteSeededVocoder(END, 1)
                .sound(MelSpectrogram.of(END, saw), List.of(new SeedNote(196, 0.1, 9.9, 1)));
        double middle = rms(sound, 4, 5);
        for (double at = 0.5; at < 9.4; at += 0.05) {
            assertThat(20 * Math.log10(rms(sound, at, at + 0.05) / middle)).isCloseTo(0, within(0.8));
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        float[][] mel = MelSpectrogram.of(END, saw(440, 0.1, 0.8, 1));
        List<SeedNote> notes = List.of(new SeedNote(440, 0.1, 0.8, 1), new SeedNote(0, 0.5, 0.5, 0.4));
        assertThat(new NoteSeededVocoder(END, 7).sound(mel, notes))
                .isEqualTo(new NoteSeededVocoder(END, 7).sound(mel, notes));
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new SeedNote(-1, 0, 1, 1)).hasMessageContaining("f0Hz=-1");
        assertThatThrownBy(() -> new SeedNote(440, 2, 1, 1)).hasMessageContaining("endSeconds=1");
        assertThatThrownBy(() -> new NoteSeededVocoder(END, -1, 4, 1)).hasMessageContaining("fitIterations=-1");
        assertThatThrownBy(() -> new NoteSeededVocoder(END, 1).sound(new float[3][4], List.of()))
                .hasMessageContaining("128 mels, not 3");
    }
}
