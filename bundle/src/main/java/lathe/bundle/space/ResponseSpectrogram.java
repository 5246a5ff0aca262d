package lathe.bundle.space;

import lathe.bundle.view.HeatMap;
import lathe.core.audio.AudioBuffer;
import lathe.core.dsp.RealFft;
import lathe.core.dsp.Window;

/** What a response sounds like over time and frequency, loudest point 0 dB; for the picture. */
final class ResponseSpectrogram implements HeatMap.Decay {

    private static final int SIZE = 512;
    private static final int COLUMNS = 160;
    /** Spectra that a column is the sum of: noise looks less like noise. */
    private static final int LOOKS = 4;

    private static final double SILENCE_DB = -200;

    private final double[][] columnDb = new double[COLUMNS][];
    private final double seconds;
    private final double binHz;

    /** Both channels of a stereo response, or the first of others, are looked at together. */
    ResponseSpectrogram(AudioBuffer response) {
        float[] mono = response.channel(0).clone();
        if (response.channels() == 2) {
            for (int i = 0; i < mono.length; i++) {
                mono[i] = Math.max(Math.abs(mono[i]), Math.abs(response.channel(1)[i])) * Math.signum(mono[i]);
            }
        }
        seconds = Math.max(0.01, mono.length / (double) response.sampleRateHz());
        binHz = response.sampleRateHz() / (double) SIZE;
        RealFft transform = RealFft.of(SIZE);
        float[] window = Window.hann(SIZE, Window.Shape.PERIODIC);
        float[] re = new float[transform.bins()];
        float[] im = new float[transform.bins()];
        float[] x = new float[SIZE];
        double highest = 1e-20;
        for (int column = 0; column < COLUMNS; column++) {
            columnDb[column] = new double[re.length];
            for (int look = 0; look < LOOKS; look++) {
                int centre = (int) ((column + (look + 0.5) / LOOKS) / COLUMNS * mono.length);
                cut(mono, centre - SIZE / 2, window, x);
                transform.forward(x, re, im);
                for (int k = 0; k < re.length; k++) {
                    columnDb[column][k] += (double) re[k] * re[k] + (double) im[k] * im[k];
                    highest = Math.max(highest, columnDb[column][k]);
                }
            }
        }
        for (double[] column : columnDb) {
            for (int k = 0; k < column.length; k++) {
                column[k] = Math.max(SILENCE_DB, 10 * Math.log10(column[k] / highest));
            }
        }
    }

    private static void cut(float[] sound, int from, float[] window, float[] out) {
        for (int i = 0; i < out.length; i++) {
            int at = from + i;
            out[i] = at >= 0 && at < sound.length ? sound[at] * window[i] : 0;
        }
    }

    /** Length of the response. */
    double seconds() {
        return seconds;
    }

    @Override
    public double levelDb(double atSeconds, double hz) {
        double[] column = columnDb[(int) Math.max(0, Math.min(COLUMNS - 1.0, atSeconds / seconds * COLUMNS))];
        double place = hz / binHz;
        int below = (int) place;
        if (below + 1 >= column.length) {
            return SILENCE_DB;
        }
        double share = place - below;
        return column[below] * (1 - share) + column[below + 1] * share;
    }
}
