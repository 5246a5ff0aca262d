package lathe.engine.sound.soundfont;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.engine.score.Note;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.sound.StemTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundFontInstrumentTest {

    private static final int RATE = 44_100;

    @BeforeAll
    static void theSynthesiserIsOpenAndAFontIsInstalled() {
        assumeTrue(SoundFonts.installed().isPresent(), "no SoundFont is installed");
        Module desktop = javax.sound.midi.MidiSystem.class.getModule();
        assumeTrue(
                desktop.isExported("com.sun.media.sound", SoundFontInstrument.class.getModule()),
                "the JVM keeps its synthesiser to itself");
    }

    private static AudioBuffer render(int program, boolean percussion, List<TrackEvent> events, Note... notes)
            throws IOException {
        Track track = new Track(
                "Test", percussion ? "drums" : "flute", program, percussion, TrackRole.OTHER, List.of(notes), events);
        StemTask task = new StemTask(track, TempoMap.of(1000, 60), RATE, new Seed(1));
        return SoundFontInstrument.ofSystem().render(task);
    }

    private static double rms(AudioBuffer sound, double from, double to) {
        double sum = 0;
        int first = (int) (from * RATE);
        int last = (int) (to * RATE);
        for (int i = first; i < last; i++) {
            sum += sound.channel(0)[i] * sound.channel(0)[i];
        }
        return Math.sqrt(sum / (last - first));
    }

    /** The period, between 200 and 1000 Hz, at which the sound is most like itself. */
    private static double frequency(AudioBuffer sound, double from) {
        float[] x = sound.channel(0);
        int start = (int) (from * RATE);
        int best = 0;
        double most = 0;
        for (int lag = RATE / 1000; lag < RATE / 200; lag++) {
            double sum = 0;
            for (int i = start; i < start + 8192; i++) {
                sum += x[i] * x[i + lag];
            }
            if (sum > most) {
                most = sum;
                best = lag;
            }
        }
        return RATE / (double) best;
    }

    @Test
    void aNoteSoundsAtItsPitchInItsTimeAndDies() throws IOException {
        AudioBuffer sound = render(73, false, List.of(), new Note(1000, 1000, 69, 100));
        assertThat(rms(sound, 0, 0.98)).isLessThan(1e-5);
        assertThat(rms(sound, 1.2, 1.9)).isGreaterThan(0.01);
        assertThat(frequency(sound, 1.3)).isCloseTo(440, within(5.0));
        assertThat(sound.seconds()).isBetween(2.0, 10.0);
    }

    @Test
    void theSameTaskGivesTheSameSamples() throws IOException {
        Note[] chord = {new Note(0, 500, 60, 90), new Note(0, 500, 64, 80), new Note(250, 500, 67, 70)};
        AudioBuffer once = render(0, false, List.of(), chord);
        AudioBuffer twice = render(0, false, List.of(), chord);
        assertThat(twice.channel(0)).isEqualTo(once.channel(0));
        assertThat(twice.channel(1)).isEqualTo(once.channel(1));
    }

    @Test
    void percussionIsADrumKitAndVelocityIsHeard() throws IOException {
        AudioBuffer snare = render(0, true, List.of(), new Note(0, 100, 38, 120));
        AudioBuffer quiet = render(0, true, List.of(), new Note(0, 100, 38, 40));
        assertThat(rms(snare, 0, 0.1)).isGreaterThan(2 * rms(quiet, 0, 0.1));
        assertThat(rms(quiet, 0, 0.1)).isGreaterThan(1e-4);
    }

    @Test
    void theBendWheelBends() throws IOException {
        AudioBuffer sound = render(73, false, List.of(new TrackEvent.Bend(0, 4096)), new Note(0, 1000, 69, 100));
        assertThat(frequency(sound, 0.3)).isCloseTo(466.16, within(6.0)); // half of the customary two semitones
    }

    @Test
    void filesThatAreNoFontsSaySo(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("no.sf2"), "RIFF but no font");
        assertThatThrownBy(() -> new SoundFontInstrument(text)).hasMessageContaining("no SoundFont");
        assertThatThrownBy(() -> new SoundFontInstrument(folder.resolve("none.sf2")))
                .hasMessageContaining("does not exist");
        assertThat(SoundFonts.firstIn(List.of(folder))).isEmpty();
    }
}
