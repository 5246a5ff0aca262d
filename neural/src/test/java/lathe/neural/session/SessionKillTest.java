package lathe.neural.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import lathe.core.tensor.Tensor;
import lathe.core.testing.Fixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Sessions under fire: whoever closes, swaps, cancels and changes shapes while others run must not bring the JVM down.
 * {@code -Dlathe.heavy=true} makes it a thousand events and 200,000 runs, and looks at the memory of the process.
 */
class SessionKillTest {

    private static final boolean HEAVY = Boolean.getBoolean("lathe.heavy");
    private static final int WORKERS = 3;

    /** What runs now; the runners always take the latest. */
    private static final class Stage {
        final AtomicReference<InferenceSession> session;
        final AtomicInteger size = new AtomicInteger(64);
        final AtomicInteger done = new AtomicInteger();
        final AtomicInteger refused = new AtomicInteger();
        final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        volatile boolean over;

        Stage(InferenceSession first) {
            session = new AtomicReference<>(first);
        }

        InferenceSession session() {
            return Objects.requireNonNull(session.get());
        }
    }

    private static InferenceSession open() throws ModelException {
        return InferenceSession.open(Fixtures.path("session/slow.onnx"), SessionSettings.live());
    }

    /** Runs whatever is on stage until it is over, now with its own tensors, now through a binding. */
    private static void run(Stage stage, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        while (!stage.over) {
            int size = stage.size.get();
            InferenceSession session = stage.session();
            try {
                if (random.nextBoolean()) {
                    session.run(Map.of("x", Tensor.ofFloats(new float[size * size], size, size)));
                } else {
                    try (Binding binding = session.bind(Map.of("x", new long[] {size, size}))) {
                        binding.run();
                    }
                }
                stage.done.incrementAndGet();
            } catch (InferenceException e) {
                boolean expected =
                        e.isCancelled() || String.valueOf(e.getMessage()).contains("closed");
                if (!expected) {
                    stage.failure.set(e);
                }
                stage.refused.incrementAndGet();
            } catch (RuntimeException | Error e) {
                stage.failure.set(e);
                return;
            }
        }
    }

    private static void strike(Stage stage, SplittableRandom random) throws ModelException {
        switch (random.nextInt(4)) {
            case 0 -> { // close under load, then something new
                stage.session().close();
                stage.session.set(open());
            }
            case 1 -> { // swap: the new one is there before the old one goes
                InferenceSession old = stage.session();
                stage.session.set(open());
                old.close();
            }
            case 2 -> stage.session().cancel();
            default -> stage.size.set(8 + 8 * random.nextInt(12)); // another rate is another shape
        }
    }

    @Test
    void closingSwappingCancellingAndChangingShapesUnderLoadHurtsNobody() throws Exception {
        long seed = Long.getLong("lathe.seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        Stage stage = new Stage(open());
        List<Thread> workers = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            long own = random.nextLong();
            workers.add(Thread.ofPlatform().start(() -> run(stage, own)));
        }
        int events = HEAVY ? 1_000 : 60;
        long warm = 0;
        for (int event = 0; event < events && stage.failure.get() == null; event++) {
            int before = stage.done.get() + stage.refused.get();
            strike(stage, random);
            while (stage.done.get() + stage.refused.get() < before + 1 && stage.failure.get() == null) {
                Thread.onSpinWait(); // every event falls into runs, not between them
            }
            if (event == events / 4) {
                warm = residentKb();
            }
        }
        stage.over = true;
        for (Thread worker : workers) {
            worker.join();
        }
        stage.session().close();
        assertThat(stage.failure.get()).as("seed %d", seed).isNull();
        assertThat(stage.done.get()).as("runs that ended well, seed %d", seed).isPositive();
        assertThat(stage.refused.get())
                .as("runs that were struck, seed %d", seed)
                .isPositive();
        if (HEAVY && warm > 0) {
            assertThat(residentKb() - warm).as("growth in kB, seed %d", seed).isLessThan(40_000);
        }
    }

    @Test
    void twoHundredThousandRunsLeaveNoMemoryBehind() throws Exception {
        assumeTrue(HEAVY, "200,000 runs: -Dlathe.heavy=true");
        assumeTrue(residentKb() > 0, "the system does not tell the memory of a process");
        try (InferenceSession session =
                        InferenceSession.open(Fixtures.path("session/affine.onnx"), SessionSettings.live());
                Binding binding = session.bind(Map.of("x", new long[] {1, 512}))) {
            Tensor x = Tensor.ofFloats(new float[512], 1, 512);
            long warm = 0;
            for (int run = 0; run < 200_000; run++) {
                if (run % 2 == 0) {
                    session.run(Map.of("x", x));
                } else {
                    binding.run();
                }
                if (run == 50_000) {
                    warm = residentKb();
                }
            }
            assertThat(residentKb() - warm).as("growth in kB over 150,000 runs").isLessThan(20_000);
        }
    }

    /** The resident memory of this process, 0 where the system does not tell. */
    private static long residentKb() throws Exception {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }
}
