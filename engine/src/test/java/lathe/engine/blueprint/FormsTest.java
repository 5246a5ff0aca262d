package lathe.engine.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lathe.engine.score.Meter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {

    @ParameterizedTest
    @ValueSource(doubles = {5, 10, 30, 61, 95, 180, 240, 377, 600, 900})
    void everyStyleMeetsTheSecondsAskedForWithinHalfABar(double seconds) {
        for (String style : Styles.ALL) {
            for (String name : Meters.NAMES) {
                for (double bpm : new double[] {47, 92, 174}) {
                    Meter meter = Meters.parse(name).orElseThrow();
                    double bar = 60 / bpm * (meter.isCompound() ? 2 : meter.beats());
                    List<SectionPlan> sections = Forms.forStyle(style).fit(seconds, meter, bpm);
                    int bars = sections.stream().mapToInt(SectionPlan::bars).sum();
                    assertThat(bars).as(style + " " + name + " " + bpm).isEqualTo(Math.max(1, (int)
                            Math.round(seconds / bar)));
                }
            }
        }
    }

    @Test
    void aPopSongOfThreeMinutesHasWholePhrasesInNearlyAllSections() {
        List<SectionPlan> sections = Forms.forStyle("pop").fit(180, Meter.FOUR_FOUR, 120);
        assertThat(sections.stream().filter(section -> section.bars() % 4 == 0).count())
                .isGreaterThanOrEqualTo(sections.size() - 1L);
        assertThat(sections.getFirst().kind()).isEqualTo(SectionKind.INTRO);
        assertThat(sections.getLast().kind()).isEqualTo(SectionKind.OUTRO);
    }

    @Test
    void aLongSongRepeatsVerseAndChorusRatherThanStretchingThem() {
        List<SectionPlan> sections = Forms.forStyle("pop").fit(600, Meter.FOUR_FOUR, 120);
        assertThat(sections).allMatch(section -> section.bars() <= 24);
    }
}
