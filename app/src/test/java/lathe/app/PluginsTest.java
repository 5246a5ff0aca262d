package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lathe plugins} where it needs no installation. */
class PluginsTest {

    @TempDir
    private Path folder;

    @Test
    void withoutAJarLathesOwnPluginsAreBuilt() throws Exception {
        Run run = Run.lathe("plugins", "build", "-o", folder, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        Map<String, Object> json = JSON.std.mapFrom(run.out());
        assertThat(json).containsEntry("name", "Lathe");
        assertThat((List<?>) Objects.requireNonNull(json.get("plugins"))).hasSize(7);
        assertThat(run.out()).contains("org.lathe.master");
        for (Object file : (List<?>) Objects.requireNonNull(json.get("files"))) {
            assertThat(Path.of(String.valueOf(file))).exists();
        }
    }

    @Test
    void aClapForWindowsIsBuiltOnAnySystem() throws Exception {
        Run run = Run.lathe("plugins", "build", "-o", folder, "--name", "Other", "--platform", "windows-x86_64");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("Other.clap"))).startsWith('M', 'Z');
    }

    @Test
    void wrongCallsAreToldInALine() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path jar = Files.createFile(folder.resolve("empty.jar"));
        assertThat(Run.lathe("plugins", "build", "-o", file).code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(Run.lathe("plugins", "build", "-o", folder, "--platform", "amiga")
                        .err())
                .contains("--platform amiga")
                .contains("linux-x86_64");
        Run empty = Run.lathe("plugins", "build", jar, "-o", folder);
        assertThat(empty.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(empty.err()).contains("declares no plugins");
        assertThat(Run.lathe("plugins", "check", "nobody-has-this").err()).contains("lathe plugins list");
        assertThat(Run.lathe("plugins", "remove", "nobody-has-this").code()).isEqualTo(ExitCode.BAD_CALL);
    }
}
