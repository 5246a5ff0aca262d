package lathe.plugin.install;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.ProcessSetup;
import lathe.plugin.host.HostedParameter;
import lathe.plugin.host.HostedPlugin;

/** Makes two instances of a plugin, plays noise through one, and carries its state to the other. */
final class PluginCheck {

    private static final int RATE_HZ = 48_000;
    private static final int FRAMES = 64;
    private static final int BLOCKS = 1000;
    private static final long SEED = 1;
    private static final double SAME = 1e-6;

    /** VST3's choice among presets: what it set is in the state, the choice need not be. */
    private static final String PRESET_CHOICE = "Program";

    private final List<String> faults = new ArrayList<>();

    CheckReport.Plugin run(String id, String name, Supplier<HostedPlugin> make) {
        long start = System.nanoTime();
        try (HostedPlugin first = make.get()) {
            long made = System.nanoTime();
            try (HostedPlugin next = make.get()) {
                long again = System.nanoTime();
                first.activate(new ProcessSetup(RATE_HZ, FRAMES, ChannelLayout.STEREO, ProcessSetup.Mode.LIVE));
                long active = System.nanoTime();
                double[] us = play(first);
                double firstUs = us[0];
                int latency = first.latencyFrames();
                first.deactivate();
                int bytes = carryState(first, next);
                Arrays.sort(us);
                return new CheckReport.Plugin(
                        id,
                        name,
                        (made - start) / 1e6,
                        (again - made) / 1e6,
                        (active - again) / 1e6,
                        firstUs,
                        us[BLOCKS / 2],
                        us[BLOCKS - 1],
                        latency,
                        bytes,
                        faults);
            }
        }
    }

    private double[] play(HostedPlugin plugin) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[][] input = new float[plugin.inputChannels()][FRAMES];
        float[][] output = new float[plugin.outputChannels()][FRAMES];
        double[] us = new double[BLOCKS];
        boolean finite = true;
        for (int block = 0; block < BLOCKS; block++) {
            for (float[] channel : input) {
                for (int i = 0; i < FRAMES; i++) {
                    channel[i] = (float) random.nextDouble(-0.5, 0.5);
                }
            }
            long start = System.nanoTime();
            plugin.process(input, output, FRAMES);
            us[block] = (System.nanoTime() - start) / 1e3;
            for (float[] channel : output) {
                for (float sample : channel) {
                    finite &= Float.isFinite(sample);
                }
            }
        }
        if (!finite) {
            faults.add("gives samples that are no numbers");
        }
        return us;
    }

    /** Values moved away from their defaults must arrive in the other instance with the state. */
    private int carryState(HostedPlugin from, HostedPlugin to) {
        List<HostedParameter> settings = from.parameters().stream()
                .filter(parameter -> !parameter.name().equals(PRESET_CHOICE))
                .toList();
        for (HostedParameter parameter : settings) {
            from.set(parameter.number(), parameter.max());
        }
        byte[] state = from.saveState();
        to.loadState(state);
        for (HostedParameter parameter : settings) {
            double saved = from.value(parameter.number());
            double loaded = to.value(parameter.number());
            double range = Math.max(parameter.max() - parameter.min(), SAME);
            if (Math.abs(saved - loaded) > SAME * range) {
                faults.add(parameter.name() + " comes back as " + loaded + " instead of " + saved);
            }
        }
        if (!Arrays.equals(state, to.saveState())) {
            faults.add("its state changes by being loaded");
        }
        return state.length;
    }
}
