package lathe.app;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far a job is: on a terminal a bar that is drawn over, elsewhere a line every tenth once a phase has taken a few
 * seconds, nothing for who wants quiet.
 */
final class Progress implements AutoCloseable {

    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long LINES_AFTER_NANOS = 5_000_000_000L;
    private static final int BAR_CELLS = 24;
    private static final String WIPE = "\r\033[K";

    private final Screen screen;
    private final LongSupplier nanoClock;

    private String phase = "";
    private long phaseBegan;
    private long lastDrawn;
    private int lastTenth;
    private boolean drawn;

    /** @param nanoClock as {@link System#nanoTime} */
    Progress(Screen screen, LongSupplier nanoClock) {
        this.screen = screen;
        this.nanoClock = nanoClock;
    }

    /** On the clock of the system. */
    static Progress on(Screen screen) {
        return new Progress(screen, System::nanoTime);
    }

    /**
     * Says how far the job is; cheap enough to call for every block.
     *
     * @param newPhase what is being done: {@code measuring}
     * @param total frames in all, or -1 if nobody knows
     */
    void at(String newPhase, long done, long total) {
        if (screen.quiet()) {
            return;
        }
        long now = nanoClock.getAsLong();
        if (!newPhase.equals(phase)) {
            phase = newPhase;
            phaseBegan = now;
            lastDrawn = now;
            lastTenth = 0;
            return;
        }
        if (screen.live()) {
            if (now - lastDrawn >= REDRAW_NANOS) {
                lastDrawn = now;
                drawn = true;
                screen.messages().print(WIPE + bar(phase, done, total, now - phaseBegan));
                screen.messages().flush();
            }
        } else if (total > 0 && now - phaseBegan >= LINES_AFTER_NANOS) {
            int tenth = (int) Math.min(9, 10 * done / total);
            if (tenth > lastTenth) {
                lastTenth = tenth;
                screen.messages().println(line(phase, done, total, now - phaseBegan));
            }
        }
    }

    /** What comes next begins anew, though it may have the same name. */
    void restart() {
        phase = "";
    }

    /** {@code mastering  [######------------------]  25 %  0:42 left}. */
    static String bar(String phase, long done, long total, long nanos) {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%-10s %s", phase, clock(nanos / 1e9));
        }
        double share = Math.max(0, Math.min(1, done / (double) total));
        int cells = (int) (share * BAR_CELLS);
        return String.format(
                Locale.ROOT,
                "%-10s [%s%s] %3d %%  %s left",
                phase,
                "#".repeat(cells),
                "-".repeat(BAR_CELLS - cells),
                (int) (100 * share),
                left(share, nanos));
    }

    /** {@code mastering: 30 %, 0:42 left}. */
    static String line(String phase, long done, long total, long nanos) {
        double share = Math.min(1, done / (double) total);
        return String.format(Locale.ROOT, "%s: %d %%, %s left", phase, (int) (100 * share), left(share, nanos));
    }

    private static String left(double share, long nanos) {
        return share < 0.01 ? "-:--" : clock(nanos / 1e9 * (1 - share) / share);
    }

    private static String clock(double seconds) {
        long whole = (long) Math.ceil(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** Wipes the bar, so that what is said next begins on an empty line. */
    @Override
    public void close() {
        if (drawn) {
            screen.messages().print(WIPE);
            screen.messages().flush();
            drawn = false;
        }
    }
}
