package lathe.bundle;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.gui.Damage;
import lathe.plugin.gui.Editor;

/**
 * What the bundle's editors cost while music plays: 60 pictures a second at 800 x 500, only what has changed, as a share of
 * one core, by the thread's own clock. The first argument is the scale of the screen, 1 if left out.
 *
 * <pre>mvn -Pbench verify -pl bundle -am -DskipTests</pre>
 */
public final class EditorCost {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 500;
    private static final int RATE = 48_000;
    private static final int BLOCK = 800;
    private static final long PICTURE_NANOS = 1_000_000_000L * BLOCK / RATE;
    private static final int SECONDS = 5;

    private EditorCost() {}

    /** Prints a table; takes a good half minute. */
    public static void main(String[] arguments) {
        double scale = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1;
        System.out.printf("%-18s %8s %8s   %% of a core at scale %s%n", "editor", "mean", "p99", scale);
        for (PluginDescriptor plugin : new LatheProvider().plugins()) {
            double[] shares = shares(plugin, scale);
            // The first half warms up.
            double[] warm = Arrays.copyOfRange(shares, shares.length / 2, shares.length);
            Arrays.sort(warm);
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %8.1f %8.1f%n",
                    plugin.name(),
                    Arrays.stream(warm).average().orElse(0),
                    warm[warm.length * 99 / 100]);
        }
    }

    private static double[] shares(PluginDescriptor plugin, double scale) {
        try (Rig rig = new Rig(plugin)) {
            rig.instance.loadPreset(plugin.presets().get(1));
            rig.activate(BLOCK);
            Editor editor = plugin.editor().orElseThrow().create(rig.instance.editorContext());
            editor.resize(WIDTH, HEIGHT);
            BufferedImage image =
                    new BufferedImage((int) (WIDTH * scale), (int) (HEIGHT * scale), BufferedImage.TYPE_INT_ARGB_PRE);
            float[][] music = EditorPictures.music(SECONDS * RATE);
            double[] shares = new double[music[0].length / BLOCK];
            Damage damage = new Damage();
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long due = System.nanoTime();
            for (int i = 0; i < shares.length; i++) {
                rig.block(music, i * BLOCK, (i + 1) * BLOCK);
                due += PICTURE_NANOS;
                LockSupport.parkNanos(due - System.nanoTime());
                long start = threads.getCurrentThreadCpuTime();
                picture(editor, damage, image, scale);
                shares[i] = 100.0 * (threads.getCurrentThreadCpuTime() - start) / PICTURE_NANOS;
            }
            editor.close();
            return shares;
        }
    }

    private static void picture(Editor editor, Damage damage, BufferedImage image, double scale) {
        if (!editor.tick()) {
            return;
        }
        damage.clear();
        editor.damage(damage);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.scale(scale, scale);
        if (damage.isAll()) {
            g.setClip(0, 0, WIDTH, HEIGHT);
            editor.paint(g);
        }
        for (int i = 0; i < damage.size() && !damage.isAll(); i++) {
            g.setClip(damage.part(i));
            editor.paint(g);
        }
        g.dispose();
    }
}
