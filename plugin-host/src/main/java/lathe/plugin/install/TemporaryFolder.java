package lathe.plugin.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder to work in, gone when closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {

    /** Makes one. */
    public static TemporaryFolder make() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("lathe-plugins"));
    }

    @Override
    public void close() {
        Swap.deleteIfFree(path);
    }
}
