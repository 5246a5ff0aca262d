package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelSpectrogram;
import lathe.core.dsp.RealFft;
import lathe.core.testing.Spectra;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Note;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.sound.StemTask;
import lathe.engine.sound.classic.ClassicInstrument;
import lathe.postfx.loudness.LoudnessMeter;
import lathe.vocoder.mel.NoteSeededVocoder;
import org.junit.jupiter.api.Test;

/** The way of music models, from notes over mel spectrograms to sound, without a model. */
class MelInstrumentTest {

    private static final int RATE = 48_000;
    private static final int QUARTER = 480;
    private static final double SECONDS = 0.5; // a quarter
    private static final TempoMap TEMPO = TempoMap.of(QUARTER, 120);
    private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11, 12};
    private static final double HELD_SECONDS = 0.35;
    private static final int SIZE = 1 << 16;

    /** A scale of quarters from the lower third of where the instrument sounds best. */
    private static StemTask scale(String instrument, int rate) {
        InstrumentSpec spec = Orchestra.get(instrument);
        int low = spec.comfort().low() + (spec.comfort().high() - spec.comfort().low()) / 3;
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < SCALE.length; i++) {
            notes.add(new Note((long) i * QUARTER, QUARTER * 9 / 10, low + SCALE[i], 100));
        }
        Track track = new Track(
                spec.name(), spec.id(), spec.program(), spec.isPercussion(), TrackRole.OTHER, notes, List.of());
        return new StemTask(track, TEMPO, rate, new Seed(5));
    }

    /** How far the strongest of the first six harmonics lies from that of the pitch. */
    private static double cents(float[] sound, int rate, double from, int pitch) {
        double[] power = Spectra.power(sound, (int) (from * rate), (int) (HELD_SECONDS * rate), SIZE);
        double hz = 440 * Math.pow(2, (pitch - 69) / 12.0);
        double strongest = 0;
        double cents = 0;
        for (int n = 1; n <= 6; n++) {
            int first = (int) Math.ceil(0.95 * n * hz * SIZE / rate);
            int last = (int) (1.05 * n * hz * SIZE / rate);
            int peak = first;
            for (int k = first; k <= last; k++) {
                peak = power[k] > power[peak] ? k : peak;
            }
            if (power[peak] > strongest) {
                strongest = power[peak];
                double before = Math.log(power[peak - 1]);
                double at = Math.log(power[peak]);
                double after = Math.log(power[peak + 1]);
                double place = peak + (before - after) / 2 / (before - 2 * at + after); // a parabola through the three
                cents = 1200 / Math.log(2) * Math.log(place * rate / SIZE / (n * hz));
            }
        }
        return cents;
    }

    private static double lufs(AudioBuffer sound) {
        // One channel stands for both sides: 3 dB more than it would measure alone.
        LoudnessMeter meter = new LoudnessMeter(sound.sampleRateHz(), sound.layout());
        meter.add(sound.channelArrays(), 0, sound.frames());
        return meter.integratedLufs() + (sound.channels() == 1 ? 10 * Math.log10(2) : 0);
    }

    @Test
    void eachPitchOfAScaleComesOutWithinTenCents() {
        for (String instrument : List.of("piano", "violin", "flute", "nylon-guitar", "organ", "bass")) {
            StemTask task = scale(instrument, RATE);
            AudioBuffer sound = new MelInstrument().render(task);
            assertThat(sound.sampleRateHz()).isEqualTo(RATE);
            for (int i = 0; i < SCALE.length; i++) {
                int pitch = task.track().notes().get(i).pitch();
                assertThat(cents(sound.channel(0), RATE, i * SECONDS + 0.05, pitch))
                        .as(instrument + " " + pitch)
                        .isCloseTo(0, within(10.0));
            }
        }
    }

    @Test
    void theSameTaskGivesTheSameSamples() {
        StemTask task = scale("piano", 32_000);
        AudioBuffer first = new MelInstrument().render(task);
        AudioBuffer second = new MelInstrument().render(task);
        assertThat(second.channel(0)).isEqualTo(first.channel(0));
    }

    @Test
    void itIsAboutAsLoudAsTheClassicSound() {
        double sum = 0;
        List<String> instruments = List.of("piano", "violin", "flute", "trumpet", "nylon-guitar", "organ", "strings");
        for (String instrument : instruments) {
            StemTask task = scale(instrument, RATE);
            double difference = lufs(new MelInstrument().render(task)) - lufs(new ClassicInstrument().render(task));
            assertThat(difference).as(instrument).isCloseTo(0, within(6.0));
            sum += difference;
        }
        assertThat(sum / instruments.size()).isCloseTo(0, within(1.0));
    }

    @Test
    void drumsKeepTheirAttacks() {
        StemTask task = new StemTask(
                new Track(
                        "Drums",
                        "drums",
                        0,
                        true,
                        TrackRole.OTHER,
                        List.of(new Note(0, 60, 36, 100), new Note(QUARTER, 60, 38, 100)),
                        List.of()),
                TEMPO,
                RATE,
                new Seed(5));
        assertThat(new MelInstrument().render(task).channel(0))
                .isEqualTo(new ClassicInstrument().render(task).channel(0));
    }

    /** The vocoder alone: true spectrograms of sound whose notes are known. */
    @Test
    void soundWhoseNotesAreKnownComesBackFromItsSpectrogram() {
        MelFrontEnd end = MelFrontEnd.named("ace-step-44k");
        double sumL1 = 0;
        double sumConvergence = 0;
        List<String> instruments = List.of("piano", "violin", "flute", "trumpet", "nylon-guitar", "organ", "strings");
        for (String instrument : instruments) {
            StemTask task = scale(instrument, end.sampleRateHz());
            AudioBuffer classic = new ClassicInstrument().render(task);
            float[] sound = Arrays.copyOf(classic.channel(0), classic.frames() / end.hop() * end.hop());
            float[] back = new NoteSeededVocoder(end, 5)
                    .sound(MelSpectrogram.of(end, sound), MelInstrument.seeds(task.track(), TEMPO));
            float[] heard = Arrays.copyOf(back, sound.length);
            double l1 = melL1(end, sound, heard);
            double convergence = convergence(end, sound, heard);
            sumL1 += l1;
            sumConvergence += convergence;
        }
        assertThat(sumL1 / instruments.size()).isLessThanOrEqualTo(0.28);
        assertThat(sumConvergence / instruments.size()).isLessThanOrEqualTo(0.30);
    }

    /** Mean difference of the front end's own logarithms, silence included. */
    private static double melL1(MelFrontEnd end, float[] sound, float[] other) {
        float[][] a = MelSpectrogram.of(end, sound);
        float[][] b = MelSpectrogram.of(end, other);
        double sum = 0;
        for (int m = 0; m < a.length; m++) {
            for (int t = 0; t < a[m].length; t++) {
                sum += Math.abs(a[m][t] - b[m][t]);
            }
        }
        return sum / a.length / a[0].length;
    }

    /** Norm of the difference of magnitudes above the norm of the magnitudes, windows of 2048 every 512 samples. */
    private static double convergence(MelFrontEnd end, float[] sound, float[] other) {
        int size = 2048;
        RealFft fft = RealFft.of(size);
        double difference = 0;
        double energy = 0;
        float[][] frames = new float[2][size];
        float[][] re = new float[2][fft.bins()];
        float[][] im = new float[2][fft.bins()];
        for (int at = 0; at + size <= sound.length; at += end.hop()) {
            for (int i = 0; i < size; i++) {
                double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
                frames[0][i] = (float) (window * sound[at + i]);
                frames[1][i] = (float) (window * other[at + i]);
            }
            fft.forward(frames[0], re[0], im[0]);
            fft.forward(frames[1], re[1], im[1]);
            for (int k = 0; k < fft.bins(); k++) {
                double a = Math.hypot(re[0][k], im[0][k]);
                double b = Math.hypot(re[1][k], im[1][k]);
                difference += (a - b) * (a - b);
                energy += a * a;
            }
        }
        return Math.sqrt(difference / energy);
    }
}
