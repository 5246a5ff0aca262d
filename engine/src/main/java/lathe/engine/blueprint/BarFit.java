package lathe.engine.blueprint;

import java.util.ArrayList;
import java.util.List;

/** Stretches and shrinks sections until they have a number of bars in all. */
public final class BarFit {

    private static final int LONGEST_UNIT = 4;
    private static final double LEAST_FOR_FOUR = 3;
    private static final double LEAST_FOR_TWO = 1.5;

    private BarFit() {}

    /**
     * Sections of the same order, scaled alike as far as phrases of four, two and one bars allow.
     *
     * @param bars in all, at least 1; sections are left out from the end only where there are fewer bars than sections
     */
    public static List<SectionPlan> fit(List<SectionPlan> sections, int bars) {
        int total = sections.stream().mapToInt(SectionPlan::bars).sum();
        if (total == bars) {
            return List.copyOf(sections);
        }
        List<SectionPlan> kept = sections.subList(0, Math.min(sections.size(), bars));
        int[] lengths = new int[kept.size()];
        double[] exact = new double[kept.size()];
        int sum = 0;
        for (int i = 0; i < lengths.length; i++) {
            exact[i] = (double) kept.get(i).bars() * bars / total;
            lengths[i] = Math.clamp(round(exact[i]), 1, Blueprint.MOST_BARS);
            sum += lengths[i];
        }
        settle(lengths, exact, kept, bars - sum);
        List<SectionPlan> fitted = new ArrayList<>();
        for (int i = 0; i < lengths.length; i++) {
            fitted.add(kept.get(i).withBars(lengths[i]));
        }
        return List.copyOf(fitted);
    }

    private static int round(double bars) {
        int unit = bars >= LEAST_FOR_FOUR ? LONGEST_UNIT : bars >= LEAST_FOR_TWO ? 2 : 1;
        return (int) Math.round(bars / unit) * unit;
    }

    /** Hands out what is missing or too much: the largest steps that fit first, where they change least. */
    private static void settle(int[] lengths, double[] exact, List<SectionPlan> sections, int missing) {
        int left = missing;
        for (int unit = LONGEST_UNIT; left != 0 && unit >= 1; ) {
            int step = left > 0 ? unit : -unit;
            int at = Math.abs(left) >= unit ? best(lengths, exact, sections, step) : -1;
            if (at < 0) {
                unit /= 2;
            } else {
                lengths[at] += step;
                left -= step;
            }
        }
    }

    private static int best(int[] lengths, double[] exact, List<SectionPlan> sections, int step) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int i = lengths.length - 1; i >= 0; i--) {
            int changed = lengths[i] + step;
            boolean allowed = changed >= 1 && changed <= Blueprint.MOST_BARS;
            boolean crooked = step % LONGEST_UNIT != 0;
            double cost = Math.abs(changed - exact[i])
                    / exact[i]
                    * weight(sections.get(i).kind(), crooked);
            if (allowed && cost < least) {
                least = cost;
                best = i;
            }
        }
        return best;
    }

    /** Listeners notice a crooked verse much more than a long ending. */
    private static double weight(SectionKind kind, boolean crooked) {
        return switch (kind) {
            case OUTRO -> crooked ? 0.05 : 0.5;
            case INTRO, INTERLUDE, BREAKDOWN -> crooked ? 0.1 : 0.5;
            case CHORUS, DROP, HOOK, THEME -> 2;
            default -> 1;
        };
    }
}
