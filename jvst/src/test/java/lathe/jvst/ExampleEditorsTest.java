package lathe.jvst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import lathe.plugin.PluginDescriptor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The editors of the old bridge's examples, painted and used without a window; see {@link ExamplesTest} for where they are. */
class ExampleEditorsTest {

    @ParameterizedTest
    @CsvSource({
        "JayDLay, 200, 200, 11, 100, 11, 60, delay, 0.75",
        "DreiNullDrei, 415, 258, 290, 62, 290, 92, cutoff, 0.6",
        "JayVSTxSynth, 350, 240, 18, 56, 18, 110, volume, 0.55",
        "Liquinth, 394, 359, 227, 122, 320, 122, overdrive, 0.75"
    })
    void anUnmodifiedEditorIsPaintedAndMovesAParameter(
            String name, int width, int height, int fromX, int fromY, int toX, int toY, String id, double about)
            throws Exception {
        PluginDescriptor descriptor = JvstPlugin.load(JvstIni.read(ini(name))).descriptor();
        JvstProcessor processor = (JvstProcessor) descriptor.newProcessor();
        TestEditorContext context = new TestEditorContext(processor);
        try (processor;
                JvstEditor editor =
                        (JvstEditor) descriptor.editor().orElseThrow().create(context)) {
            assertThat(editor.preferredWidth()).isEqualTo(width);
            assertThat(editor.preferredHeight()).isEqualTo(height);
            keep(EditorPictures.paint(editor), name + "-before");
            EditorPictures.drag(editor, fromX, fromY, toX, toY);
            keep(EditorPictures.paint(editor), name + "-after");
            assertThat(context.calls).startsWith("begin " + id).endsWith("end " + id);
            assertThat(context.value(id)).isCloseTo(about, within(0.07));
            assertThat((double) processor.instance().getParameter(context.index(id)))
                    .isEqualTo(context.value(id));
        }
    }

    private static void keep(BufferedImage picture, String name) throws Exception {
        String folder = System.getProperty("lathe.pictures");
        if (folder != null) {
            ImageIO.write(picture, "png", Path.of(folder, name + ".png").toFile());
        }
    }

    private static Path ini(String name) {
        String folder = System.getProperty("lathe.jvst.examples");
        assumeTrue(
                folder != null,
                "the examples of the old bridge are not here; name their folder in -Dlathe.jvst.examples");
        Path ini = Path.of(folder, name + ".ini");
        assumeTrue(Files.isRegularFile(ini), ini + " is not there");
        return ini;
    }
}
