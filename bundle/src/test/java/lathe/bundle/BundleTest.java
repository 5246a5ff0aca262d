package lathe.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import lathe.core.audio.ChannelLayout;
import lathe.core.param.Parameter;
import lathe.core.param.Preset;
import lathe.core.testing.Signals;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.PluginProvider;
import lathe.plugin.RemotePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every plugin of the bundle promises, seen through an instance as hosts see it. */
class BundleTest {

    private static final int RATE = 48_000;

    static List<PluginDescriptor> plugins() {
        return new LatheProvider().plugins();
    }

    @Test
    void theBundleIsFoundAndItsIdsArePromises() {
        assertThat(ServiceLoader.load(PluginProvider.class).stream().map(ServiceLoader.Provider::type))
                .contains(LatheProvider.class);
        assertThat(plugins().stream().map(PluginDescriptor::id))
                .containsExactly(
                        "org.lathe.master",
                        "org.lathe.eq",
                        "org.lathe.compressor",
                        "org.lathe.limiter",
                        "org.lathe.reverb",
                        "org.lathe.convolver",
                        "org.lathe.meter");
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void aDeclarationIsWholeAndFitsItsParameters(PluginDescriptor plugin) {
        assertThat(plugin.description()).endsWith(".");
        assertThat(plugin.features()).startsWith("audio-effect").doesNotHaveDuplicates();
        assertThat(plugin.layouts()).startsWith(ChannelLayout.STEREO, ChannelLayout.MONO);
        assertThat(plugin.remotePages()).isNotEmpty();
        try (Rig rig = new Rig(plugin)) {
            for (RemotePage page : plugin.remotePages()) {
                assertThat(page.parameterIds()).doesNotHaveDuplicates();
                for (String id : page.parameterIds()) {
                    assertThat(rig.index(id)).as(page.name() + ": " + id).isNotNegative();
                }
            }
            Set<String> names = new HashSet<>();
            for (int i = 0; i < rig.instance.bank().count(); i++) {
                assertThat(names.add(rig.instance.bank().parameter(i).name()))
                        .as("one name, one parameter: "
                                + rig.instance.bank().parameter(i).name())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void presetsSetEverythingAndHaveNamesOfTheirOwn(PluginDescriptor plugin) {
        assertThat(plugin.presets()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(plugin.presets().stream().map(Preset::name))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        for (Preset preset : plugin.presets()) {
            assertThat(preset.description()).as(preset.name()).endsWith(".");
            try (Rig rig = new Rig(plugin);
                    Rig other = new Rig(plugin)) {
                scramble(other, new Random(3));
                rig.instance.loadPreset(preset);
                other.instance.loadPreset(preset);
                other.set("bypass", 0);
                assertThat(other.instance.saveState())
                        .as("whatever was set before")
                        .isEqualTo(rig.instance.saveState());
            }
        }
    }

    private static void scramble(Rig rig, Random random) {
        for (int i = 0; i < rig.instance.bank().count(); i++) {
            Parameter parameter = rig.instance.bank().parameter(i);
            rig.instance.setFromHost(i, parameter.valueAt(random.nextDouble()));
        }
    }

    private static List<Rig.Change> randomAutomation(Rig rig, int frames, Random random) {
        List<Rig.Change> changes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int index = random.nextInt(rig.instance.bank().count());
            double value = rig.instance.bank().parameter(index).valueAt(random.nextDouble());
            changes.add(new Rig.Change(random.nextInt(frames), index, value));
        }
        changes.sort(Comparator.comparingInt(Rig.Change::frame));
        return changes;
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void blocksOfRandomLengthUnderAutomationGiveTheBitsOfOneLongBlock(PluginDescriptor plugin) {
        long seed = 21;
        float[][] input = Signals.bursts(40_000, 2, RATE, seed).channelArrays();
        try (Rig whole = new Rig(plugin).activate(40_000);
                Rig cut = new Rig(plugin).activate(1024)) {
            List<Rig.Change> changes = randomAutomation(whole, 40_000, new Random(seed));
            float[][] expected = whole.render(input, 40_000, null, changes);
            float[][] actual = cut.render(input, 700, new Random(seed + 1), changes);
            assertSame(expected, actual, plugin.id() + " seed " + seed);
            assertThat(whole.instance.isMuted() || cut.instance.isMuted()).isFalse();
        }
    }

    private static void assertSame(float[][] expected, float[][] actual, String what) {
        for (int c = 0; c < expected.length; c++) {
            for (int i = 0; i < expected[c].length; i++) {
                if (Float.floatToRawIntBits(expected[c][i]) != Float.floatToRawIntBits(actual[c][i])) {
                    assertThat(actual[c][i])
                            .as("%s: channel %d frame %d", what, c, i)
                            .isEqualTo(expected[c][i]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void aBlockAllocatesNothingNotEvenUnderAutomation(PluginDescriptor plugin) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Random random = new Random(4);
        try (Rig rig = new Rig(plugin).activate(64)) {
            float[][] sound = Signals.bursts(RATE, 2, RATE, 4).channelArrays();
            List<Rig.Change> changes = randomAutomation(rig, RATE, random);
            long smallest = Long.MAX_VALUE;
            for (int round = 0; round < 100 && smallest > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int from = 0; from + 64 <= RATE; from += 64) {
                    Rig.Change change = changes.get(from / 64 % changes.size());
                    rig.instance.addValue(change.frame() & 63, change.index(), change.value());
                    rig.block(sound, from, from + 64);
                }
                smallest = Math.min(smallest, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(smallest).as("bytes in a second of blocks").isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void aStateBringsBackEveryValueAndTheSound(PluginDescriptor plugin) {
        float[][] input = Signals.bursts(12_000, 2, RATE, 8).channelArrays();
        try (Rig first = new Rig(plugin);
                Rig second = new Rig(plugin)) {
            scramble(first, new Random(8));
            first.set("bypass", 0);
            byte[] state = first.instance.saveState();
            second.instance.loadState(state);
            assertThat(second.instance.saveState()).isEqualTo(state);
            assertSame(
                    first.activate(256).render(input, 256, null, List.of()),
                    second.activate(256).render(input, 256, null, List.of()),
                    plugin.id());
        }
    }

    /** A click below every threshold; what comes before the latency is up is the limiter's linear-phase edge at most. */
    @ParameterizedTest
    @MethodSource("plugins")
    void theLatencyMeasuredIsTheLatencyTold(PluginDescriptor plugin) {
        int at = 1000;
        float[][] click = Signals.impulse(24_000, at, 0.02, 2, RATE).channelArrays();
        for (int bypass = 0; bypass <= 1; bypass++) {
            try (Rig rig = new Rig(plugin).set("bypass", bypass).activate(64)) {
                float[] out = rig.render(click, 64, null, List.of())[0];
                int first = 0;
                while (Math.abs(out[first]) < 0.002f) {
                    first++;
                }
                assertThat(first).as("bypass=%d", bypass).isEqualTo(at + rig.instance.latencyFrames());
                if (bypass == 1) {
                    assertThat(out[first]).isEqualTo(0.02f);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void bypassedTheOutputIsTheInputBitForBitLateByTheLatency(PluginDescriptor plugin) {
        float[][] input = Signals.bursts(20_000, 2, RATE, 6).channelArrays();
        try (Rig rig = new Rig(plugin).set("bypass", 1).activate(500)) {
            float[][] out = rig.render(input, 500, new Random(6), List.of());
            int late = rig.instance.latencyFrames();
            for (int c = 0; c < 2; c++) {
                for (int i = late; i < 20_000; i++) {
                    assertThat(out[c][i]).isEqualTo(input[c][i - late]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void everyRateThatAHostTriesAndEveryLayoutSoundsAndIsFinite(PluginDescriptor plugin) {
        for (double rate : new double[] {1000, 8000, 11_025, 22_050, 44_100, 47_999.9, 96_000, 192_000, 768_000}) {
            for (ChannelLayout layout : rate == 44_100 ? plugin.layouts() : List.of(ChannelLayout.STEREO)) {
                try (Rig rig = new Rig(plugin).activate(rate, 256, layout)) {
                    float[][] input = Signals.noise(6000, layout.channels(), 0.25, RATE, 2)
                            .channelArrays();
                    float[][] out = rig.render(input, 256, null, List.of());
                    String where = plugin.id() + " at " + rate + " Hz, " + layout;
                    assertThat(rig.instance.isMuted()).as(where).isFalse();
                    for (float[] channel : out) {
                        float highest = 0;
                        for (float sample : channel) {
                            assertThat(Float.isFinite(sample)).as(where).isTrue();
                            highest = Math.max(highest, Math.abs(sample));
                        }
                        assertThat(highest).as(where).isBetween(0.02f, 4f);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void noNumbersInTheInputLeaveNoTraceASecondLater(PluginDescriptor plugin) {
        float[][] input = Signals.bursts(8000, 2, RATE, 12).channelArrays();
        input[0][100] = Float.NaN;
        input[1][200] = Float.POSITIVE_INFINITY;
        input[0][300] = Float.NEGATIVE_INFINITY;
        input[1][400] = Float.MAX_VALUE;
        try (Rig rig = new Rig(plugin).activate(512)) {
            for (float[] channel : rig.render(input, 512, null, List.of())) {
                for (float sample : channel) {
                    assertThat(Float.isFinite(sample)).isTrue();
                }
            }
            rig.instance.reset();
            float[][] clean = Signals.bursts(8000, 2, RATE, 13).channelArrays();
            try (Rig fresh = new Rig(plugin).activate(512)) {
                assertSame(
                        fresh.render(clean, 512, null, List.of()),
                        rig.render(clean, 512, null, List.of()),
                        "after reset");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void noDenormalIsLeftInTheTail(PluginDescriptor plugin) {
        float[][] sound = Signals.bursts(4 * RATE, 2, RATE, 14).channelArrays();
        for (float[] channel : sound) {
            java.util.Arrays.fill(channel, RATE / 2, channel.length, 0);
        }
        try (Rig rig = new Rig(plugin).activate(512)) {
            for (float[] channel : rig.render(sound, 512, null, List.of())) {
                for (float sample : channel) {
                    assertThat(sample == 0 || Math.abs(sample) >= Float.MIN_NORMAL)
                            .isTrue();
                }
            }
        }
    }
}
