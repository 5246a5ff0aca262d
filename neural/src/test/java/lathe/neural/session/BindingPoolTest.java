package lathe.neural.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.Test;

class BindingPoolTest {

    private static final Map<String, long[]> SMALL = Map.of("x", new long[] {1, 2});
    private static final Map<String, long[]> LARGE = Map.of("x", new long[] {1, 9});

    private static InferenceSession open() throws ModelException {
        return InferenceSession.open(Fixtures.path("session/affine.onnx"), SessionSettings.live());
    }

    private static Binding run(Binding binding) throws InferenceException {
        binding.run();
        return binding;
    }

    @Test
    void theSameShapeFindsItsMemoryAgain() throws Exception {
        try (InferenceSession session = open();
                BindingPool pool = new BindingPool(session, 2)) {
            Binding first = pool.with(SMALL, BindingPoolTest::run);
            Binding other = pool.with(LARGE, BindingPoolTest::run);
            assertThat(other).isNotSameAs(first);
            assertThat(pool.with(SMALL, BindingPoolTest::run)).isSameAs(first);
            assertThat(pool.with(LARGE, BindingPoolTest::run)).isSameAs(other);
        }
    }

    @Test
    void twoWhoBorrowAtOnceGetTwo() throws Exception {
        try (InferenceSession session = open();
                BindingPool pool = new BindingPool(session, 2)) {
            pool.with(SMALL, outer -> {
                assertThat(pool.with(SMALL, BindingPoolTest::run)).isNotSameAs(outer);
                return run(outer);
            });
        }
    }

    @Test
    void theLongestUnusedGoesFirst() throws Exception {
        try (InferenceSession session = open();
                BindingPool pool = new BindingPool(session, 1)) {
            Binding first = pool.with(SMALL, BindingPoolTest::run);
            pool.with(LARGE, BindingPoolTest::run);
            assertThatExceptionOfType(InferenceException.class)
                    .isThrownBy(first::run)
                    .withMessageContaining("the binding is closed");
            assertThat(pool.with(SMALL, BindingPoolTest::run)).isNotSameAs(first);
        }
    }

    @Test
    void aClosedPoolLendsNothing() throws Exception {
        try (InferenceSession session = open()) {
            BindingPool pool = new BindingPool(session, 2);
            Binding kept = pool.with(SMALL, BindingPoolTest::run);
            pool.close();
            assertThatExceptionOfType(InferenceException.class).isThrownBy(kept::run);
            assertThatExceptionOfType(InferenceException.class)
                    .isThrownBy(() -> pool.with(SMALL, BindingPoolTest::run))
                    .withMessageContaining("closed");
        }
    }
}
