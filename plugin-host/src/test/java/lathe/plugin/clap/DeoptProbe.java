package lathe.plugin.clap;

import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.PluginProvider;
import lathe.plugin.instance.ParameterBank;

/**
 * A host in a JVM of its own: activates a plugin and then does to it all that a host may do, so that the log of the compiler's
 * disappointments can be read afterwards.
 */
public final class DeoptProbe {

    private static final int FRAMES = 64;
    private static final int BLOCKS = 6000;

    private DeoptProbe() {}

    /** @param arguments id of a plugin: one of the tests', or one that a provider on the class path has */
    public static void main(String[] arguments) {
        PluginDescriptor plugin = Stream.concat(
                        Stream.of(TestGain.PLUGIN, TestSynth.PLUGIN),
                        ServiceLoader.load(PluginProvider.class).stream()
                                .flatMap(provider -> provider.get().plugins().stream()))
                .filter(each -> each.id().equals(arguments[0]))
                .findFirst()
                .orElseThrow();
        try (ClapRig rig = new ClapRig(plugin).askPorts()) {
            rig.activate(48_000, FRAMES);
            System.out.println("ACTIVE " + ManagementFactory.getRuntimeMXBean().getUptime());
            Random random = new Random(1);
            for (int block = 0; block < BLOCKS; block++) {
                play(rig, plugin, block, random);
            }
        }
    }

    private static void play(ClapRig rig, PluginDescriptor plugin, int block, Random random) {
        float[][] sound = new float[Math.max(1, rig.inputChannels())][FRAMES];
        double level = block / 500 % 3 == 0 ? 0 : Math.pow(10, -50.0 * (block % 500) / 500);
        for (float[] channel : sound) {
            for (int i = 0; i < FRAMES; i++) {
                channel[i] = (float) (level * random.nextGaussian());
            }
        }
        if (block % 7 == 0) {
            ParameterBank bank = ClapPlugin.of(rig.plugin).instance().bank();
            int index = random.nextInt(bank.count());
            if (!bank.parameter(index).isFixedWhileRunning()) {
                rig.in.value(
                        random.nextInt(FRAMES),
                        bank.number(index),
                        bank.parameter(index).valueAt(random.nextDouble()));
            }
        }
        if (plugin.isInstrument() && block % 5 == 0) {
            rig.in.note(ClapEvent.NOTE_ON, 0, block, 0, 40 + block % 40, 0.7);
            rig.in.midi(10, 0xE0, 0, block % 128);
            rig.in.note(ClapEvent.NOTE_OFF, 30, block - 20, -1, -1, 0);
        }
        try (EventList transport = new EventList(1)) {
            transport.transport(0, 0x7F, 120, block * 0.01);
            rig.process(FRAMES, block % 3 == 0 ? 0 : transport.event(0), block % 2 == 0, sound);
        }
    }
}
