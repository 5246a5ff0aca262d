package lathe.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.ProcessSetup;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.host.HostedParameter;
import lathe.plugin.host.vst3.HostedVst3;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What conformance tools ask of a VST3, of every plugin of the bundle and of the examples, through native tables. */
class Vst3BundleTest {

    private static final int RATE = 48_000;

    @TempDir
    static Path folder;

    static Stream<PluginDescriptor> plugins() throws IOException {
        return Stream.concat(
                new LatheProvider().plugins().stream(),
                Stream.of(Examples.plugin("gain", folder.resolve("gain")), Examples.plugin("synth", folder)));
    }

    private static ProcessSetup setup(double rate, int frames) {
        return new ProcessSetup(rate, frames, ChannelLayout.STEREO, ProcessSetup.Mode.LIVE);
    }

    private static float[][] noise(int channels, int frames, long seed) {
        Random random = new Random(seed);
        float[][] x = new float[channels][frames];
        for (float[] channel : x) {
            for (int i = 0; i < frames; i++) {
                channel[i] = 0.5f * (random.nextFloat() - 0.5f);
            }
        }
        return x;
    }

    /** Renders noise, with a chord for instruments, in blocks of a length. */
    private static float[][] render(HostedVst3 plugin, int frames, int block) {
        float[][] in = noise(plugin.inputChannels(), frames, 4);
        float[][] out = new float[plugin.outputChannels()][frames];
        for (int key = 48; key < 60 && in.length == 0; key += 4) {
            plugin.noteOn(0, key, 0.7);
        }
        for (int at = 0; at < frames; at += block) {
            int length = Math.min(block, frames - at);
            float[][] from = part(in, at, length);
            float[][] to = new float[out.length][length];
            plugin.process(from, to, length);
            for (int c = 0; c < out.length; c++) {
                System.arraycopy(to[c], 0, out[c], at, length);
            }
        }
        return out;
    }

    private static float[][] part(float[][] all, int at, int length) {
        return Arrays.stream(all)
                .map(channel -> Arrays.copyOfRange(channel, at, at + length))
                .toArray(float[][]::new);
    }

    private static void assertSound(float[][] out) {
        for (float[] channel : out) {
            for (float x : channel) {
                boolean fit = x == 0 || (Float.isFinite(x) && Math.abs(x) >= Float.MIN_NORMAL);
                if (!fit) {
                    throw new AssertionError("sample " + x);
                }
            }
        }
    }

    private static List<HostedParameter> movable(HostedVst3 plugin) {
        return plugin.parameters().stream()
                .filter(parameter -> (parameter.number() >>> 28) < 5) // not the hidden MIDI controllers
                .toList();
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void ratesAndLengthsOfBlocksAreServed(PluginDescriptor descriptor) {
        try (HostedVst3 plugin = HostedVst3.create(descriptor)) {
            for (double rate : new double[] {22_050, 48_000, 192_000}) {
                for (int block : new int[] {1, 1024}) {
                    plugin.activate(setup(rate, block));
                    assertSound(render(plugin, 2048, block));
                    plugin.deactivate();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void theSoundDoesNotDependOnTheBlocks(PluginDescriptor descriptor) {
        float[][] whole = renderedAnew(descriptor, 8192);
        for (int block : new int[] {1, 33, 64, 1000}) {
            assertThat(renderedAnew(descriptor, block)).as("block %d", block).isDeepEqualTo(whole);
        }
    }

    private static float[][] renderedAnew(PluginDescriptor descriptor, int block) {
        try (HostedVst3 plugin = HostedVst3.create(descriptor)) {
            plugin.activate(setup(RATE, block));
            return render(plugin, 8192, block);
        }
    }

    /** Pluginval: state restoration, parameter fuzz. */
    @ParameterizedTest
    @MethodSource("plugins")
    void randomSettingsComeBackWithTheStateAndSoundTheSame(PluginDescriptor descriptor) {
        long seed = 21;
        Random random = new Random(seed);
        byte[] state;
        float[][] sound;
        List<Double> values = new ArrayList<>();
        try (HostedVst3 plugin = HostedVst3.create(descriptor)) {
            for (HostedParameter parameter : movable(plugin)) {
                double value = parameter.steps() == 0
                        ? random.nextDouble()
                        : random.nextInt(parameter.steps() + 1) / (double) parameter.steps();
                plugin.set(parameter.number(), value);
            }
            state = plugin.saveState();
            movable(plugin).forEach(parameter -> values.add(plugin.value(parameter.number())));
            plugin.activate(setup(RATE, 256));
            sound = render(plugin, 4096, 256);
            assertSound(sound);
        }
        try (HostedVst3 plugin = HostedVst3.create(descriptor)) {
            plugin.loadState(state);
            List<HostedParameter> parameters = movable(plugin);
            for (int i = 0; i < parameters.size(); i++) {
                assertThat(plugin.value(parameters.get(i).number()))
                        .as("%s, seed %d", parameters.get(i).name(), seed)
                        .isCloseTo(values.get(i), within(1e-6));
            }
            assertThat(plugin.saveState()).isEqualTo(state);
            plugin.activate(setup(RATE, 256));
            assertThat(render(plugin, 4096, 256)).isDeepEqualTo(sound);
        }
    }

    /** Pluginval: automation while processing; the sound stays finite. */
    @ParameterizedTest
    @MethodSource("plugins")
    void automationAtRandomKeepsTheSoundFinite(PluginDescriptor descriptor) {
        Random random = new Random(31);
        try (HostedVst3 plugin = HostedVst3.create(descriptor)) {
            plugin.activate(setup(RATE, 128));
            List<HostedParameter> parameters = movable(plugin);
            for (int block = 0; block < 200; block++) {
                for (int i = 0; i < 3; i++) {
                    int number =
                            parameters.get(random.nextInt(parameters.size())).number();
                    plugin.set(number, random.nextDouble());
                }
                assertSound(render(plugin, 128, 128));
            }
        }
    }
}
