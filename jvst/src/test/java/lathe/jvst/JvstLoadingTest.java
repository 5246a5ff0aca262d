package lathe.jvst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import lathe.plugin.PluginDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvstLoadingTest {

    @TempDir
    private Path folder;

    /** A jar with classes of these tests, and others that it only claims to have. */
    private Path jar(String name, List<Class<?>> classes, String... broken) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out)) {
            for (Class<?> type : classes) {
                String entry = type.getName().replace('.', '/') + ".class";
                zip.putNextEntry(new JarEntry(entry));
                try (InputStream in =
                        Objects.requireNonNull(type.getClassLoader().getResourceAsStream(entry), entry)) {
                    in.transferTo(zip);
                }
            }
            for (String entry : broken) {
                zip.putNextEntry(new JarEntry(entry));
                zip.write(1);
            }
        }
        return jar;
    }

    @Test
    void jarsOfTheOldBridgeAreLeftOutAndAnotherThatIsMissingIsNamed() throws Exception {
        Path plugin = jar("Old.jar", List.of(OldEffect.class));
        Path bridge = jar("renamed.jar", List.of(), "jvst/wrapper/VSTPluginAdapter.class");
        String text = "PluginClass=lathe/jvst/OldEffect\nClassPath={WrapperPath}/renamed.jar:"
                + "{WrapperPath}/jVSTwRapper-0.9g.jar:{WrapperPath}/Old.jar\n";
        JvstIni ini = JvstIni.parse("x.ini", text, folder);
        assertThat(JvstPlugin.pluginJars(ini)).containsExactly(plugin).doesNotContain(bridge);
        assertThat(JvstPlugin.load(ini).descriptor().name()).isEqualTo("Vital");
        JvstIni missing = JvstIni.parse("x.ini", text + "ClassPath=gone.jar\n", folder);
        assertThatThrownBy(() -> JvstPlugin.load(missing))
                .isInstanceOf(JvstException.class)
                .hasMessageContaining(folder.resolve("gone.jar") + ", which is not there");
        JvstIni wrong = JvstIni.parse("x.ini", "PluginClass=not/There\nClassPath=Old.jar", folder);
        assertThatThrownBy(() -> JvstPlugin.load(wrong)).hasMessageContaining("no such class in its ClassPath");
        Files.writeString(folder.resolve("Old.jar"), "no zip");
        assertThatThrownBy(() -> JvstPlugin.load(ini)).hasMessageContaining("Old.jar: is no jar");
    }

    @Test
    void aJarWithoutAnIniTellsItsPluginAndTheEditorThatGoesWithIt() throws Exception {
        Path one = jar("one.jar", List.of(OldSynth.class, OldSynth.Window.class), "a/Broken.class");
        JvstIni ini = JvstJar.describe(one, "");
        assertThat(ini.pluginClass()).isEqualTo(OldSynth.class.getName());
        assertThat(ini.editorClass()).contains(OldSynth.Window.class.getName());
        Path two =
                jar("two.jar", List.of(OldSynth.class, OldEffect.class, OldSynth.Window.class, OldSynth.Frame.class));
        assertThatThrownBy(() -> JvstJar.describe(two, ""))
                .hasMessageContaining("has lathe.jvst.OldEffect, lathe.jvst.OldSynth; name one with --class");
        assertThat(JvstJar.describe(two, "lathe.jvst.OldSynth").editorClass()).isEmpty();
        assertThatThrownBy(() -> JvstJar.describe(two, "x.Y")).hasMessageContaining("has no plugin x.Y");
        Path none = jar("none.jar", List.of(JvstIniTest.class));
        assertThatThrownBy(() -> JvstJar.describe(none, "")).hasMessageContaining("has no VSTPluginAdapter");
        assertThatThrownBy(() -> JvstJar.describe(folder.resolve("gone.jar"), ""))
                .hasMessageContaining("no such file");
    }

    /** As in a bundle: this module and the plugin in one loader, the .ini a resource. */
    @Test
    void theProviderOfABundleMakesItsPluginFromData() throws Exception {
        Path data = folder.resolve("data");
        Path resource = data.resolve(JvstProvider.RESOURCE);
        Files.createDirectories(resource.getParent());
        Files.writeString(
                resource,
                new JvstIni(OldEffect.class.getName(), java.util.Optional.empty(), List.of(), false, List.of())
                        .toText());
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        try (URLClassLoader bundle =
                new URLClassLoader(new URL[] {data.toUri().toURL()}, JvstProvider.class.getClassLoader())) {
            here.setContextClassLoader(bundle);
            List<PluginDescriptor> plugins = new JvstProvider().plugins();
            assertThat(plugins).extracting(PluginDescriptor::id).containsExactly("vst2.Vita.vital");
        } finally {
            here.setContextClassLoader(before);
        }
        assertThat(new JvstProvider().plugins()).isEmpty();
    }
}
