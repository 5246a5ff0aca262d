package lathe.plugin.gui.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lathe.core.param.Parameter;
import lathe.plugin.gui.FakeContext;
import lathe.plugin.gui.Hand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime that finds no fonts, as on servers without fontconfig: shapes are painted, the log says what is missing. */
class NoFontsTest {

    @Test
    void editorsPaintShapesAndTheLogSaysWhatToInstall(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.name").contains("Linux"), "only Linux takes its fonts from fontconfig");
        Path none = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Djava.util.prefs.userRoot=" + folder,
                "-Duser.home=" + folder,
                "-Dlathe.plugin.log=" + log,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Painter.class.getName());
        builder.environment().put("FONTCONFIG_FILE", none.toString());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains("colours=");
        assertThat(process.exitValue()).isZero();
        if (output.contains("fonts=false")) {
            assertThat(Files.readString(log)).containsOnlyOnce("finds no fonts; install fontconfig");
        }
        assertThat(Integer.parseInt(output.replaceAll("(?s).*colours=(\\d+).*", "$1")))
                .isGreaterThan(20);
    }

    /** Paints a knob and counts its colours. */
    static final class Painter {

        private Painter() {}

        public static void main(String[] args) {
            FakeContext context =
                    new FakeContext(Parameter.decibels("gain", "Gain").build());
            WidgetEditor editor = OneWidget.of(new Knob(new ParameterLink(context, 0)), 80, 104);
            var picture = Hand.picture(editor, OneWidget.SIZE, OneWidget.SIZE, 1);
            long colours = IntStream.range(0, OneWidget.SIZE * OneWidget.SIZE)
                    .map(i -> picture.getRGB(i % OneWidget.SIZE, i / OneWidget.SIZE))
                    .distinct()
                    .count();
            System.out.println("fonts=" + Type.isAvailable() + " colours=" + colours);
        }
    }
}
