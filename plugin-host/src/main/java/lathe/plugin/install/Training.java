package lathe.plugin.install;

import java.nio.file.Path;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.ProcessSetup;
import lathe.plugin.host.HostedParameter;
import lathe.plugin.host.HostedPlugin;

/**
 * The run from which a start-up cache is made: a host in Java loads a bundle through its shim and does with every plugin
 * what a session does when it opens, so that the cache holds the classes behind the real entries.
 */
final class Training {

    private static final int FRAMES = 256;
    private static final int BLOCKS = 8;
    private static final int RATE_HZ = 48_000;

    private Training() {}

    /** @param arguments bundles */
    public static void main(String... arguments) {
        for (String bundle : arguments) {
            for (LoadedBundle.Choice choice : LoadedBundle.load(Path.of(bundle)).plugins()) {
                try (HostedPlugin plugin = choice.maker().get()) {
                    exercise(plugin);
                }
            }
        }
    }

    private static void exercise(HostedPlugin plugin) {
        for (HostedParameter parameter : plugin.parameters()) {
            plugin.text(parameter.number(), plugin.value(parameter.number()));
            plugin.set(parameter.number(), parameter.initial());
        }
        plugin.activate(new ProcessSetup(RATE_HZ, FRAMES, ChannelLayout.STEREO, ProcessSetup.Mode.LIVE));
        float[][] input = new float[plugin.inputChannels()][FRAMES];
        float[][] output = new float[plugin.outputChannels()][FRAMES];
        for (int block = 0; block < BLOCKS; block++) {
            plugin.process(input, output, FRAMES);
        }
        plugin.loadState(plugin.saveState());
        plugin.deactivate();
    }
}
