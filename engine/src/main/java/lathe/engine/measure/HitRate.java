package lathe.engine.measure;

import java.util.List;

/**
 * How well found times match expected ones: as many pairs as possible, each time in one pair, that lie no farther apart than a
 * tolerance. Source: D. Turnbull et al., "A supervised approach for detecting boundaries in music", ISMIR 2007; 0.5 s and 3 s are
 * the tolerances of MIREX.
 *
 * @param recall share of the expected times that were found
 * @param precision share of the found times that were expected
 */
record HitRate(double recall, double precision) {

    /** Both lists rise. Taking pairs from the left whenever one fits gives the most pairs. */
    static HitRate of(List<Double> expected, List<Double> found, double tolerance) {
        int hits = 0;
        int e = 0;
        int f = 0;
        while (e < expected.size() && f < found.size()) {
            double off = found.get(f) - expected.get(e);
            if (Math.abs(off) <= tolerance) {
                hits++;
                e++;
                f++;
            } else if (off < 0) {
                f++;
            } else {
                e++;
            }
        }
        return new HitRate(hits / (double) expected.size(), hits / (double) found.size());
    }

    /** Harmonic mean of both; 0 if nothing was found. */
    double f() {
        return recall > 0 && precision > 0 ? 2 * recall * precision / (recall + precision) : 0;
    }
}
