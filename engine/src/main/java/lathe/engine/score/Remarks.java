package lathe.engine.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Collects what a reader had to mend: each kind once, with how often it was met. */
public final class Remarks {

    /** Kinds kept; a file that has more wrong with it is not worth a longer list. */
    private static final int MOST = 40;

    private final SequencedMap<String, Integer> counts = new LinkedHashMap<>();
    private int others;

    /** Adds a remark, or counts it again. */
    public void add(String remark) {
        if (counts.size() < MOST || counts.containsKey(remark)) {
            counts.merge(remark, 1, Integer::sum);
        } else {
            others++;
        }
    }

    /** All of them in the order of their first time. */
    public List<String> list() {
        List<String> lines = new ArrayList<>();
        counts.forEach((remark, count) -> lines.add(count == 1 ? remark : remark + " (" + count + " times)"));
        if (others > 0) {
            lines.add("and " + others + " more");
        }
        return lines;
    }
}
