package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.SampleEncoding;
import lathe.core.hearing.Ear;
import lathe.engine.score.Note;
import lathe.engine.score.Track;
import lathe.engine.song.Song;
import lathe.engine.song.SongJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backing for a voice, by {@code lathe compose --over}; the voice is tones with vibrato whose notes are known. */
class OverTest {

    private static final int RATE = 44_100;
    private static final double BEAT = 0.6; // 100 a minute
    private static final double LEAD = 0.4;
    private static final List<Integer> PITCHES = List.of(
            57, 60, 64, 62, 60, 59, 57, 64, 67, 65, 64, 62, 60, 62, 59, 57, 57, 60, 64, 62, 60, 59, 57, 64, 67, 65, 64,
            62, 60, 59, 56, 57);

    @TempDir
    private Path folder;

    @BeforeEach
    void someoneListens() {
        assumeTrue(Ear.installed().isPresent(), "built without the module listen");
    }

    private Path sung() throws IOException {
        float[] sound = new float[(int) (RATE * (LEAD + BEAT * (PITCHES.size() + 1)))];
        double phase = 0;
        for (int i = (int) (LEAD * RATE); i < sound.length; i++) {
            double at = i / (double) RATE - LEAD;
            int note = (int) (at / BEAT);
            double within = at - note * BEAT;
            if (note < PITCHES.size()) {
                double midi = PITCHES.get(note) + 0.2 * Math.sin(2 * Math.PI * 5 * at);
                phase += 2 * Math.PI * 440 * Math.pow(2, (midi - 69) / 12) / RATE;
                double loud = Math.min(1, within / 0.01) * Math.clamp((0.55 - within) / 0.04, 0, 1);
                for (int harmonic = 1; harmonic <= 8; harmonic++) {
                    sound[i] += (float) (0.2 * loud * Math.sin(harmonic * phase) / harmonic);
                }
            }
        }
        return Run.write(folder.resolve("sung.wav"), AudioBuffer.of(RATE, sound), SampleEncoding.PCM_16);
    }

    @Test
    void aBackingIsWrittenAroundWhatIsSungAtItsTempoAndInItsKey() throws IOException {
        Path out = folder.resolve("backing.json");
        Run run = Run.lathe("compose", "folk", "--over", sung(), "-o", out, "--midi", folder.resolve("backing.mid"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("notes in A minor", "A3 C4 E4 D4", "into it: start the song so much after");
        Song song = SongJson.read(out);
        assertThat(song.blueprint().key().name()).isEqualTo("A minor");
        assertThat(song.score().tempo().quartersPerMinute(0)).isCloseTo(100, within(2.0));
        assertThat(song.score().tracks()).hasSizeGreaterThan(2);
        Track tune = song.score().tracks().stream()
                .filter(track -> track.name().equals("Tune"))
                .findFirst()
                .orElseThrow();
        assertThat(tune.notes().stream().map(Note::pitch)).containsExactlyElementsOf(PITCHES);
        assertThat(new String(Files.readAllBytes(folder.resolve("backing.mid")), StandardCharsets.UTF_8))
                .contains("compositeWithTrainedAlgorithmicMedia");
        double start = Double.parseDouble(run.err().replaceAll("(?s).*begins ([0-9.]+) s into.*", "$1"));
        assertThat(start).isCloseTo(LEAD, within(0.05));
    }

    @Test
    void silenceIsRefusedInASentence() throws IOException {
        Path silence =
                Run.write(folder.resolve("silence.wav"), AudioBuffer.of(RATE, new float[RATE]), SampleEncoding.PCM_16);
        Path out = folder.resolve("backing.json");
        Run run = Run.lathe("compose", "folk", "--over", silence, "-o", out);
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(run.err()).contains("silence.wav: ", "no pitched note");
        assertThat(out).doesNotExist();
    }

    @Test
    void oneOriginIsEnough() throws IOException {
        Path out = folder.resolve("backing.json");
        Run run = Run.lathe("compose", "--over", "a.wav", "--melody", "b.mid", "-o", out);
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(run.err()).contains("--melody and --over exclude each other");
        assertThat(Run.lathe("compose", "folk", "--over", folder.resolve("none.wav"), "-o", out)
                        .code())
                .isEqualTo(ExitCode.BAD_CALL);
    }

    @Test
    void withoutTheModuleThatListensItSaysSo() {
        ClassLoader usual = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(new ClassLoader(usual) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.endsWith(Ear.class.getName()) ? Collections.emptyEnumeration() : super.getResources(name);
            }
        });
        try {
            Run run = Run.lathe("compose", "folk", "--over", "a.wav", "-o", folder.resolve("backing.json"));
            assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
            assertThat(run.err()).contains("listening needs the module lathe-listen", "--melody");
            assertThat(Run.lathe("doctor").out()).containsPattern("lacks ear ");
        } finally {
            Thread.currentThread().setContextClassLoader(usual);
        }
    }
}
