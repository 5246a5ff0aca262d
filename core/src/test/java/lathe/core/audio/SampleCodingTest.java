package lathe.core.audio;

import static lathe.core.audio.SampleEncoding.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleCodingTest {

    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;

    @ParameterizedTest
    @CsvSource({
        "PCM_8, -1 0 0.5 0.9921875, 80 00 40 7f, 80 00 40 7f",
        "PCM_12, -1 0 0.5 0.99951171875, 0080 0000 0040 f07f, 8000 0000 4000 7ff0",
        "PCM_16, -1 0 0.5 0.999969482421875, 0080 0000 0040 ff7f, 8000 0000 4000 7fff",
        "PCM_20, -1 0.25 0.000001907348633, 000080 000020 100000, 800000 200000 000010",
        "PCM_24, -1 0.25 -0.00000011920929, 000080 000020 ffffff, 800000 200000 ffffff",
        "PCM_32, -1 0.25 0.000000000465661287, 00000080 00000020 01000000, 80000000 20000000 00000001",
        "FLOAT_32, 1 -2, 0000803f 000000c0, 3f800000 c0000000",
        "FLOAT_64, 1 -2, 000000000000f03f 00000000000000c0, 3ff0000000000000 c000000000000000"
    })
    void valuesLieInTheFileAsTheStandardsSay(SampleEncoding encoding, String values, String little, String big) {
        float[] samples = numbers(values);
        assertThat(encode(SampleFormat.packed(encoding, LITTLE, false), samples))
                .isEqualTo(little);
        assertThat(encode(SampleFormat.packed(encoding, BIG, false), samples)).isEqualTo(big);
        assertThat(decode(SampleFormat.packed(encoding, LITTLE, false), little)).isEqualTo(samples);
        assertThat(decode(SampleFormat.packed(encoding, BIG, false), big)).isEqualTo(samples);
    }

    @Test
    void eightBitWavHasItsSilenceAt128() {
        SampleFormat wav = SampleFormat.packed(PCM_8, LITTLE, true);
        assertThat(encode(wav, -1, 0, 0.5f)).isEqualTo("00 80 c0");
        assertThat(decode(wav, "00 80 c0")).containsExactly(-1, 0, 0.5f);
    }

    @Test
    void twentyFourBitsInFourBytesStandAtTheUpperEnd() {
        assertThat(decode(SampleFormat.pcm(24, 4, LITTLE, false), "00000080 00000020"))
                .containsExactly(-1, 0.25f);
    }

    @Test
    void wholeNumbersRoundToTheNearestAndTiesToTheEven() {
        SampleFormat format = SampleFormat.packed(PCM_16, BIG, false);
        float step = 0x1p-15f;
        assertThat(encode(format, 0.49f * step, 0.51f * step, -0.51f * step)).isEqualTo("0000 0001 ffff");
        assertThat(encode(format, 0.5f * step, 1.5f * step, -0.5f * step, -1.5f * step))
                .isEqualTo("0000 0002 0000 fffe");
    }

    @ParameterizedTest
    @CsvSource({
        "PCM_8, 7f 80 7f 80 00",
        "PCM_12, 7ff0 8000 7ff0 8000 0000",
        "PCM_16, 7fff 8000 7fff 8000 0000",
        "PCM_24, 7fffff 800000 7fffff 800000 000000",
        "PCM_32, 7fffffff 80000000 7fffffff 80000000 00000000"
    })
    void wholeNumbersClipAndNanIsSilence(SampleEncoding encoding, String expected) {
        SampleFormat format = SampleFormat.packed(encoding, BIG, false);
        assertThat(encode(format, 1, -1.5f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN))
                .isEqualTo(expected);
    }

    @Test
    void channelsAreInterleaved() {
        ByteBuffer bytes = ByteBuffer.allocate(12).order(BIG);
        float[][] samples = {{9, 0.5f, -0.5f}, {9, 0.25f, -0.25f}, {9, 0, -1}};
        new SampleEncoder(SampleFormat.packed(PCM_16, BIG, false), 3).encode(samples, 1, 2, bytes, 0);
        assertThat(HexFormat.of().formatHex(bytes.array())).isEqualTo("400020000000c000e0008000");
    }

    private static float[] numbers(String text) {
        String[] words = text.split(" ", -1);
        float[] numbers = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Float.parseFloat(words[i]);
        }
        return numbers;
    }

    private static String encode(SampleFormat format, float... samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * format.bytes()).order(format.order());
        new SampleEncoder(format, 1).encode(new float[][] {samples}, 0, samples.length, bytes, 0);
        StringBuilder hex = new StringBuilder(HexFormat.of().formatHex(bytes.array()));
        for (int at = 2 * format.bytes() * (samples.length - 1); at > 0; at -= 2 * format.bytes()) {
            hex.insert(at, ' ');
        }
        return hex.toString();
    }

    private static float[] decode(SampleFormat format, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", "") + "00");
        float[] samples = new float[(bytes.length - SampleDecoder.PADDING) / format.bytes()];
        ByteBuffer view = ByteBuffer.wrap(bytes).order(format.order());
        new SampleDecoder(format, 1).decode(view, new float[][] {samples}, 0, samples.length);
        return samples;
    }
}
