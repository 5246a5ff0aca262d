package lathe.postfx.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RelayTest {

    private static final int MOST_FRAMES = 64;

    /** Sends blocks of one frame until the relay refuses; a sink that has failed must not leave the sender waiting. */
    private static void sendOnAndOn(Relay relay) throws IOException {
        float[][] block = new float[1][1];
        for (int i = 0; i < 1_000_000; i++) {
            relay.send(block, 0, 1, 0, 0);
        }
    }

    @Test
    void blocksOfAnyLengthArriveInOrderWithWhatWasSentAlong() throws IOException {
        Random random = new Random(4);
        List<Float> sent = new ArrayList<>();
        List<Float> came = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        List<Integer> lengthsThatCame = new ArrayList<>();
        Relay.Sink sink = (audio, from, to, compressorDb, limiterDb) -> {
            for (int i = from; i < to; i++) {
                came.add(audio[0][i]);
                assertThat(audio[1][i]).isEqualTo(-audio[0][i]);
            }
            lengthsThatCame.add(to - from);
            assertThat(compressorDb).isEqualTo(lengthsThatCame.size());
            assertThat(limiterDb).isEqualTo(to - from);
        };
        try (Relay relay = new Relay(2, MOST_FRAMES, sink)) {
            float[][] block = new float[2][MOST_FRAMES];
            for (int n = 1; n <= 1_000; n++) {
                int from = random.nextInt(MOST_FRAMES);
                int to = from + random.nextInt(MOST_FRAMES - from) + 1;
                for (int i = from; i < to; i++) {
                    block[0][i] = random.nextFloat();
                    block[1][i] = -block[0][i];
                    sent.add(block[0][i]);
                }
                lengths.add(to - from);
                relay.send(block, from, to, n, to - from);
            }
            relay.finish();
        }
        assertThat(came).isEqualTo(sent);
        assertThat(lengthsThatCame).isEqualTo(lengths);
    }

    @Test
    void whatTheSinkThrowsEndsTheSending() {
        IOException full = new IOException("the disk is full");
        AtomicInteger calls = new AtomicInteger();
        Relay.Sink sink = (audio, from, to, compressorDb, limiterDb) -> {
            calls.incrementAndGet();
            throw full;
        };
        try (Relay relay = new Relay(1, 1, sink)) {
            assertThatThrownBy(() -> sendOnAndOn(relay)).isSameAs(full);
            assertThatThrownBy(relay::finish).isSameAs(full);
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void aFailureWithTheLastBlockIsToldAtTheEnd() throws IOException {
        Relay.Sink sink = (audio, from, to, compressorDb, limiterDb) -> {
            throw new OutOfMemoryError("made up");
        };
        try (Relay relay = new Relay(1, 1, sink)) {
            relay.send(new float[1][1], 0, 1, 0, 0);
            assertThatThrownBy(relay::finish).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void whoeverGivesUpWaitsUntilTheSinkIsAtRest() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger begins = new AtomicInteger();
        AtomicInteger ends = new AtomicInteger();
        Relay.Sink sink = (audio, from, to, compressorDb, limiterDb) -> {
            begins.incrementAndGet();
            begun.countDown();
            await(goOn);
            ends.incrementAndGet();
        };
        Relay relay = new Relay(1, 1, sink);
        for (int i = 0; i < 40; i++) {
            relay.send(new float[1][1], 0, 1, 0, 0);
        }
        begun.await();
        Thread other = Thread.ofPlatform().start(goOn::countDown);
        relay.close();
        assertThat(ends.get()).isEqualTo(begins.get()).isLessThan(40);
        other.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void anInterruptedSenderSaysSoAndTheInterruptStays() {
        CountDownLatch never = new CountDownLatch(1);
        Relay.Sink sink = (audio, from, to, compressorDb, limiterDb) -> await(never);
        try (Relay relay = new Relay(1, 1, sink)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> sendOnAndOn(relay)).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            never.countDown();
        }
    }
}
