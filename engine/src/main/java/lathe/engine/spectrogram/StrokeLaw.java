package lathe.engine.spectrogram;

import java.util.List;

/**
 * Roughly what a percussion key is, from {@code strokes.tsv}: a tone and a band of noise, both dying away.
 *
 * @param toneHz 0 for none
 * @param octaves width of the noise between its points of half the amplitude
 */
record StrokeLaw(
        double toneHz,
        double toneDecay,
        double toneDb,
        double noiseHz,
        double octaves,
        double noiseDecay,
        double noiseDb) {

    private static final List<List<String>> ROWS = Tables.rows("strokes.tsv");

    /** The first row that holds the key. */
    static StrokeLaw of(int key) {
        for (List<String> row : ROWS) {
            double[] v = row.stream().mapToDouble(Double::parseDouble).toArray();
            if (key >= v[0] && key <= v[1]) {
                return new StrokeLaw(v[2], v[3], v[4], v[5], v[6], v[7], v[8]);
            }
        }
        throw new IllegalStateException("strokes.tsv has no row for key " + key);
    }

    /** Shape of the noise's amplitude over frequency. */
    double noise(double hz) {
        double off = Math.log(Math.max(1, hz) / noiseHz) / Math.log(2) / (0.5 * octaves);
        return Math.pow(2, -off * off);
    }
}
