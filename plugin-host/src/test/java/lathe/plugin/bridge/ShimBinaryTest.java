package lathe.plugin.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The libraries that are shipped are those of the source that is shipped. */
class ShimBinaryTest {

    private static final Path SOURCE = Path.of("src/main/native/shim.c");
    private static final Path LIBRARIES = Path.of("src/main/resources/lathe/plugin/native");

    @TempDir
    private Path folder;

    private static String hash() throws Exception {
        String source = Files.readString(SOURCE).replace("\r\n", "\n");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    @Test
    void everyLibraryWasBuiltFromTheSourceAsItIs() throws Exception {
        List<Path> libraries;
        try (Stream<Path> all = Files.walk(LIBRARIES)) {
            libraries = all.filter(Files::isRegularFile).toList();
        }
        assertThat(libraries).hasSizeGreaterThanOrEqualTo(3);
        String sourceHash = "lathe-shim-sha256=" + hash();
        for (Path library : libraries) {
            String bytes = Files.readString(library, StandardCharsets.ISO_8859_1);
            assertThat(bytes.contains(sourceHash))
                    .as(library + " is stale; run src/main/native/build.sh")
                    .isTrue();
        }
    }

    @Test
    void aLibraryBuiltHereScansLikeTheOneThatIsShipped() throws Exception {
        NativeHost host = NativeHost.compile("minihost.c", folder);
        Path clap = TestBundle.build("Built", folder);
        NativeHost.Output shipped = host.run("scan", clap);
        Path include = Path.of(System.getProperty("java.home"), "include");
        assumeTrue(Files.exists(include.resolve("jni.h")), "this Java has no jni.h");
        assertThat(NativeHost.compile(List.of(
                        "-std=gnu17",
                        "-O2",
                        "-Wall",
                        "-Wextra",
                        "-Wshadow",
                        "-Werror",
                        "-shared",
                        "-fPIC",
                        "-Wl,-z,nodelete",
                        "-fvisibility=hidden",
                        "-I" + include,
                        "-I" + include.resolve("linux"),
                        SOURCE.toString(),
                        "-o",
                        clap.toString(),
                        "-ldl",
                        "-lpthread")))
                .isZero();
        NativeHost.Output built = host.run("scan", clap);
        assertThat(built.values("plugin")).hasSize(2).isEqualTo(shipped.values("plugin"));
        assertThat(built.value("jvms")).isEqualTo("0");
    }
}
