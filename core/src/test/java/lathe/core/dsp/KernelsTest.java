package lathe.core.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both twins against each other, and the plain one against the definition. */
class KernelsTest {

    /** Room for offsets beyond the longest case. */
    private static final int MARGIN = 70;

    private final Kernels plain = new PlainKernels();
    private Kernels vector = plain;

    @BeforeEach
    void findTheTwin() {
        assumeTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "needs --add-modules=jdk.incubator.vector");
        vector = new VectorKernels();
    }

    @Test
    void peaksAreEqualBitForBit() {
        forEachLengthAndOffset((length, offset) -> {
            float[] x = noise(length, 1);
            assertThat(vector.peak(x, offset, offset + length)).isEqualTo(plain.peak(x, offset, offset + length));
        });
    }

    @Test
    void complexMultiplyAddsAreEqualBitForBit() {
        forEachLengthAndOffset((length, offset) -> {
            float[][] expected = {noise(length, 1), noise(length, 2)};
            float[][] actual = {noise(length, 1), noise(length, 2)};
            float[][] factors = {noise(length, 3), noise(length, 4), noise(length, 5), noise(length, 6)};

            plain.complexMultiplyAdd(
                    expected[0], expected[1], factors[0], factors[1], factors[2], factors[3], offset, offset + length);
            vector.complexMultiplyAdd(
                    actual[0], actual[1], factors[0], factors[1], factors[2], factors[3], offset, offset + length);

            assertThat(actual).isDeepEqualTo(expected);
        });
    }

    /** Every length around the vector sizes, some long ones, at even and odd offsets. */
    private static void forEachLengthAndOffset(BiConsumer<Integer, Integer> test) {
        IntStream.concat(IntStream.rangeClosed(0, 70), IntStream.of(127, 511, 1025, 2117))
                .forEach(length -> IntStream.of(0, 1, 16).forEach(offset -> test.accept(length, offset)));
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
    void theVectorTwinIsChosenWhereItsModuleIs() {
        assertThat(BestKernels.choose("", true).kernels()).isInstanceOf(VectorKernels.class);
        assertThat(BestKernels.choose("vector", true).description()).contains("Vector API");
    }

    @Test
    void thePlainTwinCanBeDemanded() {
        BestKernels choice = BestKernels.choose("plain", true);
        assertThat(choice.kernels()).isInstanceOf(PlainKernels.class);
        assertThat(choice.description()).contains("lathe.kernels=plain");
    }

    @Test
    void withoutTheModuleThePlainTwinIsChosenAndTheFlagIsNamed() {
        for (String wanted : new String[] {"", "vector"}) {
            BestKernels choice = BestKernels.choose(wanted, false);
            assertThat(choice.kernels()).isInstanceOf(PlainKernels.class);
            assertThat(choice.description()).contains("--add-modules=jdk.incubator.vector");
        }
    }

    private static float[] noise(int length, long seed) {
        return Signals.noise(length + MARGIN, 1, 1, 48_000, seed).channel(0);
    }
}
