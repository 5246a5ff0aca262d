package lathe.plugin.vst3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lathe.core.audio.ChannelLayout;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checks of Steinberg's validator one by one, for a gain with a side chain and an instrument;
 * {@code docs/plugins-conformance.md} says which check is which test.
 */
class Vst3ConformanceTest {

    private static final int DEFAULT_ACTIVE = 1;
    private static final long MONO = 1L << 19;
    private static final long STEREO = 0b11;

    static Stream<PluginDescriptor> plugins() {
        return Stream.of(
                TestGain.declare(TestGain::new).sideChain(ChannelLayout.MONO).build(),
                TestSynth.declare(TestSynth::new).build());
    }

    private static float[][] input(Bench bench, int frames) {
        return new float[bench.component.busCount(0, 0) > 0 ? 2 : 0][frames];
    }

    private static List<int[]> buses(Bench bench) {
        List<int[]> buses = new ArrayList<>();
        for (int media = 0; media < 2; media++) {
            for (int direction = 0; direction < 2; direction++) {
                for (int i = 0; i < bench.component.busCount(media, direction); i++) {
                    buses.add(new int[] {media, direction, i});
                }
            }
        }
        return buses;
    }

    /** Editor classes: one object is component and controller, and names no class for the latter. */
    @ParameterizedTest
    @MethodSource("plugins")
    void componentAndControllerAreOneObject(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            assertThat(bench.component.controllerClassId(bench.scratch())).isEqualTo(Result.NOT_IMPLEMENTED);
            assertThat(bench.controller.object()).isNotZero();
        }
    }

    /** Scan buses; bus consistency: each has a name, and is the same every time. */
    @ParameterizedTest
    @MethodSource("plugins")
    void busesHaveNamesAndStayTheSame(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            List<int[]> buses = buses(bench);
            assertThat(buses).hasSize(plugin.isInstrument() ? 2 : 3);
            for (int[] bus : buses) {
                byte[] first = busInfo(bench, bus);
                assertThat(NativeText.readUtf16(bench.scratch() + Layout.BUS_NAME))
                        .isNotEmpty();
                for (int i = 0; i < 20; i++) {
                    assertThat(busInfo(bench, bus)).isEqualTo(first);
                }
            }
            assertThat(bench.component.busInfo(0, 0, 9, bench.scratch())).isEqualTo(Result.INVALID_ARGUMENT);
            assertThat(bench.component.busInfo(2, 0, 0, bench.scratch())).isEqualTo(Result.INVALID_ARGUMENT);
            assertThat(bench.component.busInfo(0, 1, -1, bench.scratch())).isEqualTo(Result.INVALID_ARGUMENT);
        }
    }

    private static byte[] busInfo(Bench bench, int[] bus) {
        NativeMemory.clear(bench.scratch(), Layout.BUS_SIZE);
        assertThat(bench.component.busInfo(bus[0], bus[1], bus[2], bench.scratch()))
                .isEqualTo(Result.OK);
        byte[] info = new byte[Layout.BUS_SIZE];
        NativeMemory.copy(bench.scratch(), info, 0, info.length);
        return info;
    }

    /** Scan parameters: ids are unique and not negative, values normalized, flags go together, units exist. */
    @ParameterizedTest
    @MethodSource("plugins")
    void parametersAreSound(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            Set<Integer> ids = new HashSet<>();
            int bypasses = 0;
            long info = bench.scratch();
            for (int i = 0; i < bench.controller.parameterCount(); i++) {
                assertThat(bench.controller.parameterInfo(i, info)).isEqualTo(Result.OK);
                int id = NativeMemory.int32(info + Layout.PARAMETER_ID);
                assertThat(id).isNotNegative();
                assertThat(ids.add(id)).as("id %d is unique", id).isTrue();
                assertThat(NativeText.readUtf16(info + Layout.PARAMETER_TITLE)).isNotBlank();
                assertThat(NativeMemory.int32(info + Layout.PARAMETER_STEPS)).isNotNegative();
                assertThat(NativeMemory.float64(info + Layout.PARAMETER_DEFAULT))
                        .isBetween(0.0, 1.0);
                assertThat(NativeMemory.int32(info + Layout.PARAMETER_UNIT_ID))
                        .isBetween(0, bench.plugin.units().count() - 1);
                int flags = NativeMemory.int32(info + Layout.PARAMETER_FLAGS);
                if ((flags & 1 << 16) != 0) {
                    bypasses++;
                    assertThat(flags).isEqualTo(1 << 16 | 1);
                }
                if ((flags & 1 << 15) != 0) {
                    assertThat(flags & 1 << 3).as("programs are a list").isNotZero();
                }
            }
            assertThat(bypasses).isEqualTo(plugin.isInstrument() ? 0 : 1);
            assertThat(bench.controller.parameterInfo(-1, info)).isEqualTo(Result.INVALID_ARGUMENT);
            int count = bench.controller.parameterCount();
            assertThat(bench.controller.parameterInfo(count, info)).isEqualTo(Result.INVALID_ARGUMENT);
        }
    }

    /** Values and texts there and back, for every parameter. */
    @ParameterizedTest
    @MethodSource("plugins")
    void valuesAndTextsComeBack(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            Random random = new Random(5);
            for (int i = 0; i < bench.controller.parameterCount(); i++) {
                bench.controller.parameterInfo(i, bench.scratch());
                int id = NativeMemory.int32(bench.scratch() + Layout.PARAMETER_ID);
                int steps = NativeMemory.int32(bench.scratch() + Layout.PARAMETER_STEPS);
                double wish = steps == 0 ? random.nextDouble() : random.nextInt(steps + 1) / (double) steps;
                assertThat(bench.controller.setNormalized(id, wish)).isEqualTo(Result.OK);
                double now = bench.controller.getNormalized(id);
                assertThat(now).as("parameter %d", i).isCloseTo(wish, within(1e-6));
                double plain = bench.controller.toPlain(id, now);
                assertThat(bench.controller.toNormalized(id, plain)).isCloseTo(now, within(1e-6));
                double parsed = bench.controller.parse(id, bench.controller.text(id, now));
                assertThat(parsed).as("text of parameter %d", i).isCloseTo(now, within(0.02));
            }
        }
    }

    /** Scan units, unit structure, scan programs. */
    @ParameterizedTest
    @MethodSource("plugins")
    void unitsFormATreeAndProgramsHaveNames(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            long units = Unknown.query(bench.component.object(), Ids.UNIT_INFO);
            long info = bench.scratch();
            int count = (int) NativeCalls.call(NativeCalls.method(units, 3), units);
            assertThat(count).isEqualTo(plugin.isInstrument() ? 17 : 3);
            for (int i = 0; i < count; i++) {
                assertThat((int) NativeCalls.call(NativeCalls.method(units, 4), units, i, info))
                        .isEqualTo(Result.OK);
                assertThat(NativeMemory.int32(info + Layout.UNIT_ID)).isEqualTo(i);
                assertThat(NativeMemory.int32(info + Layout.UNIT_PARENT)).isEqualTo(i == 0 ? -1 : 0);
                assertThat(NativeText.readUtf16(info + Layout.UNIT_NAME)).isNotBlank();
                assertThat((int) NativeCalls.call(NativeCalls.method(units, 12), units, i))
                        .isEqualTo(Result.OK);
                assertThat((int) NativeCalls.call(NativeCalls.method(units, 11), units))
                        .isEqualTo(i);
            }
            int lists = (int) NativeCalls.call(NativeCalls.method(units, 5), units);
            assertThat(lists).isEqualTo(plugin.presets().isEmpty() ? 0 : 1);
            for (int program = 0; lists > 0 && program <= plugin.presets().size(); program++) {
                long name = NativeCalls.call(NativeCalls.method(units, 7), units, Programs.LIST_ID, program, info);
                assertThat((int) name).isEqualTo(Result.OK);
                assertThat(NativeText.readUtf16(info)).isNotBlank();
            }
            Unknown.release(units);
        }
    }

    /** Terminate and initialize; valid state transitions; suspend and resume. */
    @ParameterizedTest
    @MethodSource("plugins")
    void everyStateCanBeLeftAndEnteredAgain(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            for (int i = 0; i < 4; i++) {
                assertThat(bench.setup(44_100, 8192, 0)).isEqualTo(Result.OK);
                assertThat(bench.component.setActive(true)).isEqualTo(Result.OK);
                assertThat(bench.component.setActive(false)).isEqualTo(Result.OK);
                assertThat(bench.component.terminate()).isEqualTo(Result.OK);
                assertThat(bench.component.initialize(0)).isEqualTo(Result.OK);
            }
        }
    }

    /** Bus activation, either way round. */
    @ParameterizedTest
    @MethodSource("plugins")
    void busesAreActivatedAndDeactivated(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            for (int[] bus : buses(bench)) {
                busInfo(bench, bus);
                boolean on = (NativeMemory.int32(bench.scratch() + Layout.BUS_FLAGS) & DEFAULT_ACTIVE) != 0;
                assertThat(bench.component.activateBus(bus[0], bus[1], bus[2], !on))
                        .isEqualTo(Result.OK);
                assertThat(bench.component.activateBus(bus[0], bus[1], bus[2], on))
                        .isEqualTo(Result.OK);
            }
        }
    }

    /** Check audio bus arrangement; speaker arrangements; side-chain arrangement. */
    @ParameterizedTest
    @MethodSource("plugins")
    void arrangementsAreTakenOrRefusedAndTheBusesFollow(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            boolean effect = !plugin.isInstrument();
            assertThat(arrange(bench, STEREO, STEREO, MONO)).isEqualTo(Result.OK);
            assertArrangementAndChannels(bench, STEREO, 2);
            assertThat(arrange(bench, MONO, MONO, MONO)).isEqualTo(effect ? Result.OK : Result.FALSE);
            assertArrangementAndChannels(bench, effect ? MONO : STEREO, effect ? 1 : 2);
            assertThat(arrange(bench, STEREO, STEREO, MONO)).isEqualTo(Result.OK);
            assertThat(arrange(bench, 0b110011, 0b110011, MONO)).as("quadro").isEqualTo(Result.FALSE);
            assertThat(arrange(bench, MONO, STEREO, MONO)).isEqualTo(effect ? Result.FALSE : Result.OK);
            assertArrangementAndChannels(bench, STEREO, 2);
            assertThat(arrange(bench, 0b111111, 0b111111, MONO)).as("5.1").isEqualTo(effect ? Result.OK : Result.FALSE);
        }
    }

    private static int arrange(Bench bench, long in, long out, long side) {
        long at = bench.scratch();
        int inputs = bench.component.busCount(0, 0);
        NativeMemory.word(at, in);
        NativeMemory.word(at + 8, side);
        NativeMemory.word(at + 16, out);
        return bench.processor.setBusArrangements(at, inputs, at + 16, 1);
    }

    private static void assertArrangementAndChannels(Bench bench, long bits, int channels) {
        assertThat(bench.processor.getBusArrangement(1, 0, bench.scratch())).isEqualTo(Result.OK);
        assertThat(NativeMemory.word(bench.scratch())).isEqualTo(bits);
        bench.component.busInfo(0, 1, 0, bench.scratch());
        assertThat(NativeMemory.int32(bench.scratch() + Layout.BUS_CHANNELS)).isEqualTo(channels);
    }

    /** Channels of 5.1 arrive in the order of VST3's bits, which is Lathe's for that layout. */
    @ParameterizedTest
    @MethodSource("plugins")
    void surroundIsProcessedChannelByChannel(PluginDescriptor plugin) {
        if (plugin.isInstrument()) {
            return;
        }
        try (Bench bench = new Bench(plugin)) {
            arrange(bench, 0b111111, 0b111111, MONO);
            bench.activate(48_000, 32);
            float[][] input = Vst3PluginTest.noise(6, 32, 9);
            assertThat(bench.process(input)).isDeepEqualTo(input);
        }
    }

    /** The side chain is heard only while its bus is active. */
    @ParameterizedTest
    @MethodSource("plugins")
    void theSideChainIsHeardWhileItsBusIsActive(PluginDescriptor plugin) {
        if (plugin.sideChain().isEmpty()) {
            return;
        }
        try (Bench bench = new Bench(plugin)) {
            bench.activate(48_000, 32);
            float[][] side = Vst3PluginTest.constant(1, 32, 0.5f);
            assertThat(bench.process(new float[2][32], side, 2, 32)[0]).containsOnly(0);
            bench.component.activateBus(0, 0, 1, true);
            assertThat(bench.process(new float[2][32], side, 2, 32)[0]).containsOnly(0.5f);
        }
    }

    /** Process context requirements. */
    @ParameterizedTest
    @MethodSource("plugins")
    void whoFollowsTheSongAsksForIt(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            long wants = Unknown.query(bench.component.object(), Ids.PROCESS_CONTEXT_REQUIREMENTS);
            assertThat((int) NativeCalls.call(NativeCalls.method(wants, 3), wants))
                    .isEqualTo(plugin.isInstrument() ? 0 : SongPosition.NEEDED);
            Unknown.release(wants);
        }
    }

    /** Process; process in another thread; variable block size. */
    @ParameterizedTest
    @MethodSource("plugins")
    void blocksOfAnyLengthAreProcessedOnAThreadOfTheHosts(PluginDescriptor plugin) throws InterruptedException {
        try (Bench bench = new Bench(plugin)) {
            bench.activate(44_100, 8192);
            AtomicInteger failed = new AtomicInteger();
            Thread audio = new Thread(() -> {
                Random random = new Random(3);
                for (int i = 0; i < 300; i++) {
                    int frames = i == 0 ? 0 : random.nextInt(8192);
                    bench.process(input(bench, frames), new float[0][], 2, frames);
                    failed.addAndGet(bench.lastResult);
                }
                bench.prepareBlock(input(bench, 0), new float[0][], 2, 0);
                NativeMemory.int32(bench.data() + Layout.DATA_FRAMES, -50_000);
                failed.addAndGet(bench.processor.process(bench.data()));
            });
            audio.start();
            audio.join();
            assertThat(failed.get()).isZero();
        }
    }

    /** Silence flags, all combinations; silence processing: what is silent stays so. */
    @ParameterizedTest
    @MethodSource("plugins")
    void silenceComesOutAsSilenceWhateverTheFlags(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            bench.activate(44_100, 64);
            for (int flags = 0; flags < 4; flags++) {
                bench.prepareBlock(input(bench, 64), new float[0][], 2, 64);
                NativeMemory.word(bench.inputBus(0) + Layout.BUFFERS_SILENCE, flags);
                assertThat(bench.processor.process(bench.data())).isEqualTo(Result.OK);
                assertThat(NativeMemory.word(bench.outputBus() + Layout.BUFFERS_SILENCE))
                        .isEqualTo(0b11);
            }
        }
    }

    /** Parameters flush without buffers, with buses of no channels, without changes. */
    @ParameterizedTest
    @MethodSource("plugins")
    void blocksWithoutBuffersTakeParameters(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            bench.activate(44_100, 64);
            int id = bench.plugin.instance().bank().number(0);
            bench.prepareBlock(new float[0][], new float[0][], 0, 0);
            NativeMemory.word(bench.data() + Layout.DATA_INPUT_BUFFERS, 0);
            NativeMemory.word(bench.data() + Layout.DATA_OUTPUT_BUFFERS, 0);
            bench.changes.add(id, 0, 0.125);
            assertThat(bench.processor.process(bench.data())).isEqualTo(Result.OK);
            assertThat(bench.controller.getNormalized(id)).isCloseTo(0.125, within(1e-9));
            bench.changes.clear();
            NativeMemory.word(bench.data() + Layout.DATA_CHANGES, 0);
            NativeMemory.int32(bench.data() + Layout.DATA_INPUTS, 1);
            NativeMemory.word(bench.data() + Layout.DATA_INPUT_BUFFERS, bench.inputBus(0));
            NativeMemory.int32(bench.inputBus(0) + Layout.BUFFERS_CHANNELS, 0);
            NativeMemory.word(bench.data() + Layout.DATA_EVENTS, 0);
            NativeMemory.word(bench.data() + Layout.DATA_CONTEXT, 0);
            assertThat(bench.processor.process(bench.data())).isEqualTo(Result.OK);
        }
    }

    /** Parameter bypass persistence. */
    @ParameterizedTest
    @MethodSource("plugins")
    void theBypassIsSavedAndComesBack(PluginDescriptor plugin) {
        if (!plugin.isBypassable()) {
            return;
        }
        try (Bench bench = new Bench(plugin)) {
            bench.activate(44_100, 64);
            int bypass = bench.id("bypass");
            bench.changes.add(bypass, 0, 1);
            bench.controller.setNormalized(bypass, 1);
            bench.flush();
            byte[] state = bench.state();
            bench.changes.add(bypass, 0, 0);
            bench.controller.setNormalized(bypass, 0);
            bench.flush();
            assertThat(bench.controller.getNormalized(bypass)).isZero();
            bench.load(state);
            assertThat(bench.controller.getNormalized(bypass)).isEqualTo(1);
        }
    }

    /** Automation accuracy: every point of every queue is read. */
    @ParameterizedTest
    @MethodSource("plugins")
    void everyPointIsRead(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            bench.activate(44_100, 64);
            Random random = new Random(8);
            int parameters = Math.min(40, bench.controller.parameterCount());
            for (int i = 0; i < parameters; i++) {
                bench.controller.parameterInfo(i, bench.scratch());
                int id = NativeMemory.int32(bench.scratch());
                for (int frame = 0; frame < 64; frame += 1 + random.nextInt(4)) {
                    bench.changes.add(id, frame, random.nextDouble());
                }
            }
            bench.prepareBlock(input(bench, 64), new float[0][], 2, 64);
            assertThat(bench.processor.process(bench.data())).isEqualTo(Result.OK);
            for (int i = 0; i < bench.changes.size(); i++) {
                assertThat(bench.changes.queue(i).pointsRead())
                        .isEqualTo(bench.changes.queue(i).size());
            }
        }
    }

    /** Of any interface every other is found, and the object as such is always the same. */
    @ParameterizedTest
    @MethodSource("plugins")
    void queryInterfaceIsSymmetric(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            List<Iid> all = new ArrayList<>(List.of(
                    Ids.COMPONENT,
                    Ids.AUDIO_PROCESSOR,
                    Ids.EDIT_CONTROLLER,
                    Ids.EDIT_CONTROLLER_2,
                    Ids.UNIT_INFO,
                    Ids.CONNECTION_POINT,
                    Ids.PROCESS_CONTEXT_REQUIREMENTS,
                    Ids.REMAP_PARAM_ID,
                    Ids.PARAMETER_FUNCTION_NAME,
                    Ids.XML_REPRESENTATION_CONTROLLER));
            for (Iid from : all) {
                long one = Unknown.query(bench.component.object(), from);
                long base = Unknown.query(one, Ids.UNKNOWN);
                assertThat(base).isEqualTo(bench.plugin.address(Ids.UNKNOWN));
                Unknown.release(base);
                for (Iid to : all) {
                    long other = Unknown.query(one, to);
                    assertThat(other).isEqualTo(bench.plugin.address(to)).isNotZero();
                    Unknown.release(other);
                }
                Unknown.release(one);
            }
            assertThat(Unknown.query(bench.component.object(), Ids.PLUG_FRAME)).isZero();
            assertThat(Unknown.query(bench.component.object(), Ids.MIDI_MAPPING) != 0)
                    .isEqualTo(plugin.hasNoteInput());
            if (plugin.hasNoteInput()) {
                Unknown.release(bench.plugin.address(Ids.MIDI_MAPPING));
            }
        }
    }

    /** Remote pages as XML; parameters by function; old numbers kept. */
    @ParameterizedTest
    @MethodSource("plugins")
    void minorInterfacesAnswer(PluginDescriptor plugin) {
        try (Bench bench = new Bench(plugin)) {
            long remote = Unknown.query(bench.component.object(), Ids.XML_REPRESENTATION_CONTROLLER);
            MemoryStream stream = new MemoryStream(new byte[0], 7);
            NativeText.write(bench.scratch(), "Acme & Co", 64);
            NativeText.write(bench.scratch() + 64, "Knobs", 64);
            NativeText.write(bench.scratch() + 128, "1", 64);
            long xml = NativeCalls.call(NativeCalls.method(remote, 3), remote, bench.scratch(), stream.address());
            assertThat((int) xml).isEqualTo(Result.OK);
            assertThat(new String(stream.content(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("vendor=\"Acme &amp; Co\"")
                    .contains("parameterID=\"" + bench.plugin.instance().bank().number(0) + "\"")
                    .endsWith("</vstXML>\n");
            stream.release();
            Unknown.release(remote);
            long remap = Unknown.query(bench.component.object(), Ids.REMAP_PARAM_ID);
            bench.plugin.classId().write(bench.scratch());
            int number = bench.plugin.instance().bank().number(0);
            long out = bench.scratch() + 32;
            assertThat((int) NativeCalls.call(NativeCalls.method(remap, 3), remap, bench.scratch(), number, out))
                    .isEqualTo(Result.OK);
            assertThat(NativeMemory.int32(out)).isEqualTo(number);
            Unknown.release(remap);
        }
    }
}
