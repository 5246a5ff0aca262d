package lathe.engine.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Timed;
import lathe.engine.song.PlacedSection;
import lathe.engine.song.Song;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SongWriterTest {

    @Test
    void sectionsLieWhereTheBlueprintPutsThem() {
        Song song = SongWriter.write(Plans.song("pop", "C major", 120, 1), "auto");
        assertThat(song.sections())
                .extracting(PlacedSection::name)
                .containsExactly("Intro:1", "Verse:1", "Chorus:1", "Verse:2", "Chorus:2", "Outro:1");
        assertThat(song.sections()).extracting(PlacedSection::startBar).containsExactly(0, 4, 12, 20, 28, 36);
        assertThat(song.score().markers())
                .extracting(Timed::tick)
                .containsExactly(0L, 15360L, 46080L, 76800L, 107520L, 138240L);
    }

    @Test
    void theSameSeedGivesTheSameSong() {
        Song once = SongWriter.write(Plans.song("rock", "E minor", 140, 5), "auto");
        Song again = SongWriter.write(Plans.song("rock", "E minor", 140, 5), "auto");
        Song other = SongWriter.write(Plans.song("rock", "E minor", 140, 6), "auto");
        assertThat(again).isEqualTo(once);
        assertThat(other.score()).isNotEqualTo(once.score());
    }

    @Test
    void chordsOfTheBlueprintAreTheChordsOfTheScore() {
        SectionPlan chorus = Plans.chords(SectionKind.CHORUS, 4, 0.8, "Am | F G | C | E7 Am F");
        Song song = SongWriter.write(Plans.song("pop", "A minor", 100, Meter.FOUR_FOUR, 3, List.of(chorus)), "auto");
        assertThat(song.score().chords())
                .extracting(span -> span.chord().symbol(false))
                .containsExactly("Am", "F", "G", "C", "E7", "Am", "F");
        assertThat(song.score().chords())
                .extracting(ChordSpan::startTick)
                .containsExactly(0L, 3840L, 5760L, 7680L, 11520L, 13440L, 14400L);
    }

    @ParameterizedTest
    @CsvSource({"pop, auto, markov", "waltz, auto, constraint", "chorale, auto, hmm", "pop, hmm, hmm"})
    void aSongNamesWhoWroteItSoThatLaterWorkIsByTheSame(String style, String asked, String wrote) {
        Song song = SongWriter.write(Plans.song(style, "G major", 90, 2), asked);
        assertThat(song.composer()).isEqualTo(wrote);
        assertThat(song.score())
                .isEqualTo(SongWriter.write(song.blueprint(), wrote).score());
        assertThat(new SongEditor(song).replace(List.of("1")).composer()).isEqualTo(wrote);
    }
}
