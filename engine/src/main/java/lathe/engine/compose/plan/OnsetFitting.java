package lathe.engine.compose.plan;

import java.util.List;

/** Brings the onsets of a phrase to an exact number with the least harm to its rhythm. */
final class OnsetFitting {

    private static final long FINEST = 30;

    private final MetricGrid grid;
    private final long end;

    /** @param end first tick after the phrase */
    OnsetFitting(MetricGrid grid, long end) {
        this.grid = grid;
        this.end = end;
    }

    /** Drops the weakest onsets or splits the longest notes; stops short only where notes would become shorter than a tick. */
    void fit(List<Long> onsets, int count) {
        while (onsets.size() > count) {
            onsets.remove(weakest(onsets));
        }
        while (onsets.size() < count && split(onsets)) {
            // each call adds one
        }
    }

    /** The phrase's first and last note stay as long as they can. */
    private int weakest(List<Long> onsets) {
        int best = onsets.size() == 2 ? 0 : 1;
        for (int i = 1; i < onsets.size() - 1; i++) {
            if (weight(onsets, i) < weight(onsets, best)) {
                best = i;
            }
        }
        return best;
    }

    private double weight(List<Long> onsets, int i) {
        double gap = onsets.get(i + 1 < onsets.size() ? i + 1 : i) - onsets.get(i - 1);
        return grid.strength(onsets.get(i)) + gap / grid.beatTicks();
    }

    private boolean split(List<Long> onsets) {
        int longest = -1;
        long length = 1;
        for (int i = 0; i < onsets.size(); i++) {
            boolean last = i == onsets.size() - 1;
            long own = last ? (end - onsets.get(i)) / 2 : onsets.get(i + 1) - onsets.get(i);
            if (own > length) {
                length = own;
                longest = i;
            }
        }
        if (longest < 0) {
            return false;
        }
        long from = onsets.get(longest);
        long to = from + length;
        long step = length > grid.divisionTicks()
                ? grid.divisionTicks()
                : length > MetricGrid.STEP ? MetricGrid.STEP : length > FINEST ? FINEST : 1;
        onsets.add(longest + 1, grid.strongestWithin(from, to, step));
        return true;
    }
}
