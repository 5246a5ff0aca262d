package lathe.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lathe.engine.blueprint.Styles;
import lathe.engine.orchestra.InstrumentFamily;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import org.junit.jupiter.api.Test;

class LexiconTest {

    private static Set<String> ids(ConceptKind... kinds) {
        return Lexicon.standard().surfaces().stream()
                .map(Surface::concept)
                .filter(concept -> List.of(kinds).contains(concept.kind()))
                .map(Concept::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theTablesHoldAsManyConceptsAndSurfacesAsPromised() {
        Set<String> forms =
                Lexicon.standard().surfaces().stream().map(Surface::letters).collect(Collectors.toSet());
        System.out.println(ids(ConceptKind.GENRE).size() + " genres, "
                + ids(ConceptKind.MOOD).size() + " moods, "
                + ids(ConceptKind.INSTRUMENT).size() + " instruments, "
                + ids(ConceptKind.SCENE).size() + " scenes, " + forms.size() + " surface forms");
        assertThat(ids(ConceptKind.GENRE)).hasSizeGreaterThanOrEqualTo(120);
        assertThat(ids(ConceptKind.MOOD)).hasSizeGreaterThanOrEqualTo(80);
        assertThat(ids(ConceptKind.INSTRUMENT)).hasSizeGreaterThanOrEqualTo(70);
        assertThat(ids(ConceptKind.SCENE)).hasSizeGreaterThanOrEqualTo(60);
        assertThat(ids(
                        ConceptKind.SECTION,
                        ConceptKind.PLACE,
                        ConceptKind.ARC,
                        ConceptKind.LEVEL,
                        ConceptKind.DEGREE,
                        ConceptKind.FORM,
                        ConceptKind.MODE,
                        ConceptKind.FEEL))
                .hasSizeGreaterThanOrEqualTo(40);
        assertThat(forms).hasSizeGreaterThanOrEqualTo(2500);
    }

    @Test
    void everyGenreHasAStyleThatExistsAndABandThatExists() {
        Set<String> styles = new TreeSet<>();
        for (String id : ids(ConceptKind.GENRE)) {
            Genre genre = Genre.get(id);
            styles.add(genre.style());
            assertThat(genre.instruments())
                    .as(id)
                    .isNotEmpty()
                    .allMatch(name -> Orchestra.find(name).isPresent());
            assertThat(genre.slowestBpm()).as(id).isBetween(30.0, genre.fastestBpm());
            assertThat(genre.fastestBpm()).as(id).isLessThanOrEqualTo(300);
            assertThat(genre.loudnessLufs()).as(id).isBetween(-24.0, -7.0);
        }
        assertThat(styles).containsExactlyInAnyOrderElementsOf(Styles.ALL);
    }

    @Test
    void everyInstrumentConceptSoundsAsOneOfTheOrchestraAndDeniesRealOnes() {
        Set<String> families = new TreeSet<>();
        for (InstrumentFamily family : InstrumentFamily.values()) {
            families.add(family.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        for (String id : ids(ConceptKind.INSTRUMENT)) {
            Instruments instrument = Instruments.of(id);
            assertThat(Orchestra.find(instrument.sounds())).as(id).isPresent();
            assertThat(instrument.forbids())
                    .as(id)
                    .isNotEmpty()
                    .allMatch(name ->
                            families.contains(name) || Orchestra.find(name).isPresent());
        }
        assertThat(ids(ConceptKind.INSTRUMENT).stream()
                        .map(id -> Instruments.of(id).sounds()))
                .containsAll(Orchestra.all().stream().map(InstrumentSpec::id).toList());
    }

    @Test
    void everySurfaceIsFoundAsItsOwnConceptUnlessAnotherOneWritesItTheSame() {
        Matcher matcher = new Matcher(Lexicon.standard());
        List<String> lost = Lexicon.standard().surfaces().stream()
                .filter(surface -> matcher.find(Folded.of(surface.letters()), surface.language()).stream()
                        .noneMatch(match -> match.concepts().contains(surface.concept())))
                .map(Surface::toString)
                .toList();
        assertThat(lost).isEmpty();
    }

    @Test
    void everyFallbackNamesAGenreAndAConcept() {
        Set<String> concepts = ids(ConceptKind.MOOD, ConceptKind.SCENE, ConceptKind.INSTRUMENT);
        for (String[] row : Tsv.rows("fallbacks.tsv")) {
            assertThat(concepts).contains(row[0]);
            assertThat(Genre.get(row[1]).id()).isEqualTo(row[1]);
        }
    }
}
