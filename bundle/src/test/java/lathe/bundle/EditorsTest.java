package lathe.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import lathe.core.param.Preset;
import lathe.core.testing.Signals;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.gui.Editor;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the editors of all plugins have in common, painted without a screen. */
class EditorsTest {

    private static final Color NEVER = new Color(0xFF00FF);

    @BeforeAll
    static void withoutAScreen() {
        System.setProperty("java.awt.headless", "true");
    }

    static List<PluginDescriptor> plugins() {
        return new LatheProvider().plugins();
    }

    private static Editor open(PluginDescriptor plugin, Rig rig) {
        return plugin.editor().orElseThrow().create(rig.instance.editorContext());
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void everyPointIsPaintedAtEverySizeAndScale(PluginDescriptor plugin) {
        try (Rig rig = new Rig(plugin).activate(512)) {
            Editor editor = open(plugin, rig);
            int[][] sizes = {
                {editor.preferredWidth(), editor.preferredHeight()},
                {editor.minimumWidth(), editor.minimumHeight()},
                {1400, 900},
                {801, 503}
            };
            for (int[] size : sizes) {
                for (double scale : new double[] {1, 1.5, 2}) {
                    editor.resize(size[0], size[1]);
                    editor.tick();
                    rig.render(Signals.noise(4096, 2, 0.5, 48_000, 1).channelArrays(), 512, null, List.of());
                    editor.tick();
                    assertNothingIsLeftOut(paint(editor, size[0], size[1], scale), plugin.id());
                }
            }
            editor.close();
        }
    }

    private static BufferedImage paint(Editor editor, int width, int height, double scale) {
        BufferedImage image =
                new BufferedImage((int) (width * scale), (int) (height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(NEVER);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(scale, scale);
        g.setClip(0, 0, width, height);
        editor.paint(g);
        g.dispose();
        return image;
    }

    private static void assertNothingIsLeftOut(BufferedImage image, String what) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) == NEVER.getRGB()) {
                    assertThat(x + ", " + y).as(what + " leaves out").isNull();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void whateverTheMouseDoesTheEditorLivesAndClosedItLooksNoMore(PluginDescriptor plugin) {
        long seed = 41;
        Random random = new Random(seed);
        MouseInput.Kind[] kinds = MouseInput.Kind.values();
        KeyInput.Code[] codes = KeyInput.Code.values();
        try (Rig rig = new Rig(plugin).activate(512)) {
            Editor editor = open(plugin, rig);
            editor.resize(800, 500);
            // The lower half holds the controls; the folders of whoever runs this are not to be opened.
            for (int i = 0; i < 3000; i++) {
                int x = plugin.id().endsWith("convolver") ? 250 + random.nextInt(550) : random.nextInt(800);
                editor.mouse(new MouseInput(
                        kinds[random.nextInt(kinds.length)],
                        x,
                        random.nextInt(500),
                        1 + random.nextInt(3),
                        1 + random.nextInt(2),
                        random.nextInt(5) - 2.0,
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean()));
                if (i % 5 == 0) {
                    editor.key(new KeyInput(
                            codes[random.nextInt(codes.length)], (char) ('0' + random.nextInt(10)), false, false));
                }
                if (i % 50 == 0) {
                    editor.tick();
                    paint(editor, 800, 500, 1);
                }
            }
            assertThat(rig.edited).as("seed %d", seed).isNotEmpty();
            editor.close();
            assertThat(rig.instance.editorContext().sound().isOpen()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void aPresetChosenInTheEditorIsThePreset(PluginDescriptor plugin) {
        try (Rig rig = new Rig(plugin);
                Rig loaded = new Rig(plugin)) {
            Editor editor = open(plugin, rig);
            editor.resize(800, 500);
            int x = presetButtonX(editor);
            for (int i = 0; i < 2; i++) {
                editor.mouse(new MouseInput(MouseInput.Kind.WHEEL, x, 28, 0, 0, -1, false, false, false));
            }
            Preset second = plugin.presets().get(1);
            loaded.instance.loadPreset(second);
            assertThat(rig.instance.saveState()).isEqualTo(loaded.instance.saveState());
            editor.close();
        }
    }

    /** The names of the plugins differ in width; their presets' button is a little to the right of the widest. */
    private static int presetButtonX(Editor editor) {
        assertThat(editor.preferredWidth()).isEqualTo(800);
        return 250;
    }
}
