package lathe.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import org.junit.jupiter.api.Test;

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
}
