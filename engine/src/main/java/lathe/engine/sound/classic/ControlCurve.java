package lathe.engine.sound.classic;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Values that hold from frames on, with a short way from each to the next. */
final class ControlCurve {

    private final double initial;
    private final NavigableMap<Integer, Double> values = new TreeMap<>();
    private double last;

    /** @param initial what holds before the first change, and what means that nothing was changed */
    ControlCurve(double initial) {
        this.initial = initial;
        last = initial;
    }

    /** Changes the value; in the order of time. */
    void add(int frame, double value) {
        if (value != last) {
            values.put(frame, value);
            last = value;
        }
    }

    /** True unless the initial value holds all through. */
    boolean differs(int from, int to) {
        if (values.isEmpty()) {
            return false;
        }
        Map.Entry<Integer, Double> before = values.floorEntry(from);
        return (before != null && before.getValue() != initial)
                || values.subMap(from, true, to, true).size() > 0;
    }

    /** The value, reached from the one before in so many frames. */
    double smooth(int frame, double way) {
        Map.Entry<Integer, Double> now = values.floorEntry(frame);
        if (now == null) {
            return initial;
        }
        Map.Entry<Integer, Double> before = values.lowerEntry(now.getKey());
        double from = before == null ? initial : before.getValue();
        return from + (now.getValue() - from) * Math.min(1, (frame - now.getKey()) / way);
    }
}
