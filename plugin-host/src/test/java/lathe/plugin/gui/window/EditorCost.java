package lathe.plugin.gui.window;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.locks.LockSupport;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.plugin.gui.Editor;
import lathe.plugin.gui.FakeContext;
import lathe.plugin.gui.Hand;
import lathe.plugin.gui.generic.GenericEditor;
import lathe.plugin.gui.view.Goniometer;
import lathe.plugin.gui.view.HistoryGraph;
import lathe.plugin.gui.view.PeakLevels;
import lathe.plugin.gui.view.SpectrumAnalyser;
import lathe.plugin.gui.view.SpectrumView;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.WidgetEditor;

/**
 * What editors of 800 x 500 cost at 60 pictures a second, in a window of a real X server, as the share of a core that this
 * thread uses. Prints one line for each editor: share, rectangles painted, time of a tick, bytes allocated by it, time to
 * the first picture.
 *
 * <p>Usage: {@code EditorCost [scale] [seconds]}, with {@code DISPLAY} set.
 */
public final class EditorCost {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 500;
    private static final int RATE = 60;
    private static final int BLOCK = 800;

    private final FakeContext context = context();
    private final double scale;
    private final double seconds;
    private final float[][] sound = new float[2][BLOCK];
    private int frame;
    private int pictures;

    private EditorCost(double scale, double seconds) {
        this.scale = scale;
        this.seconds = seconds;
    }

    public static void main(String[] args) {
        double scale = args.length > 0 ? Double.parseDouble(args[0]) : 1;
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 5;
        EditorCost cost = new EditorCost(scale, seconds);
        System.out.printf(Locale.ROOT, "%d x %d, scale %.2f, %d pictures a second%n", WIDTH, HEIGHT, scale, RATE);
        cost.measure("generic, meter moves", new GenericEditor(cost.context), false);
        cost.measure("generic, a knob is dragged", new GenericEditor(cost.context), true);
        cost.measure("spectrum, 2 curves and meters over all of it", cost.spectrum(), false);
        cost.measure("history, goniometer and meter", cost.meters(), false);
    }

    private static FakeContext context() {
        SequencedMap<String, ParameterSet> stages = new LinkedHashMap<>();
        for (int stage = 1; stage <= 4; stage++) {
            Parameter[] parameters = new Parameter[6];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = Parameter.decibels("p" + i + "x", "Parameter " + i)
                        .range(-24, 24)
                        .initial(i)
                        .build();
            }
            stages.put("stage" + stage, ParameterSet.of(parameters));
        }
        return new FakeContext(ParameterSet.join(stages));
    }

    private void measure(String name, Editor editor, boolean drag) {
        X11Connection x11 = X11Connection.open();
        if (x11 == null) {
            throw new IllegalStateException("no X server: set DISPLAY");
        }
        int root = x11.firstRoot();
        x11.close();
        var threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        EditorWindow window = new EditorWindow(counted(editor));
        window.setScale(scale);
        window.setSize((int) (WIDTH * scale), (int) (HEIGHT * scale));
        if (!window.attach(root)) {
            throw new IllegalStateException("no window");
        }
        window.show();
        double firstMs = (System.nanoTime() - start) * 1e-6;
        double firstCpuMs = (threads.getCurrentThreadCpuTime() - cpu) * 1e-6;
        run(window, editor, drag, Math.min(3, seconds)); // until compiled
        double[] used = run(window, editor, drag, seconds);
        window.close();
        System.out.printf(
                Locale.ROOT,
                "%-46s %5.1f %% of a core, %4.0f rectangles a second, tick p50 %.2f ms p99 %.2f ms, %6.0f bytes, first picture %.0f ms (%.0f of this thread)%n",
                name,
                used[0] * 100,
                used[4],
                used[1],
                used[2],
                used[3],
                firstMs,
                firstCpuMs);
    }

    /** The editor, with its pictures counted. */
    private Editor counted(Editor editor) {
        return (Editor) Proxy.newProxyInstance(
                Editor.class.getClassLoader(), new Class<?>[] {Editor.class}, (proxy, method, arguments) -> {
                    pictures += method.getName().equals("paint") ? 1 : 0;
                    return method.invoke(editor, arguments);
                });
    }

    /** Share of a core, median and 99th percentile of a tick in ms, bytes a tick, rectangles painted a second. */
    private double[] run(EditorWindow window, Editor editor, boolean drag, double howLong) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int frames = (int) (howLong * RATE);
        double[] times = new double[frames];
        long busy = 0;
        long bytes = 0;
        Hand hand = new Hand(editor);
        if (drag) {
            hand.press(80, 140);
        }
        pictures = 0;
        long start = System.nanoTime();
        for (int i = 0; i < frames; i++) {
            play();
            long cpu = threads.getCurrentThreadCpuTime();
            long allocated = threads.getCurrentThreadAllocatedBytes();
            if (drag) {
                hand.drag(80, 140 - (int) (60 * Math.sin(i * 0.1)));
            }
            window.tick();
            bytes += threads.getCurrentThreadAllocatedBytes() - allocated;
            long took = threads.getCurrentThreadCpuTime() - cpu;
            busy += took;
            times[i] = took * 1e-6;
            LockSupport.parkNanos(start + (i + 1) * 1_000_000_000L / RATE - System.nanoTime());
        }
        if (drag) {
            hand.release();
        }
        double wall = (System.nanoTime() - start) * 1e-9;
        Arrays.sort(times);
        return new double[] {
            busy * 1e-9 / wall,
            times[frames / 2],
            times[(int) (frames * 0.99)],
            bytes / (double) frames,
            pictures / wall
        };
    }

    /** A block of noise and tones that swell, so that every meter moves in every picture. */
    private void play() {
        frame++;
        double swell = 0.3 + 0.25 * Math.sin(frame * 0.13);
        for (int i = 0; i < BLOCK; i++) {
            double t = (frame * (double) BLOCK + i) / 48_000;
            double noise = Math.sin(frame * 12.9898 + i * 78.233) * 43758.5453;
            double value = swell * (0.5 * Math.sin(2 * Math.PI * 220 * t) + 0.4 * (noise - Math.floor(noise) - 0.5));
            sound[0][i] = (float) value;
            sound[1][i] = (float) (value * 0.7 + 0.2 * swell * Math.sin(2 * Math.PI * 331 * t));
        }
        context.sound().before(sound, 0, BLOCK);
        context.sound().after(sound, 0, BLOCK);
    }

    private Editor spectrum() {
        SpectrumAnalyser output = new SpectrumAnalyser(context.sound(), true, 400, 20, 20_000, 4.5);
        SpectrumAnalyser input = new SpectrumAnalyser(context.sound(), false, 400, 20, 20_000, 4.5);
        SpectrumView view = new SpectrumView(output, input, context::sampleRateHz, -84, 12);
        return new WidgetEditor(WIDTH, HEIGHT, 100, 100) {
            {
                add(view);
            }

            @Override
            protected void layOut(int width, int height) {
                view.setBounds(0, 0, width, height);
            }
        };
    }

    private Editor meters() {
        PeakLevels levels = new PeakLevels(context.sound(), true);
        HistoryGraph history = new HistoryGraph(8, -36, 0, 6)
                .standing(() -> levels.levelDb(1), Theme.ACCENT_2)
                .hanging(() -> -Math.abs(levels.levelDb(0)) / 2, Theme.WARM);
        Goniometer image = new Goniometer(context.sound());
        return new WidgetEditor(WIDTH, HEIGHT, 100, 100) {
            {
                add(history);
                add(image);
            }

            @Override
            protected void update(double elapsed) {
                levels.update(elapsed);
            }

            @Override
            protected void layOut(int width, int height) {
                history.setBounds(0, 0, width - 300, height);
                image.setBounds(width - 290, 0, 280, 300);
            }
        };
    }
}
