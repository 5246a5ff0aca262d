package lathe.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OldClassesTest {

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void copyPicocli() throws Exception {
        jar = folder.resolve("picocli.jar");
        Files.copy(
                Path.of(CommandLine.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()),
                jar);
    }

    @Test
    void noOldClassIsLeftAndEveryOneStillPassesTheVerifier() throws Exception {
        assertThat(OldClasses.rewrite(jar)).isGreaterThan(100);

        try (ZipFile zip = new ZipFile(jar.toFile());
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".class") && entry.getName().startsWith("picocli/")) {
                    assertThat(majorVersion(zip, entry)).as(entry.getName()).isGreaterThanOrEqualTo(50);
                    String name = entry.getName().replace('/', '.').replaceAll("\\.class$", "");
                    // Initialising a class links it, and linking verifies it.
                    Class.forName(name, true, loader);
                }
            }
        }
    }

    @Test
    void aJarWithoutOldClassesIsLeftAlone() throws IOException {
        OldClasses.rewrite(jar);
        byte[] once = Files.readAllBytes(jar);

        assertThat(OldClasses.rewrite(jar)).isZero();
        assertThat(Files.readAllBytes(jar)).isEqualTo(once);
    }

    private static int majorVersion(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return ClassFile.of().parse(in.readAllBytes()).majorVersion();
        }
    }
}
