package lathe.neural.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.Test;

class BindingTest {

    private static InferenceSession open(String name) throws ModelException {
        return InferenceSession.open(Fixtures.path("session/" + name + ".onnx"), SessionSettings.live());
    }

    @Test
    void aRunCostsAWorkerHardlyAnyGarbage() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[] data = new float[512];
        try (InferenceSession session = open("affine");
                Binding binding = session.bind(Map.of("x", new long[] {1, 512}))) {
            int runs = 5_000;
            long before = 0;
            for (int run = -runs; run < runs; run++) {
                if (run == 0) {
                    before = threads.getCurrentThreadAllocatedBytes();
                }
                binding.set("x", 0, data, 0, 512);
                binding.run();
                binding.get("y", 0, data, 0, 512);
                data[0] = run;
            }
            long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / runs;
            // ONNX Runtime makes small arrays of its own; a run without pinned outputs takes 2,845 bytes.
            assertThat(bytes).as("bytes per run").isLessThanOrEqualTo(512);
        }
    }

    @Test
    void partsOfAPortAreWrittenAndReadAlone() throws Exception {
        try (InferenceSession session = open("affine");
                Binding binding = session.bind(Map.of("x", new long[] {2, 3}))) {
            binding.set("x", 4, new float[] {9, 5, 6, 9}, 1, 2);
            binding.run();
            float[] y = new float[4];
            binding.get("y", 3, y, 1, 3);
            assertThat(y).containsExactly(0, 1, 11, 13);
        }
    }

    @Test
    void placesOutsideThePortAreRefused() throws Exception {
        try (InferenceSession session = open("affine");
                Binding binding = session.bind(Map.of("x", new long[] {2, 3}))) {
            assertThat(catchThrowable(() -> binding.set("x", 4, new float[3], 0, 3)))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(catchThrowable(() -> binding.get("y", 0, new float[1], 0, 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("before the first run");
            binding.run();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> binding.get("x", 0, new float[1], 0, 1))
                    .withMessageContaining("has no port 'x', it has y");
        }
    }

    @Test
    void aBindingOutlivesNoSession() throws Exception {
        InferenceSession session = open("affine");
        try (Binding binding = session.bind(Map.of("x", new long[] {1, 2}))) {
            session.close();
            assertThat(catchThrowable(binding::run))
                    .isInstanceOf(InferenceException.class)
                    .hasMessageContaining("the session is closed");
        }
    }
}
