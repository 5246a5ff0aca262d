package lathe.bundle;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lathe.core.testing.Signals;
import lathe.plugin.PluginDescriptor;

/**
 * What a block of 64 frames in stereo at 48 kHz costs each plugin, as a share of the 1.333 ms that it lasts, by the thread's own
 * clock: mean, the dearest of a hundred blocks, and the dearest of all. Copies from and to the host's memory are in it.
 *
 * <pre>mvn -Pbench verify -pl bundle -am -DskipTests</pre>
 */
public final class BlockCost {

    private static final int FRAMES = 64;
    private static final double BLOCK_NS = FRAMES / 48_000.0 * 1e9;

    private BlockCost() {}

    /** Prints a table; takes about ten seconds. */
    public static void main(String[] arguments) {
        System.out.printf("%-18s %8s %8s %8s   %% of a block of %d frames%n", "plugin", "mean", "p99", "max", FRAMES);
        for (PluginDescriptor plugin : new LatheProvider().plugins()) {
            print(plugin, plugin.name(), List.of());
            if (plugin.id().equals("org.lathe.master")) {
                print(plugin, "Master, all on", List.of("reverb.on", "dither.on"));
            }
        }
    }

    private static void print(PluginDescriptor plugin, String name, List<String> turnedOn) {
        float[][] sound = Signals.noise(48_000, 2, 0.9, 48_000, 1).channelArrays();
        try (Rig rig = new Rig(plugin)) {
            turnedOn.forEach(id -> rig.set(id, 1));
            turnOnWhatIsOff(rig);
            rig.activate(FRAMES);
            double[] shares = new double[0];
            for (int round = 0; round < 6; round++) {
                shares = secondOfBlocks(rig, sound);
            }
            Arrays.sort(shares);
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %8.2f %8.2f %8.2f%n",
                    name,
                    Arrays.stream(shares).average().orElse(0),
                    shares[shares.length * 99 / 100],
                    shares[shares.length - 1]);
        }
    }

    /** An equaliser without bands would cost nothing. */
    private static void turnOnWhatIsOff(Rig rig) {
        for (int i = 0; i < rig.instance.bank().count(); i++) {
            String id = rig.instance.bank().id(i);
            if (id.endsWith("_gain") && id.contains("band")) {
                rig.instance.setFromHost(i, 3);
            }
            if (id.startsWith("band") && id.endsWith("_on")) {
                rig.instance.setFromHost(i, 1);
            }
        }
    }

    private static double[] secondOfBlocks(Rig rig, float[][] sound) {
        float[][] copy = {sound[0].clone(), sound[1].clone()};
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] shares = new double[copy[0].length / FRAMES];
        for (int i = 0; i < shares.length; i++) {
            long start = threads.getCurrentThreadCpuTime();
            rig.block(copy, i * FRAMES, (i + 1) * FRAMES);
            shares[i] = 100 * (threads.getCurrentThreadCpuTime() - start) / BLOCK_NS;
        }
        return shares;
    }
}
