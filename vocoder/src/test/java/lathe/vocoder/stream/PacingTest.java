package lathe.vocoder.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacingTest {

    private static final long SECOND = 1_000_000_000;

    private static int wakesInASecond(Pacing pacing, boolean clockRuns) {
        int wakes = 0;
        for (long now = 0; now < SECOND; wakes++) {
            now += pacing.pauseNanos(clockRuns ? wakes : 0);
        }
        return wakes;
    }

    /** At some microseconds a time this is far below a hundredth of a core. */
    @Test
    void aWorkerWithNothingToDoSeldomWakes() {
        Pacing pacing = new Pacing(SECOND / 100);
        assertThat(wakesInASecond(pacing, true)).isLessThan(300);
        wakesInASecond(pacing, false);
        assertThat(wakesInASecond(pacing, false)).isEqualTo(50);
    }

    @Test
    void aWorkerSleepsBrieflyAfterWorkAndNeverLongWhileTheClockRuns() {
        Pacing pacing = new Pacing(SECOND / 1000);
        wakesInASecond(pacing, false);
        pacing.worked();
        assertThat(pacing.pauseNanos(1)).isEqualTo(SECOND / 1000 / 8);
        wakesInASecond(pacing, false);
        assertThat(pacing.pauseNanos(-1)).isEqualTo(Pacing.LONGEST_NANOS);
    }
}
