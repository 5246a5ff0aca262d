package lathe.vocoder.codec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;

/** Opens the tiny codecs, and reads what their Python twins decoded in double precision. */
final class CodecFixtures {

    private CodecFixtures() {}

    static CodecFormat format(String name) {
        return CodecFormat.named(name).orElseThrow();
    }

    static CodecDecoder open(String family, String file) throws ModelException {
        return CodecDecoder.open(Fixtures.path(family + "/" + file), format(family), SessionSettings.offline(1));
    }

    static Tensor tensor(String path) throws IOException {
        return TensorFiles.readOne(Fixtures.path(path));
    }

    static Path path(String path) {
        return Fixtures.path(path);
    }

    /** A matrix of whole numbers, axes of size 1 in front left out. */
    static int[][] matrix(Tensor tensor) {
        int columns = (int) tensor.dim(-1);
        int[][] rows = new int[tensor.count() / columns][columns];
        for (int i = 0; i < tensor.count(); i++) {
            rows[i / columns][i % columns] = Math.toIntExact(tensor.integers()[i]);
        }
        return rows;
    }

    static int[][] transposed(int[][] rows) {
        int[][] columns = new int[rows[0].length][rows.length];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                columns[c][r] = rows[r][c];
            }
        }
        return columns;
    }

    /** The largest difference over what both have. */
    static double difference(float[] actual, float[] expected) {
        double largest = 0;
        for (int i = 0; i < Math.min(actual.length, expected.length); i++) {
            largest = Math.max(largest, Math.abs(actual[i] - expected[i]));
        }
        return largest;
    }

    static double peak(float[] samples) {
        return difference(samples, new float[samples.length]);
    }

    static float[] channel(float[] planes, int channel, int channels) {
        int length = planes.length / channels;
        return Arrays.copyOfRange(planes, channel * length, (channel + 1) * length);
    }
}
