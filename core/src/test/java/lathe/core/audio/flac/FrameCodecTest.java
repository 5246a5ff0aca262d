package lathe.core.audio.flac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the encoder writes is what the decoder reads, whole number for whole number. */
class FrameCodecTest {

    private static final int START = SubframeDecoder.START;
    private static final int BLOCK = 4096;

    private static StreamInfo stream(int channels, int bits) {
        return new StreamInfo(BLOCK, BLOCK, 0, 0, 48_000, channels, bits, 0, new byte[16]);
    }

    /** Encodes and decodes one block; gives how many bytes it took. */
    private static int assertSurvives(int[][] sound, int bits) throws IOException {
        int frames = sound[0].length;
        int[][] block = new int[sound.length][START + BLOCK];
        for (int c = 0; c < sound.length; c++) {
            System.arraycopy(sound[c], 0, block[c], START, frames);
        }
        StreamInfo stream = stream(sound.length, bits);
        BitOutput frame = new FrameEncoder(stream).encode(block, frames, 123_456);
        byte[] bytes = Arrays.copyOf(frame.array(), frame.bytes());
        FrameDecoder decoder =
                new FrameDecoder(new BitInput(new ByteArrayInputStream(bytes), Path.of("block.flac")), stream);
        assertThat(decoder.next()).isEqualTo(frames);
        for (int c = 0; c < sound.length; c++) {
            int[] decoded = Arrays.copyOfRange(decoder.samples()[c], START, START + frames);
            assertThat(decoded).as("channel %d", c).isEqualTo(sound[c]);
        }
        return bytes.length;
    }

    private static int[][] sound(int channels, int frames, IntBinaryOperator sample) {
        int[][] sound = new int[channels][frames];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < frames; i++) {
                sound[c][i] = sample.applyAsInt(c, i);
            }
        }
        return sound;
    }

    static Stream<Arguments> bitsAndChannels() {
        return Stream.of(8, 12, 16, 20, 24, 32)
                .flatMap(bits -> Stream.of(1, 2, 6, 8).map(channels -> Arguments.of(bits, channels)));
    }

    @ParameterizedTest
    @MethodSource("bitsAndChannels")
    void noiseAtFullScaleSurvivesAndTakesNoMoreThanItsSamples(int bits, int channels) throws IOException {
        Random random = new Random(5);
        int[][] noise = sound(channels, BLOCK, (c, i) -> random.nextInt() >> (32 - bits));
        assertThat(assertSurvives(noise, bits)).isLessThanOrEqualTo(channels * (BLOCK * bits / 8 + 16) + 32);
    }

    @ParameterizedTest
    @MethodSource("bitsAndChannels")
    void fullScaleInTurnsSurvives(int bits, int channels) throws IOException {
        int max = (int) ((1L << (bits - 1)) - 1);
        assertSurvives(sound(channels, BLOCK, (c, i) -> (i + c) % 2 == 0 ? max : ~max), bits);
        assertSurvives(sound(channels, BLOCK, (c, i) -> (i * 7 + c) % 11 < 5 ? max : ~max), bits);
    }

    @ParameterizedTest
    @MethodSource("bitsAndChannels")
    void aSineSurvivesAndIsPredicted(int bits, int channels) throws IOException {
        double peak = 0.9 * ((1L << (bits - 1)) - 1);
        int[][] sine = sound(channels, BLOCK, (c, i) -> (int) Math.rint(peak * Math.sin(0.02 * i * (c + 1))));
        // 48 dB of prediction gain are little for a pure tone of so many samples.
        assertThat(assertSurvives(sine, bits)).isLessThan(channels * BLOCK * Math.max(bits - 8, 4) / 8);
    }

    @ParameterizedTest
    @MethodSource("bitsAndChannels")
    void aConstantTakesAFewBytes(int bits, int channels) throws IOException {
        int min = (int) -(1L << (bits - 1));
        assertThat(assertSurvives(sound(channels, BLOCK, (c, i) -> min), bits)).isLessThan(16 + channels * 6);
        assertThat(assertSurvives(sound(channels, BLOCK, (c, i) -> 0), bits)).isLessThan(16 + channels * 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9, 31, 32, 63, 64, 65, 192, 255, 256, 257, 1000, 4095, 4096})
    void blocksOfAnyLengthSurvive(int frames) throws IOException {
        Random random = new Random(frames);
        assertSurvives(
                sound(2, frames, (c, i) -> (int) (9000 * Math.sin(0.1 * i + c)) + random.nextInt(200) - 100), 16);
        assertSurvives(sound(1, frames, (c, i) -> random.nextInt() >> 8), 24);
    }

    @Test
    void wastedBitsCostNothing() throws IOException {
        Random random = new Random(9);
        int[][] sixteen = sound(1, BLOCK, (c, i) -> random.nextInt() >> 16);
        int[][] inTwentyFour = sound(1, BLOCK, (c, i) -> sixteen[c][i] << 8);
        assertThat(assertSurvives(inTwentyFour, 24)).isLessThanOrEqualTo(assertSurvives(sixteen, 16) + 1);
    }

    @Test
    void wastedBitsThatDifferBetweenChannelsSurvive() throws IOException {
        Random random = new Random(10);
        assertSurvives(sound(2, BLOCK, (c, i) -> random.nextInt() >> 20 << (c * 3)), 16);
    }

    @Test
    void equalChannelsCostOne() throws IOException {
        Random random = new Random(11);
        int[][] mono = sound(1, BLOCK, (c, i) -> random.nextInt() >> 17);
        int[][] twice = {mono[0], mono[0].clone()};
        assertThat(assertSurvives(twice, 16)).isLessThan(assertSurvives(mono, 16) + 8);
    }

    @Test
    void oppositeChannelsSurviveTheLongerDifference() throws IOException {
        Random random = new Random(12);
        int[][] opposite =
                sound(2, BLOCK, (c, i) -> (c == 0 ? 32_767 : -32_768) + (c == 0 ? -1 : 1) * random.nextInt(9));
        assertSurvives(opposite, 16);
    }

    @Test
    void outliersInSilenceSurvive() throws IOException {
        int[][] clicks =
                sound(2, BLOCK, (c, i) -> i % 1000 == 500 ? (c == 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE) : 0);
        assertSurvives(clicks, 32);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                0x7f,
                0x80,
                0x7ff,
                0x800,
                0xffff,
                0x10000,
                0x1fffff,
                0x200000,
                0x3ffffff,
                0x4000000,
                0x7fffffff,
                0x80000000L,
                0xfffffffffL
            })
    void frameNumbersOfAnyLengthAreReadable(long number) throws IOException {
        BitOutput out = new BitOutput(32);
        new FrameHeader(4096, 48_000, 1, 16).write(out, number);
        byte[] bytes = Arrays.copyOf(out.array(), out.bytes());
        FrameHeader read =
                FrameHeader.read(new BitInput(new ByteArrayInputStream(bytes), Path.of("header")), stream(2, 16));
        assertThat(read).isEqualTo(new FrameHeader(4096, 48_000, 1, 16));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                1_000, 8_000, 11_025, 44_100, 48_000, 65_535, 65_540, 88_200, 96_000, 176_400, 192_000, 352_800,
                384_000, 655_350
            })
    void sampleRatesAreSaidInTheHeader(int hz) throws IOException {
        BitOutput out = new BitOutput(32);
        new FrameHeader(100, hz, 0, 24).write(out, 1);
        byte[] bytes = Arrays.copyOf(out.array(), out.bytes());
        FrameHeader read =
                FrameHeader.read(new BitInput(new ByteArrayInputStream(bytes), Path.of("header")), stream(1, 24));
        assertThat(read).isEqualTo(new FrameHeader(100, hz, 0, 24));
    }
}
