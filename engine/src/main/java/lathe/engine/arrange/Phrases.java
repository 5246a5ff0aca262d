package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;

/** How a section falls into phrases. */
final class Phrases {

    private static final int CUSTOMARY_BARS = 4;

    private Phrases() {}

    /** A phrase a line where there are words and bars enough; otherwise four bars each, a lone last bar joined to the phrase before. */
    static List<Integer> bars(int bars, int lines) {
        if (lines > 0 && lines <= bars) {
            List<Integer> shared = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                shared.add(Math.ceilDiv(bars * (i + 1), lines) - Math.ceilDiv(bars * i, lines));
            }
            return shared;
        }
        List<Integer> fours = new ArrayList<>();
        int left = bars;
        while (left > 0) {
            int next = left == CUSTOMARY_BARS + 1 ? left : Math.min(CUSTOMARY_BARS, left);
            fours.add(next);
            left -= next;
        }
        return fours;
    }
}
