package lathe.jvst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvstIniTest {

    private static final Path FOLDER = Path.of("/plugins");

    private static final String DELAY = """
            # a comment
            PluginClass=org/example/Delay
            PluginUIClass=org/example/DelayGUI

            ClassPath={WrapperPath}/jVSTwRapper-0.9g.jar:{WrapperPath}/Delay-0.8.jar
            SystemClassPath={WrapperPath}/jVSTsYstem-0.9g.jar
            IsLoggingEnabled=1
            AttachToNativePluginWindow=1
            JVMOption1=-Xmx64m
            """;

    @Test
    void aFileOfTheOldBridgeIsRead() throws Exception {
        JvstIni ini = JvstIni.parse("Delay.ini", DELAY, FOLDER);
        assertThat(ini.pluginClass()).isEqualTo("org.example.Delay");
        assertThat(ini.editorClass()).contains("org.example.DelayGUI");
        assertThat(ini.jars()).containsExactly(FOLDER.resolve("jVSTwRapper-0.9g.jar"), FOLDER.resolve("Delay-0.8.jar"));
        assertThat(ini.logging()).isTrue();
        assertThat(ini.ignoredKeys()).containsExactly("SystemClassPath", "AttachToNativePluginWindow", "JVMOption1");
    }

    @Test
    void aClassPathOfWindowsIsReadElsewhereDrivesAndAll() throws Exception {
        String windows = "PluginClass=a/B\r\nClassPath={WrapperPath}\\one.jar;lib\\two.jar;C:\\three.jar\r\n";
        assertThat(JvstIni.parse("x.ini", windows, FOLDER).jars())
                .containsExactly(
                        FOLDER.resolve("one.jar"), FOLDER.resolve("lib/two.jar"), FOLDER.resolve("C:/three.jar"));
    }

    @Test
    void whatItWritesItReads() throws Exception {
        JvstIni ini = JvstIni.parse("Delay.ini", DELAY, FOLDER);
        JvstIni again = JvstIni.parse("Delay.ini", ini.toText(), FOLDER);
        assertThat(again.pluginClass()).isEqualTo(ini.pluginClass());
        assertThat(again.editorClass()).isEqualTo(ini.editorClass());
        assertThat(again.jars()).isEqualTo(ini.jars());
        assertThat(again.logging()).isTrue();
    }

    @Test
    void damageIsNamedWithItsLineAndWhatToDo(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> JvstIni.parse("x.ini", "ClassPath=a.jar", FOLDER))
                .hasMessage("x.ini: has no PluginClass; name the plugin's class there");
        assertThatThrownBy(() -> JvstIni.parse("x.ini", "PluginClass=a/B\nnonsense", FOLDER))
                .hasMessage("x.ini: line 2 is no Key=value; correct it or put # before it");
        assertThatThrownBy(() -> JvstIni.parse("x.ini", "PluginClass=a/../B", FOLDER))
                .hasMessageContaining("PluginClass=a/../B is no class name");
        assertThatThrownBy(() -> JvstIni.parse("x.ini", "PluginClass=a/B\0", FOLDER))
                .hasMessageContaining("is no text");
        Path large = folder.resolve("large.ini");
        Files.write(large, new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> JvstIni.read(large)).hasMessageContaining("too large");
        assertThatThrownBy(() -> JvstIni.read(folder)).hasMessageContaining("no such file");
    }

    @Test
    void aNameInTheCodePageOfItsDayIsRead(@TempDir Path folder) throws Exception {
        Path ini = folder.resolve("x.ini");
        Files.write(ini, "PluginClass=a/B\nClassPath=S\u00E4ge.jar\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(JvstIni.read(ini).jars()).containsExactly(folder.resolve("S\u00E4ge.jar"));
    }

    @Test
    void randomDamageIsReadOrRefusedInOneLine() {
        long seed = 20_041;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(DELAY);
            for (int hits = random.nextInt(6); hits >= 0; hits--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(0x180));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
                }
                if (text.isEmpty()) {
                    text.append('x');
                }
            }
            try {
                assertThat(JvstIni.parse("x.ini", text.toString(), FOLDER).pluginClass())
                        .as("seed %d round %d", seed, round)
                        .isNotEmpty();
            } catch (JvstException refused) {
                assertThat(refused).as("seed %d round %d", seed, round).hasMessageStartingWith("x.ini: ");
            }
        }
    }
}
