package lathe.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PeakHoldTest {

    @Test
    void itGivesTheLargestValueSinceItWasAskedAndBeginsAnew() {
        PeakHold hold = new PeakHold();
        hold.raise(1);
        hold.raise(3);
        hold.raise(2);
        assertThat(hold.take()).isEqualTo(3);
        assertThat(hold.take()).isZero();
        hold.raise(0.5);
        assertThat(hold.take()).isEqualTo(0.5);
    }

    @Test
    void noPeakIsLostBetweenTwoThreads() throws InterruptedException {
        PeakHold hold = new PeakHold();
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 1; i <= 1_000_000; i++) {
                hold.raise(i % 1000 == 0 ? i : 1);
            }
            done.set(true);
        });
        double highest = 0;
        while (!done.get()) {
            highest = Math.max(highest, hold.take());
        }
        writer.join();
        assertThat(Math.max(highest, hold.take())).isEqualTo(1_000_000);
    }
}
