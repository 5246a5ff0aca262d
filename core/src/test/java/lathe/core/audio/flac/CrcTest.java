package lathe.core.audio.flac;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Check values: the catalogue of parametrised CRC algorithms, CRC-8/SMBUS and CRC-16/UMTS over "123456789". */
class CrcTest {

    private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);

    @Test
    void theHeadersChecksumIsThatOfTheCatalogue() {
        assertThat(Crc.crc8(DIGITS, 0, 9)).isEqualTo(0xF4);
    }

    @Test
    void theFramesChecksumIsThatOfTheCatalogue() {
        assertThat(Crc.crc16(0, DIGITS, 0, 9)).isEqualTo(0xFEE8);
    }

    @Test
    void eightBytesAtAStepGiveTheSameAsOneByOne() {
        byte[] bytes = new byte[1000];
        new Random(3).nextBytes(bytes);
        int oneByOne = 0;
        for (int i = 0; i < bytes.length; i++) {
            oneByOne = Crc.crc16(oneByOne, bytes, i, i + 1);
        }
        assertThat(Crc.crc16(0, bytes, 0, bytes.length)).isEqualTo(oneByOne);
    }
}
