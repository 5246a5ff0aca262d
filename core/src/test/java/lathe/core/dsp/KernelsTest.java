package lathe.core.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both twins against each other, and the plain one against the definition. */
class KernelsTest {

    private static final int ROOM = 2300;

    private final Kernels plain = new PlainKernels();
    private Kernels vector = plain;

    @BeforeEach
    void findTheTwin() {
        assumeTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "needs --add-modules=jdk.incubator.vector");
        vector = new VectorKernels();
    }

    /** Every length around the vector sizes, some long ones, each at an even and an odd offset. */
    static Stream<Arguments> lengthsAndOffsets() {
        IntStream lengths = IntStream.concat(IntStream.rangeClosed(0, 70), IntStream.of(127, 255, 511, 1025, 2117));
        return lengths.boxed().flatMap(length -> Stream.of(0, 1, 7, 16).map(offset -> Arguments.of(length, offset)));
    }

    @ParameterizedTest
    @MethodSource("lengthsAndOffsets")
    void peaksAreEqualBitForBit(int length, int offset) {
        float[] x = noise(1);
        assertThat(vector.peak(x, offset, offset + length)).isEqualTo(plain.peak(x, offset, offset + length));
    }

    @ParameterizedTest
    @MethodSource("lengthsAndOffsets")
    void complexMultiplyAddsAreEqualBitForBit(int length, int offset) {
        float[][] expected = {noise(1), noise(2)};
        float[][] actual = {noise(1), noise(2)};
        float[][] factors = {noise(3), noise(4), noise(5), noise(6)};

        plain.complexMultiplyAdd(
                expected[0], expected[1], factors[0], factors[1], factors[2], factors[3], offset, offset + length);
        vector.complexMultiplyAdd(
                actual[0], actual[1], factors[0], factors[1], factors[2], factors[3], offset, offset + length);

        assertThat(actual).isDeepEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("lengthsAndOffsets")
    void firsAreEqualBitForBit(int length, int offset) {
        for (int taps : new int[] {1, 2, 3, 12, 47, 48}) {
            float[] filter = Signals.noise(taps, 1, 1, 48_000, taps).channel(0);
            float[] x = noise(1);
            float[] expected = noise(2);
            float[] actual = noise(2);
            float[][] bank = {noise(2), noise(2)};

            plain.fir(filter, x, offset, expected, 3, length);
            vector.fir(filter, x, offset, actual, 3, length);
            new FirBank(filter, filter).process(x, offset, bank, 3, length);

            assertThat(actual).as("%d taps, vector", taps).isEqualTo(expected);
            assertThat(bank).as("%d taps, bank", taps).isDeepEqualTo(new float[][] {expected, expected});
        }
    }

    @ParameterizedTest
    @MethodSource("lengthsAndOffsets")
    void dotsAreEqualUpToRounding(int length, int offset) {
        float[] a = noise(1);
        float[] b = noise(2);
        double expected = 0;
        for (int i = 0; i < length; i++) {
            expected += (double) a[offset + i] * b[3 + i];
        }
        double tolerance = 1e-7 * (1 + length);
        assertThat((double) plain.dot(a, offset, b, 3, length)).isCloseTo(expected, within(tolerance));
        assertThat((double) vector.dot(a, offset, b, 3, length)).isCloseTo(expected, within(tolerance));
    }

    @Test
    void aPeakIsFoundWhereverItStands() {
        for (int at = 0; at < 67; at++) {
            float[] x = new float[67];
            x[at] = at % 2 == 0 ? -0.5f : 0.5f;
            assertThat(plain.peak(x, 0, 67)).isEqualTo(0.5f);
            assertThat(vector.peak(x, 0, 67)).isEqualTo(0.5f);
            assertThat(vector.peak(x, at + 1, 67)).isZero();
        }
    }

    @Test
    void aComplexProductIsTheSchoolbookOne() {
        float[] re = {1};
        float[] im = {1};
        plain.complexMultiplyAdd(re, im, new float[] {2}, new float[] {3}, new float[] {5}, new float[] {7}, 0, 1);
        assertThat(re).containsExactly(1 + 2 * 5 - 3 * 7);
        assertThat(im).containsExactly(1 + 2 * 7 + 3 * 5);
    }

    @Test
    void aFirReadsForwardFromItsOffset() {
        float[] y = new float[3];
        plain.fir(new float[] {1, 10}, new float[] {9, 1, 2, 3}, 1, y, 1, 2);
        assertThat(y).containsExactly(0, 21, 32);
    }

    @Test
    void theChoiceIsSaidInWords() {
        assertThat(Kernels.description()).contains("kernels");
        assertThat(Kernels.best()).isInstanceOf(VectorKernels.class);
    }

    @Test
    void aBankOfUnequalFiltersIsRejected() {
        assertThatThrownBy(() -> new FirBank(new float[2], new float[3])).hasMessageContaining("2 and 3 taps");
        assertThatThrownBy(FirBank::new).hasMessageContaining("filters=0");
    }

    private static float[] noise(long seed) {
        return Signals.noise(ROOM, 1, 1, 48_000, seed).channel(0);
    }
}
