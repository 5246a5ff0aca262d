package lathe.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTest {

    private static Blueprint read(String text) {
        return Prompt.read(text, 7).blueprint();
    }

    private static List<SectionKind> kinds(Blueprint blueprint) {
        return blueprint.sections().stream().map(SectionPlan::kind).toList();
    }

    @Test
    void anEnglishBalladIsReadWithKeyTempoAndRise() {
        Blueprint blueprint = read("calm piano ballad in A minor, 72 bpm, builds to a big chorus");
        assertThat(blueprint.bpm()).isEqualTo(72);
        assertThat(blueprint.key().name()).isEqualTo("A minor");
        assertThat(blueprint.style()).isEqualTo("k-ballad");
        assertThat(blueprint.instruments()).containsExactly("piano");
        assertThat(blueprint.moods()).containsOnlyKeys("calm");
        List<Double> choruses = blueprint.sections().stream()
                .filter(section -> section.kind() == SectionKind.CHORUS)
                .map(SectionPlan::energy)
                .toList();
        assertThat(choruses).isSorted().last().isEqualTo(0.95);
        assertThat(blueprint.sections().getFirst().energy()).isLessThan(0.25);
        assertThat(blueprint.sources()).containsEntry("bpm", "\"72 bpm\"").containsEntry("key", "\"A minor\"");
    }

    @Test
    void aGermanBalladEndsQuietly() {
        Blueprint blueprint = read("Ruhige Klavierballade in H-Moll, am Ende ganz leise");
        assertThat(blueprint.key().name()).isEqualTo("B minor");
        assertThat(blueprint.instruments()).containsExactly("piano");
        assertThat(blueprint.genres()).containsOnlyKeys("ballad");
        assertThat(blueprint.sections().getLast().energy()).isLessThan(0.25);
    }

    @Test
    void aKoreanDanceSongFollowsItsTags() {
        Blueprint blueprint = read("신나는 K-pop 댄스, 128 bpm, [Intro][Verse][Chorus][Bridge][Chorus][Outro]");
        assertThat(blueprint.bpm()).isEqualTo(128);
        assertThat(blueprint.style()).isEqualTo("k-pop");
        assertThat(kinds(blueprint))
                .containsExactly(
                        SectionKind.INTRO,
                        SectionKind.VERSE,
                        SectionKind.CHORUS,
                        SectionKind.BRIDGE,
                        SectionKind.CHORUS,
                        SectionKind.OUTRO);
    }

    @Test
    void anEmptyPromptIsAPopSongAndSaysSo() {
        Reading reading = Prompt.read("");
        assertThat(reading.blueprint().style()).isEqualTo("pop");
        assertThat(reading.notes()).containsExactly("the prompt is empty; everything is a default");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "no drums or bass, soft piano ! drums,bass ! piano",
                "without drums and vocals but with strings ! drums,voices ! strings",
                "no drums, bass or guitar, please; just organ ! drums,bass,guitar ! organ",
                "ohne Schlagzeug und Bass, mit Klavier ! drums,bass ! piano",
                "weder Gitarre noch Geige, sondern Cello ! guitar,violin ! cello",
                "bitte kein Saxophon ! reed ! ''",
                "드럼과 베이스 없이 피아노 ! drums,bass ! piano",
                "기타 말고 하프로 ! guitar ! harp",
                "타악기는 빼고 현악 ! percussion ! strings",
                "instrumental, piano ! voices ! piano",
                "Schlagzeug weglassen, Harfe ! drums ! harp"
            })
    void whatIsDeniedMustNotSound(String prompt, String without, String instruments) {
        Blueprint blueprint = read(prompt);
        assertThat(String.join(",", blueprint.without())).isEqualTo(without);
        assertThat(String.join(",", blueprint.instruments())).isEqualTo(instruments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "solo piano, calm ! true",
                "nur Klavier, ruhig ! true",
                "조용한 피아노만 ! true",
                "piano only ! true",
                "am Ende nur noch Klavier, Popballade ! false",
                "rock with a guitar solo ! false"
            })
    void anInstrumentAskedForAloneIsMarked(String prompt, boolean alone) {
        assertThat(read(prompt).moods().containsKey("solo")).isEqualTo(alone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "fast slow pop ! slow and fast contradict each other; the tempo stays in the middle",
                "90 bpm, 120 bpm ! several tempi (90 bpm, 120 bpm); the first holds",
                "in A minor and in C major ! several keys (A minor, C major); the first holds",
                "piano, no piano ! piano is both wished for and denied; the denial holds",
                "instrumental with vocals ! instrumental and vocals contradict each other; it stays instrumental",
                "like the Beatles ! the name \"the Beatles\" is ignored: no artist is imitated; describe the sound instead",
                "아이유 느낌 ! the name \"아이유\" is ignored: no artist is imitated; describe the sound instead",
                "7/8 rock ! metre 7/8 is not played; 4/4 stands in for it"
            })
    void contradictionsAreSettledByRuleAndNoted(String prompt, String note) {
        assertThat(Prompt.read(prompt).notes()).contains(note);
    }

    @Test
    void tagsKeepTheUsersOrderLengthsChordsAndLines() {
        Blueprint blueprint = read("""
                indie folk, 100 bpm
                [Intro: acoustic guitar only, 2 bars]
                [Strophe 1 - leise]
                Rain on the roof again
                Nobody calls my name
                (calls my name)
                [Chorus x2 - big] | Am | F | C G | Em |
                Stay
                [Fade out]
                """);
        assertThat(kinds(blueprint))
                .containsExactly(
                        SectionKind.INTRO,
                        SectionKind.VERSE,
                        SectionKind.CHORUS,
                        SectionKind.CHORUS,
                        SectionKind.OUTRO);
        SectionPlan intro = blueprint.sections().getFirst();
        assertThat(intro.bars()).isEqualTo(2);
        assertThat(intro.instruments()).containsExactly("acoustic-guitar");
        SectionPlan verse = blueprint.sections().get(1);
        assertThat(verse.lyrics()).hasSize(3);
        assertThat(verse.bars()).isEqualTo(8);
        assertThat(verse.energy()).isLessThan(0.4);
        SectionPlan chorus = blueprint.sections().get(2);
        assertThat(chorus.chords()).hasSize(4);
        assertThat(chorus.chordsOf(2).orElseThrow()).hasSize(2);
        assertThat(chorus.energy()).isGreaterThan(0.9);
        assertThat(chorus.lyrics()).containsExactly("Stay");
    }

    @Test
    void theSameWordsAndSeedGiveTheSameBlueprintAndAnotherSeedAnotherKey() {
        assertThat(Prompt.read("happy pop", 5)).isEqualTo(Prompt.read("happy pop", 5));
        assertThat(LongStream.range(0, 20)
                        .mapToObj(seed ->
                                Prompt.read("happy pop", seed).blueprint().key().name())
                        .distinct()
                        .count())
                .isGreaterThan(2);
        assertThat(Prompt.read("happy pop, seed=99", 5).blueprint().seed()).isEqualTo(99);
    }

    @Test
    void everyValueNamesWhatSetIt() {
        Blueprint blueprint = read("Traurige Rockballade mit Geige, ohne Bass, 3 Minuten");
        assertThat(blueprint.sources())
                .containsEntry("genres.power-ballad", "\"Rockballade\"")
                .containsEntry("moods.sad", "\"Traurige\"")
                .containsEntry("instruments[0]", "\"Geige\"")
                .containsEntry("without[0]", "\"Bass\"")
                .containsEntry("seconds", "\"3 Minuten\"")
                .containsEntry("bpm", "default for genre power-ballad, shifted by sad")
                .containsKeys("key", "meter", "swing", "sections", "loudness_lufs", "seed", "style");
    }

    @Test
    void headingsWithAColonStandForTags() {
        Blueprint blueprint =
                read("soft pop\n\nVerse 1:\nThe lights go down\nThe night is long\n\nChorus:\nSing with me\n");
        assertThat(kinds(blueprint)).containsExactly(SectionKind.VERSE, SectionKind.CHORUS);
        assertThat(blueprint.sections().getLast().lyrics()).containsExactly("Sing with me");
    }

    @Test
    void aSongThatIsLeftToOneInstrumentAtItsEndIsQuietThere() {
        Blueprint blueprint = read("rock that gets heavier, then ends with just a piano");
        assertThat(blueprint.sections().getLast().energy()).isLessThan(0.25);
        assertThat(blueprint.moods()).doesNotContainKey("solo");
    }
}
