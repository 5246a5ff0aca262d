package lathe.engine.measure;

import java.util.List;

/** Spearman's: the correlation of ranks, equal values sharing the mean of theirs. */
final class RankCorrelation {

    private RankCorrelation() {}

    /** -1 to 1; NaN if one side has fewer than two different values. */
    static double of(List<Double> a, List<Double> b) {
        double[] x = ranks(a);
        double[] y = ranks(b);
        double mean = (x.length + 1) / 2.0;
        double product = 0;
        double ofX = 0;
        double ofY = 0;
        for (int i = 0; i < x.length; i++) {
            product += (x[i] - mean) * (y[i] - mean);
            ofX += (x[i] - mean) * (x[i] - mean);
            ofY += (y[i] - mean) * (y[i] - mean);
        }
        return product / Math.sqrt(ofX * ofY);
    }

    private static double[] ranks(List<Double> values) {
        double[] ranks = new double[values.size()];
        for (int i = 0; i < ranks.length; i++) {
            double value = values.get(i);
            long lower = values.stream().filter(other -> other < value).count();
            long equal = values.stream().filter(other -> other == value).count();
            ranks[i] = lower + (equal + 1) / 2.0;
        }
        return ranks;
    }
}
