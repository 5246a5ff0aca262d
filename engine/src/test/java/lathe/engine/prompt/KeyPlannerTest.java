package lathe.engine.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import lathe.engine.theory.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key of songs whose words name none. */
class KeyPlannerTest {

    private static Key key(String prompt, long seed) {
        return Prompt.read(prompt, seed).blueprint().key();
    }

    @Test
    void otherWordsHaveOtherKeysAndExtremeOnesAreRare() {
        Map<String, Integer> keys = new TreeMap<>();
        int extreme = 0;
        for (int i = 0; i < 600; i++) {
            Key key = key("pop song number " + i, 0);
            keys.merge(key.name(), 1, Integer::sum);
            extreme += Math.abs(key.fifths()) > 4 ? 1 : 0;
        }
        assertThat(keys).as("%s", keys).hasSizeGreaterThanOrEqualTo(9);
        assertThat(keys.values()).allMatch(count -> count < 150);
        assertThat(extreme).isBetween(1, 60);
    }

    @Test
    void theSameWordsHaveTheSameKeyWhateverStandsBetweenThem() {
        for (int i = 0; i < 20; i++) {
            Key key = key("Calm pop song, number " + i, 5);
            assertThat(key("  calm POP song\nnumber   " + i + "!", 5)).isEqualTo(key);
        }
    }

    @Test
    void anotherSeedMayBringAnotherKey() {
        assertThat(LongStream.range(0, 20).mapToObj(seed -> key("pop", seed)).distinct())
                .hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "[Chorus] | C | Am | F | G | ! C major",
                "sad, [Chorus] | Am | F | C | E | ! A minor",
                "pop | G | D | Em | C | ! G major",
                "in a minor key [Verse] | Am | F | C | G | ! A minor",
                "[Verse] | Ebm | Cb | Gb | Db | [Chorus] | Ebm | Abm | Bb7 | Ebm | ! D# minor",
                "E minor [Chorus] | C | Am | F | G | ! E minor"
            })
    void chordsSetTheKeyWhereNoWordDoes(String prompt, String key) {
        for (int seed = 0; seed < 5; seed++) {
            assertThat(key(prompt, seed)).isEqualTo(Key.parse(key).orElseThrow());
        }
    }
}
