package lathe.core.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the tables of ITU-T G.711 (11/1988). */
class CompandingLawTest {

    /** Table 1a: character signal before inversion of the even bits, value y in 1/4096. */
    @ParameterizedTest
    @CsvSource({
        "11111111, 4032", "11110000, 2112", "11100000, 1056", "11010000, 528", "11000000, 264", "10110000, 132",
        "10100000, 66", "10010000, 33", "10000001, 3", "10000000, 1", "00000000, -1", "01111111, -4032"
    })
    void aLawCodesHaveTheValuesOfTable1(String beforeInversion, int value) {
        int code = Integer.parseInt(beforeInversion, 2) ^ 0b0101_0101;
        assertThat(CompandingLaw.aLawValues()[code]).isEqualTo(value / 4096f);
    }

    /** Table 2a: character signal, value y in 1/8192. */
    @ParameterizedTest
    @CsvSource({
        "10000000, 8031", "10001111, 4191", "10011111, 2079", "10101111, 1023", "10111111, 495", "11001111, 231",
        "11011111, 99", "11101111, 33", "11111110, 2", "11111111, 0", "01111111, 0", "00000000, -8031"
    })
    void muLawCodesHaveTheValuesOfTable2(String code, int value) {
        assertThat(CompandingLaw.muLawValues()[Integer.parseInt(code, 2)]).isEqualTo(value / 8192f);
    }

    /** Decision values x(n) of table 1a: below lies one code, above the next. */
    @ParameterizedTest
    @CsvSource({"2, 0, 1", "64, 31, 32", "128, 47, 48", "2048, 111, 112", "3968, 126, 127"})
    void aLawDecidesAtTheValuesOfTable1(int decision, int below, int above) {
        assertThat(aLawNumber((decision - 0.01f) / 4096)).isEqualTo(below);
        assertThat(aLawNumber((decision + 0.01f) / 4096)).isEqualTo(above);
    }

    /** Decision values x(n) of table 2a. */
    @ParameterizedTest
    @CsvSource({"1, 0, 1", "3, 1, 2", "31, 15, 16", "35, 16, 17", "95, 31, 32", "4063, 111, 112", "7903, 126, 127"})
    void muLawDecidesAtTheValuesOfTable2(int decision, int below, int above) {
        assertThat(muLawNumber((decision - 0.01f) / 8192)).isEqualTo(below);
        assertThat(muLawNumber((decision + 0.01f) / 8192)).isEqualTo(above);
    }

    private static int aLawNumber(float sample) {
        assertThat(CompandingLaw.aLawCode(-sample)).isEqualTo((byte) (CompandingLaw.aLawCode(sample) ^ 0x80));
        return (CompandingLaw.aLawCode(sample) ^ 0b0101_0101) & 0x7F;
    }

    private static int muLawNumber(float sample) {
        assertThat(CompandingLaw.muLawCode(-sample)).isEqualTo((byte) (CompandingLaw.muLawCode(sample) ^ 0x80));
        return ~CompandingLaw.muLawCode(sample) & 0x7F;
    }

    @Test
    void everyCodeComesBackFromItsValue() {
        for (int code = 0; code < 256; code++) {
            assertThat(CompandingLaw.aLawCode(CompandingLaw.aLawValues()[code])).isEqualTo((byte) code);
            int expected = code == 0x7F ? 0xFF : code; // mu-law has a zero of either sign
            assertThat(CompandingLaw.muLawCode(CompandingLaw.muLawValues()[code]))
                    .isEqualTo((byte) expected);
        }
    }

    @Test
    void whatIsTooLoudBecomesTheLoudestAndNanBecomesSilence() {
        assertThat(CompandingLaw.aLawCode(5)).isEqualTo(CompandingLaw.aLawCode(1));
        assertThat(CompandingLaw.muLawCode(Float.NEGATIVE_INFINITY)).isEqualTo(CompandingLaw.muLawCode(-1));
        assertThat(CompandingLaw.aLawCode(Float.NaN)).isEqualTo(CompandingLaw.aLawCode(0));
        assertThat(CompandingLaw.muLawCode(Float.NaN)).isEqualTo(CompandingLaw.muLawCode(0));
    }
}
