package lathe.plugin.vst3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our offsets against what a C compiler makes of our own declaration of the same structures. */
class LayoutTest {

    @Test
    void theCompilerPutsEveryFieldWhereWeReadIt(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "no C compiler at /usr/bin/cc");
        Path program = folder.resolve("layout");
        run(folder, "/usr/bin/cc", "-std=c11", "-o", program.toString(), "src/test/native/vst3_layout.c");
        Map<String, Integer> compiled = new TreeMap<>();
        for (String line : run(folder, program.toString()).lines().toList()) {
            String[] words = line.split(" ", -1);
            compiled.put(words[0], Integer.parseInt(words[1]));
        }
        Map<String, Integer> ours = new TreeMap<>();
        for (var field : Layout.class.getDeclaredFields()) {
            if (field.getType() == int.class) {
                ours.put(field.getName().toUpperCase(Locale.ROOT), field.getInt(null));
            }
        }
        assertThat(compiled).isEqualTo(ours);
    }

    private static String run(Path folder, String... command) throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
