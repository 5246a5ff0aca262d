package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsWrapTest {

    @TempDir
    private Path folder;

    private Path jar(Class<?>... types) throws IOException {
        Path jar = folder.resolve("half.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out)) {
            for (Class<?> type : types) {
                String entry = type.getName().replace('.', '/') + ".class";
                zip.putNextEntry(new JarEntry(entry));
                try (InputStream in =
                        Objects.requireNonNull(OldHalf.class.getClassLoader().getResourceAsStream(entry), entry)) {
                    in.transferTo(zip);
                }
            }
        }
        return jar;
    }

    @Test
    void anOldPluginBecomesAClapAndAVst3WithItsJarAndItsIniAsData() throws Exception {
        jar(OldHalf.class);
        Path ini = folder.resolve("Half.ini");
        Files.writeString(ini, "PluginClass=lathe/app/OldHalf\nClassPath={WrapperPath}/half.jar\nJVMOption1=-Xmx9m\n");
        Run run = Run.lathe("plugins", "wrap", ini, "-o", folder.resolve("out"), "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("\"plugin\" : \"vst2.Half.old-half\"")
                .contains("\"vst3_id\" : \"56535448616C666F6C642068616C6600\"")
                .contains("\"editor\" : \"generic\"")
                .contains("JVMOption1");
        Path bundle = folder.resolve("out").resolve("Old Half.lathe");
        assertThat(folder.resolve("out").resolve("Old Half.clap")).exists();
        assertThat(folder.resolve("out").resolve("Old Half.vst3/Contents/Resources/half.jar"))
                .exists();
        assertThat(Files.readString(bundle.resolve("manifest"))).contains("lathe.jvst.JvstProvider");
        assertThat(bundle.resolve("half.jar")).exists();
        assertThat(text(bundle, "META-INF/lathe/jvst.ini")).startsWith("PluginClass=lathe.app.OldHalf\n");
        assertThat(text(bundle, "jvst/wrapper/VSTPluginAdapter.class")).isNotEmpty();
    }

    @Test
    void anEditorThatInsistsOnAWindowIsToldOf() throws Exception {
        Path jar = jar(OldHalf.class, OldHalf.Framed.class);
        Run run = Run.lathe("plugins", "wrap", jar, "-o", folder.resolve("out"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("OldHalf$Framed: its editor needs a window of its own or fails: java.awt.HeadlessException")
                .contains("Old Half by Example, VST3 id 56535448616C66");
    }

    @Test
    void whatIsNoPluginIsRefusedAndLeavesNothing() throws Exception {
        Path ini = folder.resolve("broken.ini");
        Files.writeString(ini, "PluginClass=lathe/app/Nobody\n");
        Path out = folder.resolve("out");
        Run run = Run.lathe("plugins", "wrap", ini, "-o", out);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("lathe.app.Nobody: no such class in its ClassPath");
        assertThat(out).doesNotExist();
    }

    /** A file of one of the bundle's jars, whichever has it. */
    private static String text(Path bundle, String entry) throws IOException {
        try (Stream<Path> files = Files.list(bundle)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try (JarFile open = new JarFile(jar.toFile())) {
                    JarEntry found = open.getJarEntry(entry);
                    if (found != null) {
                        return new String(
                                open.getInputStream(found).readAllBytes(),
                                java.nio.charset.StandardCharsets.ISO_8859_1);
                    }
                }
            }
        }
        return "";
    }
}
