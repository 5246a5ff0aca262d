package lathe.engine.song;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of parsed JSON and where it stands, so that a message can say what is wrong where.
 *
 * @param where such as {@code score.tracks[2].notes[17]}
 */
record Entry(@Nullable Object value, String where) {

    private static final long LARGEST_EXACT = 1L << 53;

    Entry field(String name) {
        return new Entry(map().get(name), where.isEmpty() ? name : where + "." + name);
    }

    /** The items of an array; of a field that is missing, none. */
    List<Entry> items() {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong("an array");
        }
        List<Entry> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(new Entry(item, where + "[" + items.size() + "]"));
        }
        return items;
    }

    /** The items of an array of a known length. */
    List<Entry> items(int count) {
        List<Entry> items = items();
        if (items.size() != count) {
            throw wrong("an array of " + count);
        }
        return items;
    }

    Map<?, ?> map() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong("an object");
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw wrong("a text");
    }

    boolean yes() {
        if (value instanceof Boolean yes) {
            return yes;
        }
        throw wrong("true or false");
    }

    long whole() {
        if (value instanceof Integer || value instanceof Long) {
            long whole = ((Number) value).longValue();
            if (Math.abs(whole) <= LARGEST_EXACT) {
                return whole;
            }
        }
        throw wrong("a whole number");
    }

    int small() {
        long whole = whole();
        if (whole != (int) whole) {
            throw wrong("a smaller number");
        }
        return (int) whole;
    }

    IllegalArgumentException wrong(String wanted) {
        String shown = String.valueOf(value);
        String cut = shown.length() > 40 ? shown.substring(0, 40) + "..." : shown;
        return new IllegalArgumentException(
                (where.isEmpty() ? "the top level" : where) + " is not " + wanted + ": " + cut);
    }
}
