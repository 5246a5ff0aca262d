package lathe.vocoder.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lathe.core.process.Block;
import lathe.core.process.Processor;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Decoder;
import org.junit.jupiter.api.Test;

/**
 * A thousand events in random order while sound plays and real workers decode: no exception, no sample that is no number, and
 * each decoder is closed once and never used after.
 */
class RandomEventsTest {

    private static final int EVENTS = 1000;
    private static final int MAX_FRAMES = 512;
    private static final int[] RATES_HZ = {22_050, 44_100, 88_200};

    private final List<SyntheticDecoder> decoders = new ArrayList<>();

    private synchronized SyntheticDecoder decoder() {
        var decoder = new SyntheticDecoder(22_050, 1, 64, 2);
        decoders.add(decoder);
        return decoder;
    }

    /** What can be done to a processor from another thread while it plays. */
    private interface Controls {
        void swap(Decoder next) throws InferenceException;

        void move(Random random);
    }

    private static Controls of(StreamingDecoder stream) {
        return new Controls() {
            @Override
            public void swap(Decoder next) throws InferenceException {
                stream.swap(next);
            }

            @Override
            public void move(Random random) {
                switch (random.nextInt(4)) {
                    case 0 -> stream.stop();
                    case 1 -> stream.flush();
                    default -> stream.play();
                }
            }
        };
    }

    private static Controls of(RenderAhead player) {
        return new Controls() {
            @Override
            public void swap(Decoder next) throws InferenceException {
                player.swap(next);
            }

            @Override
            public void move(Random random) {
                switch (random.nextInt(4)) {
                    case 0 -> player.stop();
                    case 1 -> player.seek(random.nextInt(300_000));
                    default -> player.play();
                }
            }
        };
    }

    private Processor newProcessor(Random random, Controls[] controls) {
        Values frames = Values.noise(2000, 9);
        if (random.nextBoolean()) {
            var stream = new StreamingDecoder(decoder(), new KnownFrames(frames), new LiveSettings(16, 5, 8));
            controls[0] = of(stream);
            return stream;
        }
        var player = new RenderAhead(decoder(), frames, new AheadSettings(32, 1 << 20, 8));
        controls[0] = of(player);
        return player;
    }

    private void swapIn(Controls controls) {
        SyntheticDecoder next = decoder();
        try {
            controls.swap(next);
        } catch (IllegalArgumentException | IllegalStateException | InferenceException notTaken) {
            next.close();
        }
    }

    @Test
    void anythingMayHappenAtAnyTime() throws Exception {
        long seed = Long.getLong("lathe.seed", 20_261_121L);
        Random random = new Random(seed);
        Controls[] controls = new Controls[1];
        Processor processor = newProcessor(random, controls);
        processor.prepare(Listener.live(RATES_HZ[0], MAX_FRAMES, 1));
        float[][] heard = new float[1][MAX_FRAMES];
        Block block = new Block();
        List<Future<?>> underWay = new ArrayList<>();
        try (ExecutorService control = Executors.newSingleThreadExecutor()) {
            for (int event = 0; event < EVENTS; event++) {
                Controls now = controls[0];
                Random own = new Random(random.nextLong());
                switch (random.nextInt(12)) {
                    case 0 -> {
                        processor.close();
                        processor = newProcessor(random, controls);
                        processor.prepare(Listener.live(RATES_HZ[random.nextInt(3)], MAX_FRAMES, 1));
                    }
                    case 1 -> processor.prepare(Listener.live(RATES_HZ[random.nextInt(3)], MAX_FRAMES, 1));
                    case 2 -> processor.reset();
                    case 3, 4, 5 -> underWay.add(control.submit(() -> swapIn(now)));
                    default -> underWay.add(control.submit(() -> now.move(own)));
                }
                for (int i = random.nextInt(12); i > 0; i--) {
                    int frames = random.nextInt(MAX_FRAMES + 1);
                    processor.process(block.set(heard, 0, frames));
                    for (int k = 0; k < frames; k++) {
                        assertThat(Math.abs(heard[0][k]) < 4)
                                .as("seed %d event %d: %s", seed, event, heard[0][k])
                                .isTrue();
                    }
                }
            }
            for (Future<?> done : underWay) {
                done.get();
            }
        }
        processor.close();
        for (SyntheticDecoder decoder : decoders) {
            assertThat(decoder.closes.get()).as("seed %d: closed", seed).isEqualTo(1);
            assertThat(decoder.runsAfterClose.get())
                    .as("seed %d: used when closed", seed)
                    .isZero();
        }
        assertThat(decoders).as("seed %d", seed).hasSizeGreaterThan(200);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("lathe live")
                                || thread.getName().startsWith("lathe render")))
                .as("threads left")
                .isEmpty();
    }
}
