package lathe.core.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** The tiny models and reference outputs of this repository, made by {@code tools/fixtures}. */
public final class Fixtures {

    private Fixtures() {}

    /**
     * A file by its path below {@code fixtures}, such as {@code hifigan-v1/model.onnx}. {@code -Dlathe.fixtures} names
     * the folder where tests do not run in the folder of a module.
     */
    public static Path path(String path) {
        Path file = Path.of(System.getProperty("lathe.fixtures", "../fixtures")).resolve(path);
        if (!Files.exists(file)) {
            throw new IllegalStateException(file.toAbsolutePath() + " is not there; python3 tools/fixtures makes it");
        }
        return file;
    }
}
