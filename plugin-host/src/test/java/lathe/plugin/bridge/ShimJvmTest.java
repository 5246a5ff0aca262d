package lathe.plugin.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import lathe.plugin.host.ClapModule;
import lathe.plugin.host.HostedPlugin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JVM a bundle lives in, and which bridge. */
class ShimJvmTest {

    @TempDir
    private static Path folder;

    private static NativeHost host;
    private static Path first;
    private static Path second;

    @BeforeAll
    static void build() throws Exception {
        host = NativeHost.compile("minihost.c", folder);
        first = TestBundle.build("First", folder);
        second = TestBundle.build("Second", folder);
    }

    @Test
    void withoutAJvmThereIsNoInstanceAndALineThatSaysWhatToDo() throws Exception {
        Map<String, String> nothing = Map.of(
                "LATHE_RUNTIME",
                "",
                "JAVA_HOME",
                "",
                "XDG_DATA_HOME",
                folder.resolve("empty").toString());
        NativeHost.Output run = host.with(nothing).run("run", first);
        assertThat(run.exit()).as(run.text()).isZero();
        assertThat(run.value("created")).isEqualTo("0");
        assertThat(run.value("jvms")).isEqualTo("0");
        assertThat(host.log()).contains("Run lathe plugins install, or set JAVA_HOME to a JDK 25");
    }

    @Test
    void javaHomeServesWhereThereIsNoSharedRuntime() throws Exception {
        Map<String, String> only = Map.of(
                "LATHE_RUNTIME",
                "",
                "JAVA_HOME",
                System.getProperty("java.home"),
                "XDG_DATA_HOME",
                folder.resolve("empty").toString());
        NativeHost.Output run = host.with(only).run("run", first);
        assertThat(run.value("created")).as(run.text() + host.log()).isEqualTo("1");
    }

    @Test
    void theSharedRuntimeIsTheOneThatCurrentNames() throws Exception {
        Path runtimes = Files.createDirectories(folder.resolve("data/lathe/runtime"));
        Path link = Files.createSymbolicLink(runtimes.resolve("25-test"), Path.of(System.getProperty("java.home")));
        Files.writeString(runtimes.resolve("current"), "25-test\n");
        Map<String, String> shared = Map.of(
                "LATHE_RUNTIME",
                "",
                "JAVA_HOME",
                "",
                "XDG_DATA_HOME",
                folder.resolve("data").toString());
        NativeHost.Output run = host.with(shared).run("run", first);
        Files.delete(link);
        assertThat(run.value("created")).as(run.text() + host.log()).isEqualTo("1");
    }

    @Test
    void anOlderJavaIsNotEvenLoaded() throws Exception {
        Path old = fakeHome("old", "JAVA_VERSION=\"21.0.2\"\n");
        NativeHost.Output run =
                host.with(Map.of("LATHE_RUNTIME", old.toString())).run("run", first);
        assertThat(run.value("created")).isEqualTo("0");
        assertThat(host.log()).contains("LATHE_RUNTIME " + old + " is older than Java 25");
    }

    @Test
    void aSecondJvmIsNeverLoaded() throws Exception {
        Path another = fakeHome("another", "JAVA_VERSION=\"25.0.9\"\n"); // its library would not even load
        NativeHost.Output run = host.run("other", first, second, another);
        assertThat(run.values("created")).as(run.text() + host.log()).containsExactly("1", "1");
        assertThat(run.value("jvms")).isEqualTo("1");
    }

    private static Path fakeHome(String name, String release) throws Exception {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("lib/server"));
        Files.writeString(home.resolve("lib/server/libjvm.so"), "no library at all");
        Files.writeString(home.resolve("release"), release);
        return home;
    }

    @Test
    void aBundleOfAnotherLevelBringsItsOwnBridge() throws Exception {
        Path newer = TestBundle.build("Newer", folder);
        Path manifest = folder.resolve("Newer.lathe").resolve(BundleManifest.FILE);
        String text = Files.readString(manifest);
        Files.writeString(
                manifest, text.replace("bridge=" + BundleManifest.LEVEL, "bridge=" + (BundleManifest.LEVEL + 1)));
        Path loaded = folder.resolve("classes.txt");
        NativeHost.Output run = host.with(Map.of("LATHE_PLUGIN_OPTIONS", "-Xlog:class+load=info:file=" + loaded))
                .run("run", first, newer);
        assertThat(run.values("created")).as(run.text() + host.log()).containsExactly("1", "1");
        assertThat(run.values("out")).containsOnly("0.125");
        assertThat(Files.readAllLines(loaded).stream()
                        .filter(line -> line.contains("lathe.plugin.bridge.Bridge source:"))
                        .count())
                .as("bridges side by side")
                .isEqualTo(2);
    }

    @Test
    void aJavaProgramThatKnowsNothingOfLatheCanBeTheHost() throws Exception {
        Path classes = folder.resolve("foreign");
        Path file = classes.resolve("lathe/plugin/bridge/ForeignJava.class");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (InputStream in = Objects.requireNonNull(ForeignJava.class.getResourceAsStream("ForeignJava.class"))) {
            Files.copy(in, file);
        }
        Path printed = folder.resolve("foreign.txt");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classes.toString(),
                        ForeignJava.class.getName(),
                        first.toString(),
                        second.toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(text.lines()).as(text).contains("created=1").doesNotContain("created=0");
        assertThat(text).as("its output stays its own").contains("out=java.io.PrintStream");
    }

    @Test
    void thisJvmServesBundlesThatItLoadsItself() {
        try (ClapModule module = ClapModule.load(second);
                HostedPlugin half = module.create("org.example.half")) {
            assertThat(half.name()).isEqualTo("Half");
        }
    }
}
