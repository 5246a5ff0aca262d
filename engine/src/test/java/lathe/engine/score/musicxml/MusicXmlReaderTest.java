package lathe.engine.score.musicxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lathe.engine.score.GraceNotes;
import lathe.engine.score.Note;
import lathe.engine.score.ReadScore;
import lathe.engine.score.Score;
import lathe.engine.score.ScoreFileException;
import lathe.engine.score.Timed;
import lathe.engine.seed.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MusicXmlReaderTest {

    private static final Path NAME = Path.of("song.musicxml");

    @TempDir
    Path folder;

    private static ReadScore read(String document) throws ScoreFileException {
        return new MusicXmlReader(NAME, document.getBytes(StandardCharsets.UTF_8), GraceNotes.KEPT).read();
    }

    private static String song(String measures) {
        return "<?xml version='1.0'?><score-partwise><work><work-title>Song</work-title></work><part-list>"
                + "<score-part id='P1'><part-name>Clarinet</part-name><midi-instrument id='I1'>"
                + "<midi-channel>1</midi-channel><midi-program>72</midi-program></midi-instrument></score-part>"
                + "</part-list><part id='P1'>" + measures + "</part></score-partwise>";
    }

    private static String note(String step, int octave, int duration, String more) {
        return "<note><pitch><step>" + step + "</step><octave>" + octave + "</octave></pitch><duration>" + duration
                + "</duration>" + more + "</note>";
    }

    private static final String ATTRIBUTES = "<attributes><divisions>2</divisions><key><fifths>-1</fifths>"
            + "<mode>minor</mode></key><time><beats>2</beats><beat-type>4</beat-type></time></attributes>";

    private static List<Note> notes(Score score) {
        return score.tracks().getFirst().notes();
    }

    @Test
    void partsSignsAndWordsAreRead() throws Exception {
        Score score = read(song("<measure number='1'>" + ATTRIBUTES
                        + "<direction><direction-type><dynamics><f/></dynamics></direction-type><sound tempo='90'/></direction>"
                        + "<harmony><root><root-step>B</root-step><root-alter>-1</root-alter></root>"
                        + "<kind>major-seventh</kind></harmony>"
                        + note("C", 4, 2, "<lyric><syllabic>begin</syllabic><text>Lie</text></lyric>")
                        + note("D", 4, 2, "<lyric><syllabic>end</syllabic><text>der</text></lyric>")
                        + "</measure>"))
                .score();
        assertThat(score.title()).isEqualTo("Song");
        assertThat(score.tracks().getFirst().instrument()).isEqualTo("clarinet");
        assertThat(notes(score)).containsExactly(new Note(0, 960, 60, 96), new Note(960, 960, 62, 96));
        assertThat(score.keys().getFirst().value().name()).isEqualTo("D minor");
        assertThat(score.meters()).hasToString("[Timed[tick=0, value=2/4]]");
        assertThat(score.tempo().quartersPerMinute(0)).isCloseTo(90, within(1e-3));
        assertThat(score.chords().getFirst().chord().symbol(true)).isEqualTo("Bbmaj7");
        assertThat(score.lyrics()).containsExactly(new Timed<>(0, "Lie-"), new Timed<>(960, "der"));
    }

    @Test
    void chordsVoicesTiesAndTranspositionAreFollowed() throws Exception {
        Score score = read(song("<measure>" + ATTRIBUTES
                        + "<attributes><transpose><chromatic>-2</chromatic></transpose></attributes>"
                        + note("D", 4, 4, "<tie type='start'/>")
                        + note("F", 4, 4, "").replace("<note>", "<note><chord/>")
                        + "<backup><duration>4</duration></backup><forward><duration>2</duration></forward>"
                        + note("A", 4, 2, "<voice>2</voice>")
                        + "</measure><measure>" + note("D", 4, 4, "<tie type='stop'/>") + "</measure>"))
                .score();
        assertThat(notes(score))
                .containsExactly(new Note(0, 3840, 60, 80), new Note(0, 1920, 63, 80), new Note(960, 960, 67, 80));
    }

    @Test
    void repeatsAndEndingsArePlayedOut() throws Exception {
        Score score = read(song("<measure>" + ATTRIBUTES + note("C", 4, 4, "") + "</measure>"
                        + "<measure><barline location='left'><ending number='1' type='start'/></barline>"
                        + note("D", 4, 4, "")
                        + "<barline location='right'><ending number='1' type='stop'/><repeat direction='backward'/>"
                        + "</barline></measure>"
                        + "<measure><barline location='left'><ending number='2' type='start'/></barline>"
                        + note("E", 4, 4, "")
                        + "<barline location='right'><ending number='2' type='discontinue'/></barline></measure>"
                        + "<measure>" + note("F", 4, 4, "") + "</measure>"))
                .score();
        assertThat(notes(score)).extracting(Note::pitch).containsExactly(60, 62, 60, 64, 65);
    }

    @Test
    void entitiesAreNeitherSwollenNorFetched() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        String outside = "<!DOCTYPE score-partwise [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>";
        String laughs = "<!DOCTYPE score-partwise [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY x '&b;&b;&b;'>]>";
        for (String type : List.of(outside, laughs)) {
            String document = song("<measure>" + ATTRIBUTES + note("C", 4, 4, "") + "</measure>")
                    .replace("<score-partwise>", type + "<score-partwise>")
                    .replace("Clarinet", "&x;");
            try {
                assertThat(read(document).score().tracks().getFirst().name())
                        .doesNotContain("secret")
                        .doesNotContain("ha");
            } catch (ScoreFileException refused) {
                assertThat(refused).hasMessageContaining("no well-formed XML");
            }
        }
    }

    @Test
    void anArchiveThatSwellsIsRefused() throws IOException {
        Path bomb = folder.resolve("bomb.mxl");
        try (OutputStream out = Files.newOutputStream(bomb);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("score.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 65; i++) {
                zip.write(zeros);
            }
        }
        assertThat(Files.size(bomb)).isLessThan(100_000);
        assertThatThrownBy(() -> MusicXmlReader.read(bomb)).hasMessageContaining("more than 64 MiB");
    }

    @Test
    void damagedDocumentsGiveAScoreOrAClearError() {
        long seed = 4711;
        RandomGenerator random = new Seed(seed).random();
        byte[] whole = song("<measure>" + ATTRIBUTES + note("C", 4, 4, "<tie type='start'/>") + "</measure><measure>"
                        + note("C", 4, 4, "<tie type='stop'/>") + "</measure>")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1500; i++) {
            byte[] bytes = whole.clone();
            for (int j = random.nextInt(1, 5); j > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? '0' + random.nextInt(10) : 'a');
            }
            byte[] cut = random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            try {
                assertThat(new MusicXmlReader(NAME, cut, GraceNotes.KEPT)
                                .read()
                                .score()
                                .endTick())
                        .isNotNegative();
            } catch (ScoreFileException told) {
                assertThat(told).as("seed " + seed + " turn " + i).hasMessageContaining("; ");
            }
        }
    }

    @Test
    void otherDocumentsSaySo() {
        assertThatThrownBy(() -> read("<html/>")).hasMessageContaining("no MusicXML");
        assertThatThrownBy(() -> read("<score-partwise>" + "<part/>".repeat(600) + "</score-partwise>"))
                .hasMessageContaining("more than 500 parts");
        assertThatThrownBy(() -> read("<score-timewise/>")).hasMessageContaining("timewise");
    }
}
