package lathe.tests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real recordings beside the checkout, which tests use where they are. */
final class Shared {

    private Shared() {}

    /** A file by its path below {@code shared/data}; the test is skipped where it is absent. */
    static Path data(String path) {
        Path file = Path.of(System.getProperty("lathe.shared", "../../shared"))
                .resolve("data")
                .resolve(path);
        assumeTrue(Files.exists(file), () -> file + " is not there: set -Dlathe.shared to the folder that holds data/");
        return file;
    }
}
