package lathe.vocoder.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import lathe.core.process.Block;
import lathe.core.process.Processor;
import lathe.core.testing.Fixtures;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;
import lathe.vocoder.mel.MelFrames;
import lathe.vocoder.mel.MelVocoder;
import org.junit.jupiter.api.Test;

/**
 * Events in random order while sound plays and real workers decode: no exception, no sample that is no number, and each decoder
 * is closed once and never used after.
 */
class RandomEventsTest {

    private static final int MAX_FRAMES = 512;
    private static final int[] RATES_HZ = {22_050, 44_100, 88_200};

    /** A decoder that counts what must not happen. */
    private static final class Watched implements Decoder {

        final AtomicInteger closes = new AtomicInteger();
        final AtomicInteger usedWhenClosed = new AtomicInteger();
        private final AtomicInteger underWay = new AtomicInteger();
        private final Decoder decoder;

        Watched(Decoder decoder) {
            this.decoder = decoder;
        }

        @Override
        public int sampleRateHz() {
            return decoder.sampleRateHz();
        }

        @Override
        public int channels() {
            return decoder.channels();
        }

        @Override
        public int hopSamples() {
            return decoder.hopSamples();
        }

        @Override
        public long samples(long frames) {
            return decoder.samples(frames);
        }

        @Override
        public Context context() {
            return decoder.context();
        }

        @Override
        public void decode(Frames window, float[][] audio) throws InferenceException {
            underWay.incrementAndGet();
            usedWhenClosed.addAndGet(closes.get());
            try {
                decoder.decode(window, audio);
            } finally {
                underWay.decrementAndGet();
            }
        }

        @Override
        public void cancel() {
            decoder.cancel();
        }

        @Override
        public void close() {
            closes.incrementAndGet();
            usedWhenClosed.addAndGet(underWay.get());
            decoder.close();
        }
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

    /** One run of events. */
    private static final class Stage {

        private final List<Watched> decoders = new ArrayList<>();
        private final Supplier<Decoder> make;
        private final Frames frames;
        private final Random random;
        private Processor processor;
        private Controls controls;

        Stage(Supplier<Decoder> make, Frames frames, Random random) {
            this.make = make;
            this.frames = frames;
            this.random = random;
            begin();
        }

        private synchronized Watched decoder() {
            var decoder = new Watched(make.get());
            decoders.add(decoder);
            return decoder;
        }

        private void begin() {
            Watched first = decoder();
            if (random.nextBoolean()) {
                var stream = new StreamingDecoder(first, new KnownFrames(frames), new LiveSettings(16, 5, 8));
                controls = of(stream);
                processor = stream;
            } else {
                var player = new RenderAhead(first, frames, new AheadSettings(32, 2 << 20, 8));
                controls = of(player);
                processor = player;
            }
            prepare();
        }

        private void prepare() {
            processor.prepare(Listener.live(RATES_HZ[random.nextInt(RATES_HZ.length)], MAX_FRAMES, 1));
        }

        private void swapIn(Controls into) {
            Watched next = decoder();
            try {
                into.swap(next);
            } catch (IllegalArgumentException | IllegalStateException | InferenceException notTaken) {
                next.close();
            }
        }

        void event(ExecutorService control, List<Future<?>> underWay) {
            Controls now = controls;
            Random own = new Random(random.nextLong());
            switch (random.nextInt(12)) {
                case 0 -> {
                    processor.close();
                    begin();
                }
                case 1 -> prepare();
                case 2 -> processor.reset();
                case 3, 4, 5 -> underWay.add(control.submit(() -> swapIn(now)));
                default -> underWay.add(control.submit(() -> now.move(own)));
            }
        }

        void listen(float[][] heard, Block block, String what) {
            for (int i = random.nextInt(12); i > 0; i--) {
                int length = random.nextInt(MAX_FRAMES + 1);
                processor.process(block.set(heard, 0, length));
                for (int k = 0; k < length; k++) {
                    assertThat(Math.abs(heard[0][k]) < 100)
                            .as("%s: %s", what, heard[0][k])
                            .isTrue();
                }
            }
        }
    }

    private static void play(int events, Supplier<Decoder> make, Frames frames) throws Exception {
        long seed = Long.getLong("lathe.seed", 20_261_121L);
        Stage stage = new Stage(make, frames, new Random(seed));
        float[][] heard = new float[1][MAX_FRAMES];
        Block block = new Block();
        List<Future<?>> underWay = new ArrayList<>();
        try (ExecutorService control = Executors.newSingleThreadExecutor()) {
            for (int event = 0; event < events; event++) {
                stage.event(control, underWay);
                stage.listen(heard, block, "seed " + seed + " event " + event);
            }
            for (Future<?> done : underWay) {
                done.get();
            }
        }
        stage.processor.close();
        for (Watched decoder : stage.decoders) {
            assertThat(decoder.closes.get()).as("seed %d: closed", seed).isEqualTo(1);
            assertThat(decoder.usedWhenClosed.get())
                    .as("seed %d: used when closed", seed)
                    .isZero();
        }
        assertThat(stage.decoders).as("seed %d", seed).hasSizeGreaterThan(events / 5);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("lathe live") || name.startsWith("lathe render")))
                .as("threads left")
                .isEmpty();
    }

    @Test
    void anythingMayHappenAtAnyTime() throws Exception {
        play(1000, () -> new SyntheticDecoder(22_050, 1, 64, 2), Values.noise(2000, 9));
    }

    @Test
    void anythingMayHappenToSessionsOfTheRuntime() throws Exception {
        ModelPackage model = ModelPackage.read(Fixtures.path("hifigan-v3"));
        Supplier<Decoder> make = () -> {
            try {
                return MelVocoder.open(model, SessionSettings.live());
            } catch (ModelException e) {
                throw new AssertionError(e);
            }
        };
        Random random = new Random(5);
        float[][] mel = new float[80][500];
        for (float[] band : mel) {
            for (int t = 0; t < band.length; t++) {
                band[t] = (float) (-4 + 2 * random.nextGaussian());
            }
        }
        play(Boolean.getBoolean("lathe.heavy") ? 1000 : 100, make, MelFrames.of(mel));
    }
}
