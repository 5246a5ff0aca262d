package lathe.engine.arrange.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.Styles;
import lathe.engine.orchestra.InstrumentFamily;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.TrackRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BandsTest {

    static Stream<String> styles() {
        return Styles.ALL.stream();
    }

    private static List<Part> band(String style, List<String> instruments, List<String> without) {
        return StyleBook.get(style).parts(Sections.blueprint(style, instruments, without));
    }

    @ParameterizedTest
    @MethodSource("styles")
    void aStyleHasABandOfFourToSeven(String id) {
        List<Part> band = band(id, List.of(), List.of());
        assertThat(band).hasSizeBetween(4, 7);
        assertThat(band).extracting(Part::role).contains(TrackRole.MELODY, TrackRole.BASS);
        assertThat(band).allMatch(part -> part.entersAt() >= 0 && part.entersAt() < 1);
        assertThat(band.getFirst().entersAt()).isZero();
    }

    @ParameterizedTest
    @MethodSource("styles")
    void everyInstrumentThatIsAskedForPlays(String id) {
        for (InstrumentSpec spec : Orchestra.all()) {
            assertThat(band(id, List.of(spec.id()), List.of()))
                    .as("%s in %s", spec.id(), id)
                    .extracting(part -> part.instrument().id())
                    .contains(spec.id());
        }
    }

    @ParameterizedTest
    @MethodSource("styles")
    void whatASongDoesWithoutIsNotThere(String id) {
        for (InstrumentFamily family : InstrumentFamily.values()) {
            String name = StyleSheet.kebab(family.name());
            List<Part> band = band(id, List.of(), List.of(name));
            assertThat(band).as(name).noneMatch(part -> part.instrument().family() == family);
            assertThat(band).as(name).anyMatch(part -> part.role() == TrackRole.MELODY);
        }
        assertThat(band(id, List.of(), List.of("drums"))).noneMatch(part -> part.role() == TrackRole.DRUMS);
        assertThat(band(id, List.of(), List.of("bass"))).noneMatch(part -> part.role() == TrackRole.BASS);
        assertThat(band(id, List.of("piano"), List.of("piano")))
                .noneMatch(part -> "piano".equals(part.instrument().id()));
    }

    @Test
    void askedInstrumentsTakeThePlacesThatFitThem() {
        List<Part> band = band("pop", List.of("acoustic-guitar", "cello", "acoustic-bass"), List.of());
        assertThat(role(band, "acoustic-guitar")).isEqualTo(TrackRole.CHORDS);
        assertThat(role(band, "acoustic-bass")).isEqualTo(TrackRole.BASS);
        assertThat(role(band, "cello")).isIn(TrackRole.MELODY, TrackRole.COUNTER);
        assertThat(band).filteredOn(part -> part.role() == TrackRole.BASS).hasSize(1);
    }

    @Test
    void aPianoBalladStillHasABand() {
        List<Part> band = band("k-ballad", List.of("piano"), List.of());
        assertThat(role(band, "piano")).isEqualTo(TrackRole.CHORDS);
        assertThat(band).hasSizeGreaterThan(3);
    }

    @Test
    void aSoloIsPlayedAlone() {
        Blueprint plain = Sections.blueprint("pop", List.of("piano"), List.of());
        SequencedMap<String, Double> moods = new LinkedHashMap<>();
        moods.put("solo", 1.0);
        Blueprint solo = new Blueprint(
                plain.title(),
                plain.style(),
                plain.genres(),
                moods,
                plain.bpm(),
                plain.meter(),
                plain.key(),
                plain.seconds(),
                plain.swing(),
                plain.sections(),
                plain.instruments(),
                plain.without(),
                plain.loudnessLufs(),
                plain.seed(),
                plain.sources(),
                plain.locked());
        List<Part> parts = StyleBook.get("pop").parts(solo);
        assertThat(parts).extracting(part -> part.instrument().id()).containsOnly("piano");
        assertThat(parts).extracting(Part::role).contains(TrackRole.MELODY, TrackRole.CHORDS);
    }

    private static TrackRole role(List<Part> band, String instrument) {
        return band.stream()
                .filter(part -> part.instrument().id().equals(instrument))
                .map(Part::role)
                .findFirst()
                .orElseThrow();
    }
}
