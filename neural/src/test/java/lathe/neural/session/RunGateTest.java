package lathe.neural.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunGateTest {

    private final AtomicInteger released = new AtomicInteger();
    private final RunGate gate = new RunGate(released::incrementAndGet);

    @Test
    void anEmptyGateReleasesAtOnceAndOnlyOnce() {
        gate.close();
        gate.close();
        assertThat(released).hasValue(1);
        assertThat(gate.enter()).isFalse();
    }

    @Test
    void theLastToLeaveReleases() {
        assertThat(gate.enter()).isTrue();
        assertThat(gate.enter()).isTrue();
        gate.close();
        assertThat(gate.enter()).isFalse();
        gate.leave();
        assertThat(released).hasValue(0);
        gate.leave();
        assertThat(released).hasValue(1);
    }

    @Test
    void leavingAnOpenGateReleasesNothing() {
        assertThat(gate.enter()).isTrue();
        gate.leave();
        assertThat(gate.isClosed()).isFalse();
        assertThat(released).hasValue(0);
    }
}
