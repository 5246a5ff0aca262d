package lathe.plugin.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where hosts look on each system, and which shim they find there. */
class PlacesTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void onLinuxThePlacesFollowXdgAndTheFormats() {
        PluginPlaces places = PluginPlaces.of("Linux", Map.of(), HOME);
        assertThat(places.clap()).isEqualTo(HOME.resolve(".clap"));
        assertThat(places.vst3()).isEqualTo(HOME.resolve(".vst3"));
        assertThat(places.runtimes()).isEqualTo(HOME.resolve(".local/share/lathe/runtime"));
        PluginPlaces moved = PluginPlaces.of("Linux", Map.of("XDG_DATA_HOME", "/data", "HOME", "/scratch"), HOME);
        assertThat(moved.data()).isEqualTo(Path.of("/data/lathe"));
        assertThat(moved.clap()).as("hosts follow HOME").isEqualTo(Path.of("/scratch/.clap"));
        assertThat(PluginPlaces.of("Linux", Map.of("XDG_DATA_HOME", "relative"), HOME)
                        .data())
                .isEqualTo(HOME.resolve(".local/share/lathe"));
    }

    @Test
    void onAMacThePlacesAreInTheLibrary() {
        PluginPlaces places = PluginPlaces.of("Mac OS X", Map.of(), HOME);
        assertThat(places.clap()).isEqualTo(HOME.resolve("Library/Audio/Plug-Ins/CLAP"));
        assertThat(places.vst3()).isEqualTo(HOME.resolve("Library/Audio/Plug-Ins/VST3"));
        assertThat(places.log()).isEqualTo(HOME.resolve("Library/Application Support/lathe/logs/plugins.log"));
    }

    @Test
    void onWindowsThePlacesAreTheUsersCommonFolders() {
        PluginPlaces places = PluginPlaces.of("Windows 11", Map.of("LOCALAPPDATA", "/local"), HOME);
        assertThat(places.clap()).isEqualTo(Path.of("/local/Programs/Common/CLAP"));
        assertThat(places.vst3()).isEqualTo(Path.of("/local/Programs/Common/VST3"));
        assertThat(places.data()).isEqualTo(Path.of("/local/lathe"));
    }

    @Test
    void systemsAndProcessorsAreTold() {
        assertThat(Platform.of("Linux", "amd64")).contains(Platform.LINUX_X86_64);
        assertThat(Platform.of("Linux", "aarch64")).contains(Platform.LINUX_AARCH64);
        assertThat(Platform.of("Windows 11", "amd64")).contains(Platform.WINDOWS_X86_64);
        assertThat(Platform.of("Mac OS X", "aarch64")).contains(Platform.MACOS);
        assertThat(Platform.of("Linux", "riscv64")).isEmpty();
        assertThat(Platform.available())
                .contains(Platform.LINUX_X86_64, Platform.LINUX_AARCH64, Platform.WINDOWS_X86_64);
    }
}
