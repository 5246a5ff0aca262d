package lathe.core.dsp;

import java.util.Arrays;

/**
 * The triangles of {@link MelFilters} over the bins of a transform, kept as what is not zero: each bin lies under two of them
 * at most. Computed in double precision by the formulas of librosa, torchaudio and TensorFlow.
 */
public final class MelFilterBank {

    private final int bins;
    private final int[] firstBin;
    private final double[][] weights;

    /**
     * Sets up the filters.
     *
     * @param fftSize of the transform whose spectrum is summed
     */
    public MelFilterBank(MelFilters filters, int sampleRateHz, int fftSize) {
        bins = fftSize / 2 + 1;
        firstBin = new int[filters.mels()];
        weights = new double[filters.mels()][];
        double low = filters.scale().mel(filters.minHz());
        double high = filters.scale().mel(filters.maxHz());
        double hzPerBin = (double) sampleRateHz / fftSize;
        for (int m = 0; m < weights.length; m++) {
            double[] edgesMel = new double[3];
            for (int e = 0; e < edgesMel.length; e++) {
                edgesMel[e] = low + (high - low) * (m + e) / (filters.mels() + 1);
            }
            place(m, filters, edgesMel, hzPerBin);
        }
    }

    /** The front end's own filters. */
    public static MelFilterBank of(MelFrontEnd end) {
        return new MelFilterBank(
                end.filters(), end.sampleRateHz(), end.framing().fftSize());
    }

    private void place(int m, MelFilters filters, double[] edgesMel, double hzPerBin) {
        double[] edgesHz = Arrays.stream(edgesMel).map(filters.scale()::hz).toArray();
        boolean straightInHertz = filters.slopes() == MelFilters.Slopes.HERTZ;
        double[] edges = straightInHertz ? edgesHz : edgesMel;
        double height = filters.norm() == MelFilters.Norm.SLANEY ? 2 / (edgesHz[2] - edgesHz[0]) : 1;
        int from = Math.max(straightInHertz ? 0 : 1, (int) Math.floor(edgesHz[0] / hzPerBin));
        int to = Math.min(bins, (int) Math.ceil(edgesHz[2] / hzPerBin) + 1);
        double[] row = new double[Math.max(0, to - from)];
        for (int k = from; k < to; k++) {
            double at = straightInHertz ? k * hzPerBin : filters.scale().mel(k * hzPerBin);
            double rising = (at - edges[0]) / (edges[1] - edges[0]);
            double falling = (edges[2] - at) / (edges[2] - edges[1]);
            row[k - from] = height * Math.max(0, Math.min(rising, falling));
        }
        int begin = 0;
        while (begin < row.length && row[begin] == 0) {
            begin++;
        }
        int end = row.length;
        while (end > begin && row[end - 1] == 0) {
            end--;
        }
        firstBin[m] = from + begin;
        weights[m] = Arrays.copyOfRange(row, begin, end);
    }

    /** Number of filters. */
    public int mels() {
        return weights.length;
    }

    /** Number of frequencies. */
    public int bins() {
        return bins;
    }

    /** The weight of one bin in one filter. */
    public double weight(int mel, int bin) {
        int at = bin - firstBin[mel];
        return at >= 0 && at < weights[mel].length ? weights[mel][at] : 0;
    }

    /**
     * Sums a spectrum under each filter.
     *
     * @param spectrum {@code [bins]}
     * @param sums {@code [mels]}, overwritten
     */
    public void apply(double[] spectrum, double[] sums) {
        for (int m = 0; m < weights.length; m++) {
            double[] row = weights[m];
            int first = firstBin[m];
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                sum += row[i] * spectrum[first + i];
            }
            sums[m] = sum;
        }
    }

    /**
     * The transpose: gives each bin what the filters over it hold, by weight.
     *
     * @param sums {@code [mels]}
     * @param spectrum {@code [bins]}, overwritten
     */
    public void applyTransposed(double[] sums, double[] spectrum) {
        Arrays.fill(spectrum, 0);
        for (int m = 0; m < weights.length; m++) {
            double[] row = weights[m];
            int first = firstBin[m];
            double sum = sums[m];
            for (int i = 0; i < row.length; i++) {
                spectrum[first + i] += row[i] * sum;
            }
        }
    }
}
