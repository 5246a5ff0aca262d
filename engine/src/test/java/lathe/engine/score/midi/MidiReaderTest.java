package lathe.engine.score.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.score.Note;
import lathe.engine.score.ReadScore;
import lathe.engine.score.Score;
import lathe.engine.score.ScoreFileException;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import org.junit.jupiter.api.Test;

class MidiReaderTest {

    private static final Path NAME = Path.of("odd.mid");
    private static final String END = " 00 ff 2f 00";

    private static ReadScore read(byte[] bytes) throws IOException {
        return MidiReader.read(NAME, bytes);
    }

    private static List<Note> notes(byte[] bytes) throws IOException {
        return read(bytes).score().tracks().stream()
                .flatMap(track -> track.notes().stream())
                .toList();
    }

    @Test
    void runningStatusAndVelocityZeroMakeNotes() throws IOException {
        byte[] file = Smf.file(0, 96, "00 90 3c 40 60 3c 00 00 40 50 60 40 00" + END);
        assertThat(notes(file)).containsExactly(new Note(0, 96, 60, 64), new Note(96, 96, 64, 80));
        assertThat(read(file).remarks()).isEmpty();
    }

    @Test
    void overlappingNotesOfOnePitchEndInTheOrderTheyBegan() throws IOException {
        byte[] file = Smf.file(0, 96, "00 90 3c 40 10 90 3c 41 10 80 3c 00 10 80 3c 00" + END);
        assertThat(notes(file)).containsExactly(new Note(0, 32, 60, 64), new Note(16, 32, 60, 65));
    }

    @Test
    void aLostEndDoesNotShiftTheNotesAfterIt() throws IOException {
        byte[] file = Smf.file(0, 96, "00 90 3c 40 10 90 3c 41 10 80 3c 00 10 90 3c 42 10 80 3c 00" + END);
        assertThat(notes(file))
                .containsExactly(new Note(0, 16, 60, 64), new Note(16, 16, 60, 65), new Note(48, 16, 60, 66));
        assertThat(read(file).remarks()).containsExactly("a note without an end stops where its pitch begins anew");
    }

    @Test
    void orphansHangingAndEmptyNotesAreMendedAndTold() throws IOException {
        byte[] file = Smf.file(0, 96, "00 80 3c 00 00 90 40 40 00 80 40 00 10 90 43 40 20 ff 2f 00");
        assertThat(notes(file)).containsExactly(new Note(0, 1, 64, 64), new Note(16, 32, 67, 64));
        assertThat(read(file).remarks())
                .containsExactly(
                        "an end without a note left out",
                        "a note without length lasts one tick",
                        "a note without an end stops with its track");
    }

    @Test
    void aTrackThatBreaksOffKeepsItsNotes() throws IOException {
        byte[] whole = Smf.file(0, 96, "00 90 3c 40 60 80 3c 00 00 90 40 50 60 80 40 00" + END);
        byte[] cut = Arrays.copyOf(whole, whole.length - 6);
        assertThat(notes(cut)).hasSize(2);
        assertThat(read(cut).remarks()).anyMatch(remark -> remark.contains("breaks off"));
    }

    @Test
    void bytesThatCannotBeMidiAreRefusedWithTheirPlace() {
        byte[] file = Smf.file(0, 96, "00 90 3c c0 10 80 3c 00" + END);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ScoreFileException.class)
                .hasMessage("odd.mid: track 1 is damaged at byte 25 (a data byte above 127); "
                        + "export the file again, or repair it in a MIDI editor");
    }

    @Test
    void wrongChunkLengthsAreMended() throws IOException {
        byte[] notes = Smf.hex("00 90 3c 40 60 80 3c 00" + END);
        byte[] tooLong = Smf.join(Smf.header(0, 1, 96), Smf.hex("4d54726b 7fffffff"), notes);
        assertThat(notes(tooLong)).containsExactly(new Note(0, 96, 60, 64));
        byte[] zero = Smf.join(Smf.header(0, 1, 96), Smf.hex("4d54726b 00000000"), notes);
        assertThat(notes(zero)).containsExactly(new Note(0, 96, 60, 64));
        assertThat(read(zero).remarks()).anyMatch(remark -> remark.contains("behind the length"));
    }

    @Test
    void unknownChunksAndSystemMessagesArePassedOver() throws IOException {
        byte[] file = Smf.join(
                Smf.header(1, 1, 96),
                EventBytes.chunk("XFIH", new byte[9]),
                EventBytes.chunk("MTrk", Smf.hex("00 f0 05 7e 7f 09 01 f7 00 90 3c 40 60 80 3c 00" + END)));
        assertThat(notes(file)).containsExactly(new Note(0, 96, 60, 64));
    }

    @Test
    void aFileInRiffIsFound() throws IOException {
        byte[] inner = Smf.file(0, 96, "00 90 3c 40 60 80 3c 00" + END);
        byte[] riff = Smf.join(Smf.hex("52494646 40000000 524d4944 64617461 30000000"), inner);
        assertThat(MidiReader.isMidi(riff)).isTrue();
        assertThat(notes(riff)).hasSize(1);
    }

    @Test
    void filmTimeIsKeptToTheMicrosecond() throws IOException {
        // 25 frames of 40 ticks: 1000 ticks a second; a tempo event must not change that
        Score pal = read(Smf.file(0, 0xE728, "00 ff 51 03 01 00 00 87 68 90 3c 40 87 68 80 3c 00" + END))
                .score();
        assertThat(pal.tempo().seconds(1000)).isCloseTo(1.0, within(1e-12));
        assertThat(pal.tracks().getFirst().notes()).containsExactly(new Note(1000, 1000, 60, 64));
        // 29 means 30 frames in 1.001 s: 30 ticks of one a frame
        Score ntsc = read(Smf.file(0, 0xE301, "00 90 3c 40 1e 80 3c 00" + END)).score();
        assertThat(ntsc.seconds()).isCloseTo(1.001, within(1e-12));
    }

    @Test
    void patternsOfFormat2FollowOneAnother() throws IOException {
        String pattern = "00 90 3c 40 60 80 3c 00" + END;
        assertThat(notes(Smf.file(2, 96, pattern, pattern)))
                .containsExactly(new Note(0, 96, 60, 64), new Note(96, 96, 60, 64));
    }

    @Test
    void channelsOfFormat0BecomeTracks() throws IOException {
        Score score = read(Smf.file(
                        0,
                        96,
                        Smf.text(3, "Duo") + "00 c0 28 00 c1 20 00 90 4c 40 00 91 24 40 00 99 24 40 60 80 4c 00"
                                + " 00 81 24 00 00 89 24 00" + END))
                .score();
        assertThat(score.title()).isEqualTo("Duo");
        assertThat(score.tracks()).extracting(Track::instrument).containsExactly("violin", "acoustic-bass", "drums");
        assertThat(score.tracks()).extracting(Track::percussion).containsExactly(false, false, true);
    }

    @Test
    void aProgramSetInAnotherTrackOfTheChannelHolds() throws IOException {
        Score score = read(Smf.file(1, 96, "00 c3 49" + END, "00 93 4c 40 60 83 4c 00" + END))
                .score();
        assertThat(score.tracks().getFirst().instrument()).isEqualTo("flute");
    }

    @Test
    void signaturesOfKeyAndTimeAreRead() throws IOException {
        Score score = read(Smf.file(0, 96, "00 ff 58 04 06 03 24 08 00 ff 59 02 fd 01" + END))
                .score();
        assertThat(score.meters()).hasToString("[Timed[tick=0, value=6/8]]");
        assertThat(score.keys()).containsExactly(new Timed<>(0, new Key(0, Mode.MINOR)));
    }

    @Test
    void wordsOfKaraokeTextsAreHyphenated() throws IOException {
        Path karaoke = Path.of("../../shared/data/midi/jazzsoft_test-karaoke-kar.mid");
        assumeTrue(Files.exists(karaoke), "no " + karaoke);
        Score score = MidiReader.read(karaoke).score();
        assertThat(score.lyrics().stream().map(Timed::value).limit(6))
                .containsExactly("Ma-", "ry", "was", "a", "lit-", "tle");
        assertThat(score.lyrics().getFirst().tick()).isEqualTo(0);
        assertThat(score.lyrics().get(1).tick()).isEqualTo(75);
    }

    @Test
    void realFilesHaveTheNotesThatAreKnown() throws IOException {
        List<Path> files = MidiRoundTripTest.realFiles();
        for (Path file : files) {
            ReadScore read = MidiReader.read(file);
            assertThat(read.score().noteCount()).as(file.toString()).isPositive();
            if (file.endsWith("k525_mvt1.mid")) {
                assertThat(read.score().noteCount()).isEqualTo(6398);
                assertThat(read.score().tracks()).hasSize(5);
            }
            if (file.endsWith("ode_to_joy.mid")) {
                assertThat(read.score().noteCount()).isEqualTo(15);
                assertThat(read.score().seconds()).isCloseTo(9.85, within(0.05));
            }
        }
    }

    @Test
    void damagedFilesGiveAScoreOrAClearError() throws IOException {
        long seed = 20261121;
        RandomGenerator random = new Seed(seed).random();
        List<Path> files = MidiRoundTripTest.realFiles();
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            Path file = files.get(i % files.size());
            byte[] bytes = damaged(Files.readAllBytes(file), random);
            try {
                Score score = MidiReader.read(file, bytes).score();
                assertThat(MidiReader.read(file, MidiWriter.bytes(score))
                                .score()
                                .noteCount())
                        .as("seed " + seed + " turn " + i)
                        .isEqualTo(score.noteCount());
            } catch (ScoreFileException told) {
                refused++;
                assertThat(told).as("seed " + seed + " turn " + i).hasMessageContaining("; ");
            }
        }
        assertThat(refused).isBetween(1, 1400);
    }

    private static byte[] damaged(byte[] bytes, RandomGenerator random) {
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    @Test
    void filesThatAreNoMidiSaySo() {
        assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("no MThd");
        assertThatThrownBy(() -> read(Smf.header(1, 3, 96))).hasMessageContaining("no track");
        assertThatThrownBy(() -> read(Smf.file(0, 0, END))).hasMessageContaining("0 ticks");
        String pauses = "ff ff ff 7f ff 01 00 ".repeat(3);
        assertThatThrownBy(() -> read(Smf.file(0, 96, pauses + "00 90 3c 40 60 80 3c 00" + END)))
                .hasMessageContaining("hours");
    }
}
