package lathe.bundle;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.gui.Editor;
import lathe.plugin.gui.MouseInput;

/**
 * Paints the bundle's editors as they look while music plays, for the README and for looking at them.
 *
 * <pre>java -Djava.awt.headless=true -cp ... lathe.bundle.EditorPictures FOLDER [scale] [id]</pre>
 */
public final class EditorPictures {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 500;
    private static final int GAP = 8;
    /** Five bits of each colour make the file half as large. */
    private static final int FEWER_COLOURS = 0xFFF8F8F8;

    private static final int RATE = 48_000;
    private static final int BLOCK = 800;
    private static final long PICTURE_NANOS = 1_000_000_000L * BLOCK / RATE;
    private static final int SECONDS = 10;

    private EditorPictures() {}

    /** Writes {@code ID.png} for each plugin, and all of them together as {@code plugins.png}. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        double scale = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1;
        List<BufferedImage> pictures = new ArrayList<>();
        for (PluginDescriptor plugin : new LatheProvider().plugins()) {
            if (arguments.length > 2 && !plugin.id().endsWith(arguments[2])) {
                continue;
            }
            BufferedImage picture = picture(plugin, presetFor(plugin), WIDTH, HEIGHT, scale);
            ImageIO.write(picture, "png", folder.resolve(plugin.id() + ".png").toFile());
            pictures.add(picture);
        }
        ImageIO.write(together(pictures), "png", folder.resolve("plugins.png").toFile());
    }

    /** Side by side in two columns; an odd one in the middle of the last line. */
    private static BufferedImage together(List<BufferedImage> pictures) {
        int width = pictures.getFirst().getWidth();
        int height = pictures.getFirst().getHeight();
        int lines = (pictures.size() + 1) / 2;
        BufferedImage all =
                new BufferedImage(2 * width + GAP, lines * (height + GAP) - GAP, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = all.createGraphics();
        for (int i = 0; i < pictures.size(); i++) {
            boolean alone = i % 2 == 0 && i == pictures.size() - 1;
            int x = alone ? (width + GAP) / 2 : i % 2 * (width + GAP);
            g.drawImage(pictures.get(i), x, i / 2 * (height + GAP), null);
        }
        g.dispose();
        for (int y = 0; y < all.getHeight(); y++) {
            for (int x = 0; x < all.getWidth(); x++) {
                int full = all.getRGB(x, y);
                all.setRGB(x, y, (full & FEWER_COLOURS) | ((full >> 5) & 0x070707));
            }
        }
        return all;
    }

    private static int presetFor(PluginDescriptor plugin) {
        return switch (plugin.id()) {
            case "org.lathe.eq" -> 1;
            case "org.lathe.compressor", "org.lathe.limiter" -> 1;
            case "org.lathe.master" -> 2;
            case "org.lathe.reverb" -> 3;
            default -> 0;
        };
    }

    /** An editor after some seconds of music. */
    static BufferedImage picture(PluginDescriptor plugin, int preset, int width, int height, double scale) {
        try (Rig rig = new Rig(plugin)) {
            Editor editor = plugin.editor().orElseThrow().create(rig.instance.editorContext());
            editor.resize(width, height);
            editor.tick();
            for (int i = 0; i <= preset; i++) {
                editor.mouse(new MouseInput(MouseInput.Kind.WHEEL, 250, 28, 0, 0, -1, false, false, false));
            }
            rig.activate(BLOCK);
            float[][] music = music(SECONDS * RATE);
            for (int from = 0; from + BLOCK <= music[0].length; from += BLOCK) {
                rig.block(music, from, from + BLOCK);
                waitForNextPicture();
                editor.tick();
                paint(editor, width, height, scale);
            }
            BufferedImage image = paint(editor, width, height, scale);
            editor.close();
            return image;
        }
    }

    /** Editors move by the clock; this is a programme to look at pictures, no test. */
    private static void waitForNextPicture() {
        LockSupport.parkNanos(PICTURE_NANOS);
    }

    /** The picture of an editor at a scale of the screen. */
    static BufferedImage paint(Editor editor, int width, int height, double scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(width * scale), (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(scale, scale);
        g.setClip(0, 0, width, height);
        editor.paint(g);
        g.dispose();
        return image;
    }

    /** Drums, a bass and chords, from formulas. */
    static float[][] music(int frames) {
        float[][] out = new float[2][frames];
        Random random = new Random(3);
        double low = 0;
        double[] roots = {55, 41.2, 48.99, 65.41};
        for (int i = 0; i < frames; i++) {
            double beat = i / (0.5 * RATE);
            double inBeat = beat - Math.floor(beat);
            int bar = (int) (beat / 4) % roots.length;
            double kick =
                    Math.exp(-inBeat * 14) * Math.sin(2 * Math.PI * (48 + 60 * Math.exp(-inBeat * 40)) * inBeat * 0.5);
            double half = 2 * beat - Math.floor(2 * beat);
            double noise = 2 * random.nextDouble() - 1;
            low += 0.25 * (noise - low);
            double hat = Math.exp(-half * 30) * (noise - low);
            double snare = ((int) beat & 1) == 1 ? Math.exp(-inBeat * 16) * (0.6 * noise + 0.4 * low) : 0;
            double t = i / (double) RATE;
            double bass = 0;
            double left = 0;
            double right = 0;
            for (int h = 1; h < 14; h++) {
                bass += Math.sin(2 * Math.PI * roots[bar] * h * t) / (h * h * 0.7);
            }
            for (int note = 0; note < 3; note++) {
                double hz = roots[bar] * new double[] {4, 5.04, 5.99}[note];
                for (int h = 1; h < 24; h++) {
                    left += Math.sin(2 * Math.PI * hz * h * t * 1.002 + note) / (h * Math.sqrt(h));
                    right += Math.sin(2 * Math.PI * hz * h * t * 0.998 + 2 * note + h) / (h * Math.sqrt(h));
                }
            }
            double common = 0.6 * kick + 0.16 * bass + 0.28 * snare;
            out[0][i] = (float) (0.7 * common + 0.05 * left + 0.10 * hat);
            out[1][i] = (float) (0.7 * common + 0.05 * right + 0.13 * hat);
        }
        return out;
    }
}
