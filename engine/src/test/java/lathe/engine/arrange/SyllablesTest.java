package lathe.engine.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyllablesTest {

    /** Counts as dictionaries give them. */
    @ParameterizedTest
    @CsvSource({
        "calm, 1", "love, 1", "loved, 1", "wanted, 2", "morning, 2", "beautiful, 3", "hello, 2", "nation, 2",
                "little, 2",
        "table, 2", "times, 1", "roses, 2", "station, 2", "radio, 3", "away, 2", "I'm, 1", "tomorrow, 3", "queen, 1",
        "Himmel, 2", "träumen, 2", "schön, 1", "Straße, 2", "überall, 3", "für, 1"
    })
    void aWordHasItsSyllables(String word, int count) {
        assertThat(in(word)).hasSize(count);
    }

    @Test
    void wordsOfALineGoOnWithAHyphen() {
        assertThat(in("Ich liebe dich, mein Morgenstern"))
                .containsExactly("Ich", "lie-", "be", "dich,", "mein", "Mor-", "gen-", "stern");
        assertThat(in("hel-lo, won-der-ful")).containsExactly("hel-", "lo,", "won-", "der-", "ful");
    }

    @Test
    void aHangulBlockIsASyllable() {
        assertThat(in("사랑해 너를!")).containsExactly("사-", "랑-", "해", "너-", "를!");
    }

    @Test
    void nothingIsLostOfALine() {
        for (String line :
                List.of("Strange rhythms, psst... (oh yeah) 24/7", "Schlaf', Kindlein, schlaf'", "é à ü", "きょう は")) {
            String joined = String.join("", in(line)).replace("-", "");
            assertThat(joined).isEqualTo(line.replaceAll("[\\s-]", ""));
        }
    }

    @Test
    void allLinesTogetherTellTheLanguage() {
        Syllables german = new Syllables(List.of("Ich geh durch die Nacht", "Leise Lieder"));
        assertThat(german.in("Leise Lieder")).containsExactly("Lei-", "se", "Lie-", "der");
        assertThat(new Syllables(List.of("Please love me")).in("Please")).containsExactly("Please");
    }

    private static List<String> in(String line) {
        return new Syllables(List.of(line)).in(line);
    }
}
