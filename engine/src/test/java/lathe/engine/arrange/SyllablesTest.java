package lathe.engine.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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

    /** Words with the syllables that dictionaries part them in. */
    private static final String ENGLISH =
            "love 1 heart 1 tonight 2 forever 3 dancing 2 little 2 fire 1 dream 1 beautiful 3 remember 3"
                    + " yesterday 3 running 2 loved 1 wanted 2 houses 2 voices 2 memories 3 shadows 2 alone 2 everything 3 time 1"
                    + " people 2 table 2 moonlight 2 dreaming 2 baby 2 happy 2 walked 1 decided 3 kisses 2 the 1 you 1 our 1 crying 2"
                    + " radio 3 million 2 station 2 question 2 quiet 2 create 2 being 2 piano 3 angel 2 burning 2 summer 2 rain 1"
                    + " lonely 2 waiting 2 whispers 2 change 1 changes 2 smile 1 smiles 1 away 2 yellow 2 sky 1 every 2 power 2 flower 2"
                    + " somebody 3 never 2 stars 1 tears 1 broken 2 home 1 over 2 river 2 ocean 2 believe 2 believed 2 again 2 eyes 1"
                    + " breathe 1 apple 2 candle 2 goodbye 2 middle 2 stories 2 golden 2 rescue 2 tomorrow 3 wherever 3";

    private static final String GERMAN =
            "Liebe 2 Herz 1 Nacht 1 heute 2 Träume 2 Feuer 2 Regen 2 Straße 2 für 1 immer 2 Sehnsucht 2"
                    + " Augenblick 3 gehen 2 allein 2 Sterne 2 Himmel 2 Familie 4 zusammen 3 wieder 2 Erinnerung 4 schön 1 Meer 1 Schnee 1"
                    + " Frühling 2 lachen 2 weinen 2 Auge 2 Häuser 2 Freude 2 Zeit 1 Musik 2 Melodie 3 Freiheit 2 vergessen 3 Leben 2"
                    + " Sonnenschein 3 Abschied 2 ruhig 2 Theater 3 ewig 2 Schatten 2 tanzen 2 Stadt 1 Wein 1 Boot 1 nie 1 knien 1 sehen 2"
                    + " ungewöhnlich 4 Sommerabend 4 Wolken 2 Quelle 2 Bäume 2 neue 2 laufen 2 Radio 3";

    private static double share(String table, String frame) {
        String[] cells = table.split(" ", -1);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < cells.length; i += 2) {
            int found = in(frame + cells[i]).size() - in(frame).size();
            if (found != Integer.parseInt(cells[i + 1])) {
                wrong.add(cells[i] + "=" + found);
            }
        }
        System.out.println("syllables of " + cells.length / 2 + " words, wrong: " + wrong);
        return 1 - wrong.size() / (cells.length / 2.0);
    }

    @Test
    void nineteenOfTwentyWordsHaveTheDictionarysSyllables() {
        assertThat(share(ENGLISH, "")).isGreaterThanOrEqualTo(0.95);
        assertThat(share(GERMAN, "der ")).isGreaterThanOrEqualTo(0.95);
    }

    @ParameterizedTest
    @CsvSource({
        "'비가 오는 밤', 5",
        "'사랑해 baby 오늘 밤', 8",
        "'Walking down the empty street tonight', 9",
        "'Über den Wolken muss die Freiheit sein', 10",
        "'', 0",
        "'... !!!', 0",
        "'la la la', 3",
        "'(oh, oh)', 2"
    })
    void linesAreCountedInTheirLanguage(String line, int syllables) {
        assertThat(in(line)).hasSize(syllables);
    }

    private static List<String> in(String line) {
        return new Syllables(List.of(line)).in(line);
    }
}
