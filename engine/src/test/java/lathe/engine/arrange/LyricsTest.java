package lathe.engine.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.song.Song;
import org.junit.jupiter.api.Test;

class LyricsTest {

    private final Song song = SongWriter.write(
            Plans.song(
                    "pop",
                    "D major",
                    96,
                    Meter.FOUR_FOUR,
                    7,
                    List.of(
                            Plans.sung(
                                    SectionKind.VERSE,
                                    8,
                                    0.4,
                                    "Walking down the river",
                                    "Morning in my hair",
                                    "Oh",
                                    "Every single wonderful tomorrow is a song that we can share"),
                            Plans.sung(SectionKind.CHORUS, 4, 0.8, "사랑해 너를", "Ich liebe dich"))),
            "auto");

    @Test
    void everySyllableOfEveryLineIsSungInOrder() {
        assertThat(song.score().lyrics())
                .extracting(Timed::value)
                .startsWith("Wal-", "king", "down", "the", "ri-", "ver", "Mor-", "ning", "in", "my", "hair", "Oh")
                .endsWith("사-", "랑-", "해", "너-", "를", "Ich", "lie-", "be", "dich");
        assertThat(song.score().lyrics()).extracting(Timed::tick).isSorted();
    }

    @Test
    void eachSyllableHasANoteOfTheSinger() {
        Track singer = song.score().tracks().stream()
                .filter(track -> track.role() == TrackRole.MELODY)
                .findFirst()
                .orElseThrow();
        Set<Long> onsets = singer.notes().stream().map(Note::startTick).collect(Collectors.toSet());
        assertThat(singer.instrument()).isEqualTo("voice");
        assertThat(song.score().lyrics()).allMatch(word -> onsets.contains(word.tick()));
        assertThat(song.score().lyrics()).extracting(Timed::tick).doesNotHaveDuplicates();
    }

    @Test
    void linesBeginInTheirOwnBars() {
        long bar = 4L * Score.TICKS_PER_QUARTER;
        assertThat(tickOf("Mor-")).isBetween(2 * bar, 4 * bar);
        assertThat(tickOf("Oh")).isBetween(4 * bar, 6 * bar);
        assertThat(tickOf("사-")).isBetween(8 * bar, 10 * bar);
    }

    private long tickOf(String syllable) {
        return song.score().lyrics().stream()
                .filter(word -> word.value().equals(syllable))
                .findFirst()
                .orElseThrow()
                .tick();
    }

    @Test
    void theLyricFileHasALineForEachLineWithItsTime() {
        List<String> lines = LyricFile.text(song).lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).matches("\\[length:00:\\d\\d\\.\\d\\d]");
        assertThat(lines.get(1)).matches("\\[00:0\\d\\.\\d\\d]<00:0\\d\\.\\d\\d>Walking <.*>down <.*>the <.*>river");
        double seconds = song.score().tempo().seconds(tickOf("사-"));
        assertThat(lines.get(5))
                .startsWith(String.format("[00:%05.2f]", seconds))
                .endsWith("너를");
    }
}
