package lathe.neural.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import lathe.core.tensor.ElementType;
import lathe.core.tensor.Tensor;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceSessionTest {

    private static InferenceSession open(String name) throws ModelException {
        return InferenceSession.open(Fixtures.path("session/" + name + ".onnx"), SessionSettings.live());
    }

    private static Tensor row(float... values) {
        return Tensor.ofFloats(values, 1, values.length);
    }

    /** The output of that name, which must be there. */
    private static Tensor output(String port, Map<String, Tensor> outputs) {
        return Objects.requireNonNull(outputs.get(port), port);
    }

    @Test
    void portsTellNamesTypesAndWhichAxesVary() throws Exception {
        try (InferenceSession session = open("affine")) {
            Port x = session.inputs().getFirst();
            assertThat(x.name()).isEqualTo("x");
            assertThat(x.type()).isEqualTo(ElementType.FLOAT32);
            assertThat(x.dims()).containsExactly(-1L, -1L);
            assertThat(x).hasToString("x float32[rows, length]");
            assertThat(x.accepts(3, 5)).isTrue();
            assertThat(x.accepts(3)).isFalse();
            assertThat(session.metadata()).containsEntry("sample_rate", "22050");
        }
    }

    @Test
    void lengthsMayVaryFromRunToRun() throws Exception {
        try (InferenceSession session = open("affine")) {
            assertThat(output("y", session.run(Map.of("x", row(1, 2, 3)))).floats())
                    .containsExactly(3, 5, 7);
            assertThat(output("y", session.run(Map.of("x", row(4)))).floats()).containsExactly(9);
        }
    }

    @Test
    void everyElementTypePassesBothWays() throws Exception {
        try (InferenceSession session = open("types")) {
            Map<String, Tensor> inputs = new LinkedHashMap<>();
            for (String port : new String[] {"f16", "bf16", "f32", "f64"}) {
                inputs.put(port, Tensor.ofFloats(new float[] {0, -1.5f, 96}, 3));
            }
            for (String port : new String[] {"i64", "i32", "i16", "i8"}) {
                inputs.put(port, Tensor.ofIntegers(new long[] {0, -7, 100}, 3));
            }
            inputs.put("u8", Tensor.ofIntegers(new long[] {0, 7, 255}, 3));
            inputs.put("bool", Tensor.ofIntegers(new long[] {0, 1, 5}, 3));
            Map<String, Tensor> outputs = session.run(inputs);
            for (String port : new String[] {"f16", "bf16", "f32", "f64"}) {
                assertThat(output(port + "_out", outputs).floats()).as(port).containsExactly(0, -1.5f, 96);
            }
            for (String port : new String[] {"i64", "i32", "i16", "i8"}) {
                assertThat(output(port + "_out", outputs).integers()).as(port).containsExactly(0, -7, 100);
            }
            assertThat(output("u8_out", outputs).integers()).containsExactly(0, 7, 255);
            assertThat(output("bool_out", outputs).integers()).containsExactly(0, 1, 1);
        }
    }

    @Test
    void codesMayComeAsFloatsAndFloatsAsCodes() throws Exception {
        try (InferenceSession session = open("affine")) {
            Tensor whole = Tensor.ofIntegers(new long[] {1, 2}, 1, 2);
            assertThat(output("y", session.run(Map.of("x", whole))).floats()).containsExactly(3, 5);
        }
    }

    @Test
    void aCacheGrowsFromNothingWithoutTouchingTheHeap() throws Exception {
        try (InferenceSession session = open("cache")) {
            NativeTensor cache = NativeTensor.of(Tensor.ofFloats(new float[0], 1, 2, 0, 4), ElementType.FLOAT32);
            for (int step = 0; step < 3; step++) {
                float[] added = {step, step, step, step, 10 + step, 10 + step, 10 + step, 10 + step};
                try (NativeTensor fresh = NativeTensor.of(Tensor.ofFloats(added, 1, 2, 1, 4), ElementType.FLOAT32);
                        NativeTensor past = cache) {
                    cache = session.runNative(Map.of("past", past, "new", fresh), Set.of("present"))
                            .firstEntry()
                            .getValue();
                }
            }
            try (NativeTensor last = cache) {
                assertThat(last.shape()).containsExactly(1, 2, 3, 4);
                float[] values = last.toTensor().floats();
                assertThat(new float[] {values[0], values[4], values[8], values[12], values[16], values[20]})
                        .containsExactly(0, 1, 2, 10, 11, 12);
            }
        }
    }

    @Test
    void emptyTensorsComeBackEmpty() throws Exception {
        try (InferenceSession session = open("cache")) {
            Tensor none = Tensor.ofFloats(new float[0], 1, 2, 0, 4);
            Tensor present = output("present", session.run(Map.of("past", none, "new", none)));
            assertThat(present.shape()).containsExactly(1, 2, 0, 4);
            assertThat(present.floats()).isEmpty();
        }
    }

    @Test
    void aBindingRunsAgainAndAgainInTheSameMemory() throws Exception {
        try (InferenceSession session = open("state");
                Binding binding = session.bind(Map.of("x", new long[] {1, 4}, "state", new long[] {1, 4}))) {
            float[] y = new float[4];
            binding.set("x", 0, new float[] {1, 2, 3, 4}, 0, 4);
            for (int run = 1; run <= 3; run++) {
                binding.run();
                binding.feedBack("state_out", "state");
                binding.get("y", 0, y, 0, 4);
                assertThat(binding.outputShape("y")).containsExactly(1, 4);
                assertThat(y).containsExactly(run, 2 * run, 3 * run, 4 * run);
            }
            binding.clear("state");
            binding.run();
            binding.get("y", 0, y, 0, 4);
            assertThat(y).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void whatDoesNotFitThePortsIsRefusedByName() throws Exception {
        try (InferenceSession session = open("affine")) {
            assertThatExceptionOfType(InferenceException.class)
                    .isThrownBy(() -> session.run(Map.of("z", row(1))))
                    .withMessageContaining("has no input 'z', it has x");
            assertThatExceptionOfType(InferenceException.class)
                    .isThrownBy(() -> session.run(Map.of()))
                    .withMessageContaining("input x float32[rows, length] is missing");
            assertThatExceptionOfType(InferenceException.class)
                    .isThrownBy(() -> session.run(Map.of("x", Tensor.ofFloats(new float[2], 2))))
                    .withMessageContaining("rank");
        }
    }

    @Test
    void aCancelledRunSaysSoAndTheNextOneIsWhole() throws Exception {
        try (InferenceSession session = open("slow");
                Binding binding = session.bind(Map.of("x", new long[] {8, 8}))) {
            CountDownLatch started = new CountDownLatch(1);
            Tensor large = Tensor.ofFloats(new float[768 * 768], 768, 768);
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
                started.countDown();
                try {
                    session.run(Map.of("x", large));
                } catch (InferenceException e) {
                    throw new CompletionException(e);
                }
            });
            started.await();
            while (!run.isDone()) {
                session.cancel();
                Thread.onSpinWait();
            }
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(run::join)
                    .havingCause()
                    .isInstanceOfSatisfying(
                            InferenceException.class,
                            e -> assertThat(e.isCancelled()).isTrue());
            binding.run();
        }
    }

    @Test
    void aClosedSessionTakesNoMoreRuns() throws Exception {
        InferenceSession session = open("affine");
        session.close();
        session.close();
        assertThat(session.isClosed()).isTrue();
        assertThatExceptionOfType(InferenceException.class)
                .isThrownBy(() -> session.run(Map.of("x", row(1))))
                .withMessageContaining("closed");
    }

    @Test
    void aClosedTensorIsRefused() throws Exception {
        try (InferenceSession session = open("affine")) {
            NativeTensor x = NativeTensor.of(row(1), ElementType.FLOAT32);
            x.close();
            assertThatExceptionOfType(InferenceException.class)
                    .isThrownBy(() -> session.runNative(Map.of("x", x), Set.of("y")))
                    .withMessageContaining("closed");
        }
    }

    @Test
    void stringsAtThePortsAreRefused() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open("strings"))
                .withMessageContaining("strings.onnx")
                .withMessageContaining("input text is of strings");
    }

    @Test
    void whatIsNoModelIsRefusedInOneLine(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("noise.onnx"), "this is no protobuf");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> InferenceSession.open(file, SessionSettings.live()))
                .satisfies(e ->
                        assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n"));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> InferenceSession.open(folder.resolve("none.onnx"), SessionSettings.live()))
                .withMessageContaining("there is no such file");
    }
}
