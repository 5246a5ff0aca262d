package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private long now;

    private Screen screen(boolean live) {
        PrintStream messages = new PrintStream(shown, true, StandardCharsets.UTF_8);
        return new Screen(messages, messages, live);
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    private void work(Screen screen, int seconds) {
        try (Progress progress = new Progress(screen, () -> now)) {
            for (int step = 0; step <= 1000; step++) {
                now = SECOND * seconds * step / 1000;
                progress.at("mastering", step, 1000);
            }
        }
    }

    @Test
    void aBarSaysTheShareAndTheTimeLeft() {
        assertThat(Progress.bar("mastering", 250, 1000, 10 * SECOND))
                .isEqualTo("mastering  [######------------------]  25 %  0:30 left");
        assertThat(Progress.bar("mastering", 1000, 1000, 10 * SECOND)).contains("100 %  0:00 left");
        assertThat(Progress.bar("mastering", 1, 1_000_000, SECOND)).contains("  0 %  -:-- left");
        assertThat(Progress.bar("measuring", 5, -1, 75 * SECOND)).isEqualTo("measuring  1:15");
    }

    @Test
    void aBarFitsATerminalOfEightyColumnsEvenForDays() {
        assertThat(Progress.bar("rehearsing", 20, 1000, 9999 * SECOND)).hasSizeLessThan(80);
    }

    @Test
    void onATerminalTheBarIsDrawnOverAndWipedAtTheEnd() {
        work(screen(true), 2);
        assertThat(shown()).startsWith("\r").endsWith("\r\033[K").doesNotContain("\n");
        assertThat(shown().split("left", -1)).hasSizeBetween(15, 25);
    }

    @Test
    void elsewhereALongJobGetsALineForEachTenth() {
        work(screen(false), 60);
        assertThat(shown().lines()).hasSize(9).contains("mastering: 50 %, 0:30 left");
    }

    @Test
    void elsewhereAShortJobSaysNothing() {
        work(screen(false), 4);
        assertThat(shown()).isEmpty();
    }

    @Test
    void whoWantsQuietHasIt() {
        Screen quiet = screen(true);
        quiet.say(true, false);
        work(quiet, 60);
        assertThat(shown()).isEmpty();
    }
}
