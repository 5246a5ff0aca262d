package lathe.plugin.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.PluginProvider;
import lathe.plugin.bridge.BundleManifest;
import lathe.plugin.bridge.HalfGain;
import lathe.plugin.bridge.ManifestText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a jar to bundles that hosts find, and away again. */
class InstallerTest {

    @TempDir
    private Path folder;

    private PluginPlaces places;

    @BeforeEach
    void place() {
        places = PluginPlaces.of("Linux", Map.of(), folder.resolve("home"));
    }

    private List<Path> build(String name) throws Exception {
        BundleContents contents =
                BundleContents.ofClasses(name, List.of(new HalfGain.Provider()), List.of(HalfGain.class));
        return BundleBuilder.build(contents, folder.resolve("built"), Platform.LINUX_X86_64);
    }

    private static List<Path> bundles(List<Path> made) {
        return made.stream().filter(file -> !file.toString().endsWith(".lathe")).toList();
    }

    @Test
    void bothBundlesAreWhereTheirFormatsWantThem() throws Exception {
        build("Half");
        Path built = folder.resolve("built");
        assertThat(built.resolve("Half.clap")).isRegularFile().isExecutable();
        assertThat(built.resolve("Half.lathe/manifest")).isRegularFile();
        Path contents = built.resolve("Half.vst3/Contents");
        assertThat(contents.resolve("x86_64-linux/Half.so")).isExecutable();
        assertThat(contents.resolve("aarch64-linux/Half.so")).isRegularFile();
        assertThat(contents.resolve("x86_64-win/Half.vst3")).isRegularFile();
        assertThat(contents.resolve("Resources/manifest")).isRegularFile();
    }

    @Test
    void moduleInfoSaysWhatTheManifestSays() throws Exception {
        build("Half");
        Path resources = folder.resolve("built/Half.vst3/Contents/Resources");
        Map<String, Object> info = JSON.std.mapFrom(Files.readString(resources.resolve("moduleinfo.json")));
        BundleManifest.Plugin first =
                ManifestText.read(resources.resolve("manifest")).plugins().getFirst();
        Map<?, ?> type = (Map<?, ?>) ((List<?>) Objects.requireNonNull(info.get("Classes"))).getFirst();
        assertThat(type.get("CID")).isEqualTo(first.vst3Id());
        assertThat(type.get("Category")).isEqualTo("Audio Module Class");
        assertThat(type.get("Sub Categories")).isEqualTo(List.of("Fx", "Stereo", "Tools"));
        assertThat(type.get("Cardinality")).isEqualTo(Integer.MAX_VALUE);
        Map<?, ?> factory = (Map<?, ?>) Objects.requireNonNull(info.get("Factory Info"));
        assertThat(factory.get("Vendor")).isEqualTo("Example");
        assertThat(factory.get("Flags"))
                .isEqualTo(Map.of("Unicode", true, "Classes Discardable", false, "Component Non Discardable", true));
    }

    @Test
    void aManifestComesBackAsItWasWritten() throws Exception {
        BundleManifest.Plugin plugin = new BundleManifest.Plugin(
                "org.example.a",
                "Ä=B # c",
                "V",
                "http://u",
                "m",
                "s",
                "1",
                "two\nlines",
                List.of("x", "y"),
                "0".repeat(32),
                "Fx|EQ");
        BundleManifest manifest = new BundleManifest(
                1,
                "Name",
                "V",
                "http://u",
                "e@x",
                List.of("b1.jar", "b2.jar"),
                List.of("j.jar"),
                List.of("p.Q"),
                List.of(plugin));
        Path file = folder.resolve("manifest");
        Files.writeString(file, ManifestText.of(manifest));
        BundleManifest read = ManifestText.read(file);
        assertThat(read.plugins().getFirst().description()).isEqualTo("two lines");
        assertThat(read.plugins().getFirst().name()).isEqualTo("Ä=B # c");
        assertThat(ManifestText.of(read)).isEqualTo(ManifestText.of(manifest));
        assertThat(read.bridgeJars()).containsExactly("b1.jar", "b2.jar");
    }

    @Test
    void whatIsInstalledIsListedAndRemoved() throws Exception {
        Installer.install(places, bundles(build("Half")));
        List<InstalledBundle> installed = InstalledBundle.list(places);
        assertThat(installed).extracting(InstalledBundle::format).containsExactly("clap", "vst3");
        assertThat(installed.getFirst().plugins())
                .extracting(BundleManifest.Plugin::id)
                .contains("org.example.half");
        assertThat(Installer.remove(places, "Half")).hasSize(3);
        assertThat(InstalledBundle.list(places)).isEmpty();
        assertThatThrownBy(() -> Installer.remove(places, "Half"))
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("lathe plugins list");
    }

    @Test
    void installingAgainReplacesWithoutWritingOverWhatHostsHaveOpen() throws Exception {
        Installer.install(places, bundles(build("Half")));
        Path library = places.clap().resolve("Half.clap");
        Object before = Files.readAttributes(library, "unix:ino").get("ino");
        Installer.install(places, bundles(build("Half")));
        assertThat(Files.readAttributes(library, "unix:ino").get("ino"))
                .as("another file")
                .isNotEqualTo(before);
        try (Stream<Path> left = Files.list(places.clap())) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("Half.clap", "Half.lathe");
        }
    }

    @Test
    void aDamagedBundleIsListedWithoutPluginsAndCanBeRemoved() throws Exception {
        Installer.install(places, bundles(build("Half")));
        Files.writeString(places.clap().resolve("Half.lathe/manifest"), "rubbish");
        assertThat(InstalledBundle.list(places).getFirst().plugins()).isEmpty();
        assertThat(Installer.remove(places, "Half")).hasSize(3);
    }

    @Test
    void mistakesAreToldBeforeAnythingIsTouched() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.jar"));
        assertThatThrownBy(() -> BundleContents.ofJars("", List.of(folder.resolve("gone.jar"))))
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> BundleContents.ofJars("", List.of(empty))).hasMessageContaining("declares no plugins");
        PluginProvider twice = () -> Stream.of("A", "B")
                .map(name -> PluginDescriptor.effect("org.example.same", name, HalfGain::new)
                        .build())
                .toList();
        assertThatThrownBy(() -> BundleContents.ofClasses("X", List.of(twice), List.of()))
                .hasMessageContaining("declared twice");
        assertThatThrownBy(() -> Installer.install(places, List.of(empty))).hasMessageContaining("neither");
        assertThat(places.clap()).doesNotExist();
    }

    @Test
    void aBundleOfBothFormatsPassesItsCheck() throws Exception {
        for (Path bundle : bundles(build("Half"))) {
            CheckReport report = BundleCheck.run(bundle);
            assertThat(report.plugins()).hasSize(2);
            assertThat(report.isSound()).as(report.toString()).isTrue();
        }
    }

    @Test
    void theSharedRuntimeIsMadeOnceAndReplacedWhenItsPartsChange() throws Exception {
        assumeTrue(Boolean.getBoolean("lathe.heavy"), "makes runtimes; run with -Dlathe.heavy=true");
        List<Path> training = bundles(build("Half"));
        SharedRuntime first = SharedRuntime.ensure(places, List.of(), List.of(), training, line -> {});
        assertThat(first.hasCache()).isTrue();
        assertThat(SharedRuntime.ensure(places, List.of(), List.of(), training, line -> {})
                        .folder())
                .isEqualTo(first.folder());
        SharedRuntime second = SharedRuntime.ensure(places, List.of(), List.of("java.net.http"), training, line -> {});
        assertThat(second.folder()).isNotEqualTo(first.folder());
        assertThat(first.folder()).as("hosts may run on it").exists();
        assertThat(SharedRuntime.current(places).map(SharedRuntime::folder)).isEqualTo(Optional.of(second.folder()));
        assertThat(SharedRuntime.ensure(places, List.of(), List.of(), training, line -> {})
                        .folder())
                .as("modules that were asked for once stay")
                .isEqualTo(second.folder());
    }
}
