package lathe.postfx.limiter;

/**
 * How much of the edge of the band is taken out, group by group: all of it from well before a peak above the ceiling until
 * a while after, nothing where there is none.
 */
final class EdgeFade {

    private static final double HOLD_MS = 150;
    /** Groups of the fade itself, in and out. */
    private static final int RAMP_GROUPS = 12;
    /** Groups before a peak whose edge still matters there: its share falls with the distance. */
    private static final int EARLY_GROUPS = 8;

    /** Least delay, in groups, in which a fade can be complete before the peak. */
    static final int LEAST_GROUPS = RAMP_GROUPS + EARLY_GROUPS;

    private final SlidingMinimum kept;
    private final Ramp ramp = new Ramp(RAMP_GROUPS);

    private final int watchGroups;

    private int groupsSincePeak;

    /** @param delayGroups groups by which the nodes lag, {@link #LEAST_GROUPS} or more */
    EdgeFade(double groupRateHz, int delayGroups) {
        int hold = (int) Math.round(HOLD_MS * 1e-3 * groupRateHz);
        watchGroups = hold / 2;
        kept = new SlidingMinimum(delayGroups - RAMP_GROUPS + 1 + hold);
    }

    void reset() {
        kept.reset();
        ramp.reset();
        groupsSincePeak = watchGroups;
    }

    /** False while the edge is out and will be for long: whether there is another peak can wait. */
    boolean isOpen() {
        return groupsSincePeak >= watchGroups;
    }

    /** Share to take out, 0 to 1, at the start of the group {@code delayGroups - 1} before. */
    double next(boolean over) {
        groupsSincePeak = over ? 0 : Math.min(groupsSincePeak + 1, watchGroups);
        return 1 - ramp.next(kept.next(over ? 0 : 1));
    }
}
