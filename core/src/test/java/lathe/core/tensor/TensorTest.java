package lathe.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class TensorTest {

    @Test
    void aSingleNumberHasNoAxes() {
        Tensor one = Tensor.ofFloats(new float[] {3});
        assertThat(one.rank()).isZero();
        assertThat(one.count()).isEqualTo(1);
    }

    @Test
    void negativeAxesCountFromTheLast() {
        Tensor tensor = Tensor.ofIntegers(new long[6], 1, 2, 3);
        assertThat(tensor.dim(-1)).isEqualTo(3);
        assertThat(tensor.dim(1)).isEqualTo(2);
    }

    @Test
    void reshapeKeepsTheElements() {
        Tensor tensor = Tensor.ofFloats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        assertThat(tensor.reshape(3, 2).floats()).isSameAs(tensor.floats());
        assertThatIllegalArgumentException().isThrownBy(() -> tensor.reshape(4, 2));
    }

    @Test
    void shapesThatNoArrayHoldsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tensor.elements(1L << 40, 1L << 40, 1L << 40));
        assertThatIllegalArgumentException().isThrownBy(() -> Tensor.elements(1L << 32, 1L << 32));
        assertThatIllegalArgumentException().isThrownBy(() -> Tensor.elements(2, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Tensor.ofFloats(new float[5], 2, 3));
    }

    @Test
    void anEmptyAxisMakesAnEmptyTensor() {
        assertThat(Tensor.elements(1, 12, 0, 64)).isZero();
        assertThat(Tensor.elements(1L << 60, 0)).isZero();
        assertThat(Tensor.ofFloats(new float[0], 1, 12, 0, 64).count()).isZero();
    }

    @Test
    void theOtherKindOfElementsIsNotHandedOut() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Tensor.ofIntegers(new long[2], 2).floats());
        assertThatIllegalStateException()
                .isThrownBy(() -> Tensor.ofFloats(new float[2], 2).integers());
    }
}
