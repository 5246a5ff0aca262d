package lathe.engine.score.heard;

import java.util.List;
import java.util.OptionalDouble;

/** Finds the tempo whose sixteenths the notes begin at. */
final class GridFit {

    private static final double SLOWEST = 66;
    private static final double FASTEST = 160;
    private static final double CUSTOMARY = 104;
    private static final double STEP = 0.25;

    /** How far from a heard beat the tempo may lie. */
    private static final double NEAR = 0.04;

    private GridFit() {}

    /** The best tempo near the one heard, folded into what is customary, or the best of all. */
    static double quartersPerMinute(List<SungNote> notes, OptionalDouble heard) {
        double low = SLOWEST;
        double high = FASTEST;
        if (heard.isPresent() && heard.getAsDouble() > 1) {
            double tempo = heard.getAsDouble();
            while (tempo < SLOWEST) {
                tempo *= 2;
            }
            while (tempo > FASTEST) {
                tempo /= 2;
            }
            low = tempo * (1 - NEAR);
            high = tempo * (1 + NEAR);
        }
        if (notes.size() < 3) {
            return heard.isPresent() ? (low + high) / 2 : CUSTOMARY;
        }
        double best = low;
        double least = Double.MAX_VALUE;
        for (double tempo = low; tempo <= high; tempo += STEP) {
            double cost = cost(notes, tempo);
            if (cost < least) {
                least = cost;
                best = tempo;
            }
        }
        return best;
    }

    /** Mean squared distance from eighths and sixteenths in steps, and a small wish for a customary tempo. */
    private static double cost(List<SungNote> notes, double tempo) {
        double wish = Math.log(tempo / CUSTOMARY);
        return misfit(notes, 60 / tempo / 4) + misfit(notes, 60 / tempo / 2) / 2 + 0.01 * wish * wish;
    }

    private static double misfit(List<SungNote> notes, double step) {
        double offset = offset(notes, step);
        double first = notes.getFirst().start() + offset;
        double sum = 0;
        for (SungNote note : notes) {
            double place = (note.start() - first) / step;
            double off = place - Math.rint(place);
            sum += off * off;
        }
        return sum / notes.size();
    }

    /** How much later than the first note the grid begins, within half a step: the circular mean of all starts. */
    static double offset(List<SungNote> notes, double step) {
        double first = notes.getFirst().start();
        double x = 0;
        double y = 0;
        for (SungNote note : notes) {
            double angle = 2 * Math.PI * (note.start() - first) / step;
            x += Math.cos(angle);
            y += Math.sin(angle);
        }
        return Math.atan2(y, x) / (2 * Math.PI) * step;
    }
}
