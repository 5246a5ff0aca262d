package lathe.plugin.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hosts hear of a bundle before there is an instance, and that no JVM is needed to say it. */
class ShimScanTest {

    private static final int DAMAGES = 150;

    @TempDir
    private static Path folder;

    private static NativeHost host;
    private static Path clap;
    private static Path vst3;

    @BeforeAll
    static void build() throws Exception {
        host = NativeHost.compile("minihost.c", folder);
        clap = TestBundle.build("Scanned", folder);
        vst3 = TestBundle.vst3(clap);
    }

    @Test
    void clapHostsReadThePluginsWithoutAJvm() throws Exception {
        NativeHost.Output scan = host.run("scan", clap);
        assertThat(scan.exit()).as(scan.text()).isZero();
        assertThat(scan.values("plugin"))
                .containsExactly(
                        "org.example.half|Half|Example|1.2.3|half as loud|audio-effect|stereo|utility",
                        "org.example.half-too|Hälfte \uD834\uDD1E|Example|1.0.0||audio-effect");
        assertThat(scan.value("jvms")).isEqualTo("0");
    }

    @Test
    void theClapEntryCountsAndAnswersOnlyWhatItKnows() throws Exception {
        NativeHost.Output scan = host.run("scan", clap);
        assertThat(scan.value("factory_before_init")).isEqualTo("0");
        assertThat(scan.value("factory_after_deinit")).isEqualTo("0");
        assertThat(scan.value("other_factory")).isEqualTo("0");
        assertThat(scan.value("beyond")).isEqualTo("0");
        assertThat(scan.value("unknown")).isEqualTo("0");
    }

    @Test
    void vst3HostsReadTheClassesInAllThreeWays() throws Exception {
        NativeHost.Output scan = host.run("scan-vst3", vst3);
        assertThat(scan.exit()).as(scan.text()).isZero();
        List<BundleManifest.Plugin> plugins =
                ManifestText.read(TestBundle.vst3Manifest(clap)).plugins();
        assertThat(scan.values("class"))
                .containsExactly(
                        plugins.get(0).vst3Id()
                                + "|Audio Module Class|Half|2147483647|Fx|Stereo|Tools|Example|1.2.3|VST 3.8.0|1|"
                                + utf16("Half"),
                        plugins.get(1).vst3Id()
                                + "|Audio Module Class|Hälfte \uD834\uDD1E|2147483647|Fx|Example|1.0.0|VST 3.8.0|1|"
                                + utf16("Hälfte \uD834\uDD1E"));
        assertThat(scan.value("jvms")).isEqualTo("0");
    }

    @Test
    void theVst3FactoryIsAllThreeInterfacesAndRefusesOthers() throws Exception {
        NativeHost.Output scan = host.run("scan-vst3", vst3);
        for (int i = 0; i < 4; i++) {
            assertThat(scan.value("query" + i)).as("interface " + i).isEqualTo("0,1");
        }
        assertThat(scan.value("query_unknown")).as("kNoInterface, and null").isEqualTo("-1,1");
        assertThat(scan.value("beyond")).as("kInvalidArgument").isEqualTo("2");
        assertThat(scan.value("unknown")).isEqualTo("-1,1");
        assertThat(scan.value("info")).as("Unicode, not discardable").isEqualTo("0|Example||24");
    }

    @Test
    void aDamagedManifestNeverHarmsAScan() throws Exception {
        long seed = 4711;
        Random random = new Random(seed);
        Path manifest = folder.resolve("Scanned.lathe").resolve(BundleManifest.FILE);
        byte[] whole = Files.readAllBytes(manifest);
        try {
            for (int round = 0; round < DAMAGES; round++) {
                Files.write(manifest, damaged(whole, random));
                NativeHost.Output scan = host.run("scan", clap);
                assertThat(scan.exit())
                        .as("seed %d, round %d: %s", seed, round, scan.text())
                        .isZero();
                assertThat(scan.value("count")).isIn("0", "1", "2", "3", "256");
            }
        } finally {
            Files.write(manifest, whole);
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        String text = new String(whole, StandardCharsets.UTF_8);
        int at = random.nextInt(whole.length);
        byte[] bytes = whole.clone();
        switch (random.nextInt(7)) {
            case 0 -> bytes = Arrays.copyOf(whole, at);
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> {
                for (int i = 0; i < 40; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            case 3 ->
                bytes = text.replace("\n", random.nextBoolean() ? "\r\n" : "").getBytes(StandardCharsets.UTF_8);
            case 4 ->
                bytes = text.replaceFirst("id=", "id=" + "x".repeat(random.nextInt(9000)))
                        .getBytes(StandardCharsets.UTF_8);
            case 5 ->
                bytes = (text + "[plugin]\nid=a\nname=%n%s%p\nvst3.id=0123456789abcdef0123456789ABCDEF\n"
                                + "feature=\n".repeat(random.nextInt(999)))
                        .getBytes(StandardCharsets.UTF_8);
            default ->
                bytes = (text + "[plugin]\nid=a\nname=b\nvst3.id=0123456789abcdef0123456789ABCDEF\n".repeat(400))
                        .getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }

    @Test
    void aMissingManifestIsNoBundleAndTheLogSaysSo() throws Exception {
        Path lonely = folder.resolve("Lonely.clap");
        Files.copy(clap, lonely);
        NativeHost.Output scan = host.with(Map.of("JAVA_HOME", "")).run("scan", lonely);
        assertThat(scan.exit()).isZero();
        assertThat(scan.value("count")).isEqualTo("0");
        assertThat(host.log()).contains("no plugins in the manifest");
    }

    private static String utf16(String text) {
        StringBuilder units = new StringBuilder();
        text.chars().forEach(unit -> units.append(String.format("%04X", unit)));
        return units.toString();
    }
}
