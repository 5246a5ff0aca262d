package lathe.vocoder.musicgen;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.codec.TokenGrid;

/** What tools/fixtures/musicgen_reference.py made of a tiny model: NumPy in double precision, without ONNX and caches. */
record Expected(Path folder, Map<String, Object> settings) {

    static final String MONO = "musicgen-tiny";
    static final String STEREO = "musicgen-tiny-stereo";

    static Expected of(String model) throws IOException {
        Path folder = Fixtures.path(model);
        return new Expected(folder, JSON.std.mapFrom(Files.readAllBytes(folder.resolve("test/cases.json"))));
    }

    int number(String key) {
        return ((Number) Objects.requireNonNull(settings.get(key), key)).intValue();
    }

    String prompt() {
        return String.valueOf(settings.get("prompt"));
    }

    Sampling seeded(boolean guided) {
        double temperature = ((Number) Objects.requireNonNull(settings.get("temperature"))).doubleValue();
        return new Sampling(number("seed"), guided ? number("guidance") : 1, number("top_k"), temperature);
    }

    Sampling greedy(boolean guided) {
        return new Sampling(0, guided ? number("guidance") : 1, 0, 0);
    }

    Windows windows() {
        return new Windows(number("window_frames"), number("stride_frames"));
    }

    Tensor array(String name) throws IOException {
        return TensorFiles.readOne(folder.resolve("test").resolve(name + ".npy"));
    }

    TokenGrid tokens(String name) throws IOException {
        Tensor tensor = array(name);
        int[][] rows = new int[(int) tensor.dim(0)][(int) tensor.dim(1)];
        for (int row = 0; row < rows.length; row++) {
            for (int frame = 0; frame < rows[row].length; frame++) {
                rows[row][frame] = (int) tensor.integers()[row * rows[row].length + frame];
            }
        }
        return TokenGrid.of(rows);
    }

    MusicGen open() throws ModelException {
        return open(folder);
    }

    MusicGen open(Path place) throws ModelException {
        return MusicGen.open(place, "", SessionSettings.offline(1), windows());
    }

    static List<List<Integer>> rows(TokenGrid grid) {
        return Stream.iterate(0, k -> k + 1)
                .limit(grid.codebooks())
                .map(k -> java.util.Arrays.stream(grid.row(k)).boxed().toList())
                .toList();
    }

    /** A copy of a model's folder without its test data, to be changed. */
    static Path copy(String model, Path target) throws IOException {
        Path from = Fixtures.path(model);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = target.resolve(from.relativize(file).toString());
                if (!file.toString().endsWith(".npy")) {
                    Files.createDirectories(Objects.requireNonNull(place.getParent()));
                    Files.copy(file, place);
                }
            }
        }
        return target;
    }
}
