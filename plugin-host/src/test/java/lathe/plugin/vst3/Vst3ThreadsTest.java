package lathe.plugin.vst3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import lathe.plugin.PluginDescriptor;
import org.junit.jupiter.api.Test;

/** A host's main thread, background threads and audio thread at once. */
class Vst3ThreadsTest {

    private static final int ROUNDS = 300;

    private static PluginDescriptor descriptor() {
        return TestGain.declare(TestGain::new).build();
    }

    /** Blocks on a thread of the host's as long as the work lasts; gives how many failed. */
    private static int whileProcessing(Bench bench, Runnable work) throws InterruptedException {
        AtomicBoolean more = new AtomicBoolean(true);
        AtomicInteger failed = new AtomicInteger();
        AtomicInteger blocks = new AtomicInteger();
        float[][] input = Vst3PluginTest.noise(2, 64, 5);
        Thread audio = new Thread(() -> {
            while (more.get() || blocks.get() < 10) {
                float[][] out = bench.process(input);
                boolean finite = Float.isFinite(out[0][0]) && Float.isFinite(out[1][63]);
                failed.addAndGet(finite ? bench.lastResult : 1);
                blocks.incrementAndGet();
                Thread.onSpinWait();
            }
        });
        audio.start();
        try {
            work.run();
        } finally {
            more.set(false);
            audio.join();
        }
        return failed.get();
    }

    @Test
    void blocksGoOnWhileTheMainThreadAsksAndEdits() throws InterruptedException {
        try (Bench bench = new Bench(descriptor())) {
            bench.activate(48_000, 64);
            Random random = new Random(2);
            long view = bench.controller.createView();
            var editor = bench.plugin.instance().editorContext();
            int failed = whileProcessing(bench, () -> {
                for (int i = 0; i < ROUNDS; i++) {
                    int index = random.nextInt(3);
                    editor.beginEdit(index);
                    editor.edit(index, random.nextDouble() * 12);
                    editor.endEdit(index);
                    int id = bench.id("out.mix");
                    bench.controller.setNormalized(id, random.nextDouble());
                    bench.controller.text(id, bench.controller.getNormalized(id));
                }
            });
            Unknown.release(view);
            assertThat(failed).isZero();
            assertThat(bench.plugin.instance().isMuted()).isFalse();
        }
    }

    @Test
    void statesAreSavedAndLoadedOnAnotherThreadWhileBlocksGoOn() throws InterruptedException {
        try (Bench bench = new Bench(descriptor())) {
            bench.activate(48_000, 64);
            byte[] state = bench.state();
            int failed = whileProcessing(bench, () -> {
                for (int i = 0; i < ROUNDS; i++) {
                    assertThat(bench.load(state)).isEqualTo(Result.OK);
                    assertThat(bench.state()).isEqualTo(state);
                }
            });
            assertThat(failed).isZero();
        }
    }

    @Test
    void viewsComeAndGo() {
        int before = ComObject.alive();
        try (Bench bench = new Bench(descriptor())) {
            List<Long> views = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                views.add(bench.controller.createView());
                if (i % 3 == 2) {
                    Unknown.release(views.removeFirst());
                }
            }
            views.forEach(Unknown::release);
        }
        assertThat(ComObject.alive()).isEqualTo(before);
    }

    @Test
    void aPluginLetGoWhileActiveIsGone() {
        int before = ComObject.alive();
        for (int i = 0; i < 50; i++) {
            Bench bench = new Bench(descriptor());
            bench.activate(48_000, 64);
            bench.process(Vst3PluginTest.noise(2, 64, 5));
            bench.abandon();
        }
        assertThat(ComObject.alive()).isEqualTo(before);
    }

    @Test
    void instancesAreMadeAndReleasedOnManyThreadsAtOnce() throws InterruptedException {
        int before = ComObject.alive();
        List<Thread> threads = new ArrayList<>();
        AtomicInteger failed = new AtomicInteger();
        for (int t = 0; t < 8; t++) {
            threads.add(new Thread(() -> {
                for (int i = 0; i < 20; i++) {
                    try (Bench bench = new Bench(descriptor())) {
                        bench.activate(48_000, 64);
                        failed.addAndGet(bench.process(Vst3PluginTest.constant(2, 64, 1))[0][63] == 1 ? 0 : 1);
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failed.get()).isZero();
        assertThat(ComObject.alive()).isEqualTo(before);
    }
}
