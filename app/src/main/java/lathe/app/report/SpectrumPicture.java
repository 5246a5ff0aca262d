package lathe.app.report;

import java.util.Arrays;
import lathe.core.dsp.RealFft;
import lathe.core.dsp.Window;

/**
 * What frequencies a sound holds, on average and over time, gathered as a stream in fixed memory. Channels are mixed to one;
 * spectra are Welch's (1967): Hann windows of about 170 ms that overlap by half.
 */
final class SpectrumPicture {

    /** Lowest frequency shown. */
    static final double LOW_HZ = 20;

    /** Highest frequency shown, where the rate allows. */
    static final double HIGH_HZ = 20_000;

    /** Bands of the picture over time, equally wide in octaves. */
    static final int ROWS = 160;

    /** Most columns of the picture over time; an even number. */
    static final int MOST_COLUMNS = 800;

    /** Bands of the average: sixth-octaves, as many as fit from 20 Hz to 20 kHz. */
    static final int BANDS = 60;

    private static final double WINDOW_SECONDS = 0.12;

    private final int size;
    private final double hzPerBin;
    private final RealFft fft;
    private final float[] window;
    private final float[] pending;
    private final float[] windowed;
    private final float[] re;
    private final float[] im;
    private final double[] sum;
    private final float[][] columns = new float[MOST_COLUMNS][];
    private final int[] spectraIn = new int[MOST_COLUMNS];
    private int filled;
    private int used;
    private int spectraPerColumn = 1;
    private long spectra;

    SpectrumPicture(double sampleRateHz) {
        size = Integer.highestOneBit(Math.max(256, (int) (2 * WINDOW_SECONDS * sampleRateHz) - 1));
        hzPerBin = sampleRateHz / size;
        fft = RealFft.of(size);
        window = Window.hann(size, Window.Shape.PERIODIC);
        pending = new float[size];
        windowed = new float[size];
        re = new float[fft.bins()];
        im = new float[fft.bins()];
        sum = new double[fft.bins()];
    }

    /** Takes in {@code channels[c][from..to)}. */
    void add(float[][] channels, int from, int to) {
        float scale = 1f / channels.length;
        for (int i = from; i < to; i++) {
            float mixed = 0;
            for (float[] channel : channels) {
                mixed += channel[i];
            }
            pending[filled] = Float.isFinite(mixed) ? mixed * scale : 0;
            if (++filled == size) {
                analyse();
                System.arraycopy(pending, size / 2, pending, 0, size / 2);
                filled = size / 2;
            }
        }
    }

    /** Counts what is left of a sound shorter than one window. */
    void finish() {
        if (spectra == 0 && filled > 0) {
            Arrays.fill(pending, filled, size, 0);
            analyse();
        }
    }

    /** Forgets everything. */
    void clear() {
        filled = 0;
        used = 0;
        spectraPerColumn = 1;
        spectra = 0;
        Arrays.fill(sum, 0);
    }

    private void analyse() {
        for (int i = 0; i < size; i++) {
            windowed[i] = pending[i] * window[i];
        }
        fft.forward(windowed, re, im);
        for (int k = 0; k < sum.length; k++) {
            // A full-scale sine comes out as 1: the window halves it, and half of it is at negative frequencies.
            re[k] = 16f / size / size * (re[k] * re[k] + im[k] * im[k]);
            sum[k] += re[k];
        }
        spectra++;
        addToColumn();
    }

    private void addToColumn() {
        if (used == 0 || spectraIn[used - 1] == spectraPerColumn) {
            if (used == MOST_COLUMNS) {
                mergeNeighbours();
            }
            columns[used] = new float[ROWS];
            spectraIn[used] = 0;
            used++;
        }
        float[] column = columns[used - 1];
        for (int row = 0; row < ROWS; row++) {
            column[row] += strongestBetween(rowHz(row), rowHz(row + 1));
        }
        spectraIn[used - 1]++;
    }

    private void mergeNeighbours() {
        for (int i = 0; i < MOST_COLUMNS / 2; i++) {
            float[] one = columns[2 * i];
            float[] other = columns[2 * i + 1];
            for (int row = 0; row < ROWS; row++) {
                one[row] += other[row];
            }
            columns[i] = one;
            spectraIn[i] = spectraIn[2 * i] + spectraIn[2 * i + 1];
        }
        used = MOST_COLUMNS / 2;
        spectraPerColumn *= 2;
    }

    /** Lower edge of a row of the picture over time. */
    static double rowHz(int row) {
        return LOW_HZ * Math.pow(HIGH_HZ / LOW_HZ, row / (double) ROWS);
    }

    private float strongestBetween(double lowHz, double highHz) {
        int first = (int) Math.round(lowHz / hzPerBin);
        int last = Math.max(first, (int) Math.round(highHz / hzPerBin) - 1);
        float strongest = 0;
        for (int k = first; k <= last && k < re.length; k++) {
            strongest = Math.max(strongest, re[k]);
        }
        return strongest;
    }

    /** Number of columns of the picture over time. */
    int columns() {
        return used;
    }

    /** Level in a column and row of the picture over time, dB re a full-scale sine. */
    double levelDb(int column, int row) {
        return 10 * Math.log10(columns[column][row] / spectraIn[column]);
    }

    /** Centre of a sixth-octave band of the average. */
    static double bandHz(int band) {
        return LOW_HZ * Math.pow(2, (band + 0.5) / 6);
    }

    /**
     * Average level in sixth-octave bands, dB re all bands together, {@code [BANDS]}: what is left is tone, whatever the
     * loudness. NaN above the Nyquist frequency and where there is nothing.
     */
    double[] averageDb() {
        double[] power = new double[BANDS];
        double all = 0;
        for (int b = 0; b < BANDS; b++) {
            power[b] = powerBetween(LOW_HZ * Math.pow(2, b / 6.0), LOW_HZ * Math.pow(2, (b + 1) / 6.0));
            all += Double.isNaN(power[b]) ? 0 : power[b];
        }
        for (int b = 0; b < BANDS; b++) {
            power[b] = power[b] > 0 ? 10 * Math.log10(power[b] / all) : Double.NaN;
        }
        return power;
    }

    /** Power between two frequencies, bins at the edges counted by their share. */
    private double powerBetween(double lowHz, double highHz) {
        if (highHz > hzPerBin * (sum.length - 1)) {
            return Double.NaN;
        }
        double low = lowHz / hzPerBin;
        double high = highHz / hzPerBin;
        double power = 0;
        for (int k = (int) Math.floor(low - 0.5); k <= Math.ceil(high + 0.5); k++) {
            double share = Math.min(high, k + 0.5) - Math.max(low, k - 0.5);
            if (k > 0 && k < sum.length && share > 0) {
                power += Math.min(1, share) * sum[k];
            }
        }
        return power;
    }
}
