package lathe.engine.score.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.ReadScore;
import lathe.engine.score.Score;
import lathe.engine.score.ScoreFileException;
import lathe.engine.score.Timed;
import lathe.engine.seed.Seed;
import org.junit.jupiter.api.Test;

/** Expected pitches and lengths are worked out by hand from the standard 2.1; an eighth is 480 ticks. */
class AbcReaderTest {

    private static final Path NAME = Path.of("tune.abc");

    private static ReadScore read(String text) throws ScoreFileException {
        return AbcReader.read(NAME, text);
    }

    private static Score tune(String key, String music) throws ScoreFileException {
        return read("X:1\nT:Tune\nM:4/4\nL:1/8\nK:" + key + "\n" + music + "\n").score();
    }

    private static List<Integer> pitches(Score score) {
        return notes(score).stream().map(Note::pitch).toList();
    }

    private static List<Long> starts(Score score) {
        return notes(score).stream().map(Note::startTick).toList();
    }

    private static List<Long> lengths(Score score) {
        return notes(score).stream().map(Note::durationTicks).toList();
    }

    private static List<Note> notes(Score score) {
        return score.tracks().getFirst().notes();
    }

    @Test
    void lettersOctavesAndAccidentalsAreAsTheStandardSays() throws Exception {
        assertThat(pitches(tune("C", "C, C c c' ^C _B, =B ^^f"))).containsExactly(48, 60, 72, 84, 61, 58, 71, 79);
        assertThat(pitches(tune("D", "F C =f ^G"))).containsExactly(66, 61, 77, 68);
        assertThat(pitches(tune("Edor", "F C"))).containsExactly(66, 61);
        assertThat(pitches(tune("Gm", "B E"))).containsExactly(70, 63);
        assertThat(pitches(tune("D =c", "c f"))).containsExactly(72, 78);
        assertThat(pitches(tune("Hp", "f c g"))).containsExactly(78, 73, 79);
        assertThat(pitches(tune("C clef=treble-8", "C"))).containsExactly(48);
    }

    @Test
    void accidentalsHoldToTheBarLineAndOverATie() throws Exception {
        assertThat(pitches(tune("C", "^F F f | F"))).containsExactly(66, 66, 78, 65);
        assertThat(pitches(tune("C", "^F8- | F4 F4"))).containsExactly(66, 65);
        assertThat(lengths(tune("C", "^F8- | F4 F4"))).containsExactly(12 * 480L, 4 * 480L);
    }

    @Test
    void lengthsTupletsAndBrokenRhythmAdd() throws Exception {
        assertThat(lengths(tune("C", "C2 C C/ C/2 C// C3/2"))).containsExactly(960L, 480L, 240L, 240L, 120L, 720L);
        assertThat(lengths(tune("C", "(3CDE (3:2:2CD E"))).containsExactly(320L, 320L, 320L, 320L, 320L, 480L);
        assertThat(lengths(tune("C", "(2CD (5CDEFG")).subList(0, 2)).containsExactly(720L, 720L);
        assertThat(lengths(tune("C", "C>D C<D C>>D C3<D")))
                .containsExactly(720L, 240L, 240L, 720L, 840L, 120L, 720L, 720L);
        assertThat(starts(tune("C", "C> D E"))).containsExactly(0L, 720L, 960L);
    }

    @Test
    void chordsSoundTogetherAndChordSymbolsHoldUntilTheNext() throws Exception {
        Score score = tune("C", "\"Am\"[ACE]4 \"F\"[FAc]2-[FAc]2 | \"^slowly\"\"N.C.\"z8");
        assertThat(pitches(score)).containsExactly(60, 64, 69, 65, 69, 72);
        assertThat(lengths(score)).containsOnly(1920L);
        assertThat(score.chords())
                .extracting(span -> span.chord().symbol(false))
                .containsExactly("Am", "F");
        assertThat(score.chords()).extracting(ChordSpan::durationTicks).containsExactly(1920L, 1920L);
    }

    @Test
    void repeatsAndEndingsArePlayedOut() throws Exception {
        assertThat(pitches(tune("C", "|: C8 |1 D8 :|2 E8 || F8 |]"))).containsExactly(60, 62, 60, 64, 65);
        assertThat(pitches(tune("C", "C8 :: D8 :|"))).containsExactly(60, 60, 62, 62);
        assertThat(pitches(tune("C", "|: C8 [1,3 D8 :| [2 E8 :|"))).containsExactly(60, 62, 60, 64, 60, 62);
        assertThat(pitches(tune("C", "C8 | D8 ||"))).containsExactly(60, 62);
    }

    @Test
    void versesFollowTheRepeats() throws Exception {
        Score score = tune("C", "|: C4 D4 | E2 F2 G4 :|\nw: Ma-ry had a~lit- tle\nw: ei-ne neu_ e");
        assertThat(score.lyrics().stream().map(Timed::value))
                .containsExactly("Ma-", "ry", "had", "a lit-", "tle", "ei-", "ne", "neu", "e");
        assertThat(score.lyrics().get(8).tick()).isEqualTo(8 * 960 + 8 * 480 / 2 * 2 + 4 * 480);
    }

    @Test
    void voicesOverlaysAndFieldsWithinMusicAreFollowed() throws Exception {
        Score score = read("""
                        X:1
                        M:C|
                        L:1/4
                        Q:1/2=60
                        K:C
                        V:1 name="Lute"
                        %%MIDI program 24
                        V:2 clef=bass
                        [V:1] c2 d2 & E4 | [M:3/4][K:G] f3 |
                        [V:2] C,4 | [L:1/8][M:3/4] D,6 |
                        """).score();
        assertThat(score.tracks()).hasSize(2);
        assertThat(score.tracks().getFirst().name()).isEqualTo("Lute");
        assertThat(score.tracks().getFirst().instrument()).isEqualTo("nylon-guitar");
        assertThat(pitches(score)).containsExactly(64, 72, 74, 78);
        assertThat(score.tempo().quartersPerMinute(0)).isCloseTo(120, within(1e-9));
        assertThat(score.meters()).hasToString("[Timed[tick=0, value=2/2], Timed[tick=3840, value=3/4]]");
        assertThat(score.tracks().get(1).endTick()).isEqualTo(3840 + 2880);
    }

    @Test
    void graceNotesComeBeforeTheBeat() throws Exception {
        Score score = tune("C", "C4 {de}f4");
        assertThat(pitches(score)).containsExactly(60, 74, 76, 77);
        assertThat(starts(score)).containsExactly(0L, 1680L, 1800L, 1920L);
    }

    @Test
    void oneTuneOfManyIsFoundByItsNumber() throws Exception {
        List<AbcBook.Tune> tunes = AbcBook.tunes("L:1/4\nX:1\nK:C\nC\n\nsome words\n\nX:7\nT:Seven\nK:G\nF\n");
        assertThat(tunes).extracting(AbcBook.Tune::number).containsExactly(1, 7);
        assertThat(tunes.get(1).lines()).startsWith("L:1/4");
        assertThatThrownBy(() -> read("just words")).hasMessageContaining("no tune in ABC");
    }

    @Test
    void noTextOfAnyKindBreaksTheReader() {
        long seed = 811;
        RandomGenerator random = new Seed(seed).random();
        String alphabet = "ABCDEFGabcdefgzxZ[]|:(){}<>^_=,'/-0123456789 \"!+&.~%\\\n:wVKMLQP~uvT$*yJ";
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder("X:1\nK:C\n");
            for (int j = random.nextInt(200); j > 0; j--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(read(text.toString()).score().endTick()).isNotNegative();
            } catch (ScoreFileException told) {
                assertThat(told).as("seed " + seed + " turn " + i).hasMessageContaining("; ");
            }
        }
    }

    @Test
    void voicesWithoutNumberAreReadIntoOne() throws Exception {
        StringBuilder music = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            music.append("V:").append(i).append("\nC\n");
        }
        assertThat(tune("C", music.toString()).noteCount()).isEqualTo(300);
        assertThat(tune("C", music.toString()).tracks()).hasSize(250);
    }

    @Test
    void absurdLengthsAreRefused() {
        assertThatThrownBy(() -> tune("C", "C9999999 ".repeat(50))).hasMessageContaining("longer than a day");
    }
}
