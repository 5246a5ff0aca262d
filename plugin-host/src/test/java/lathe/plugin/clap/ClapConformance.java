package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.float64;
import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.clap.ClapAbi.BlockCall;
import lathe.plugin.clap.ClapAbi.Descriptor;
import lathe.plugin.clap.ClapAbi.Param;
import lathe.plugin.clap.ClapAbi.Plugin;
import lathe.plugin.clap.ClapAbi.Port;
import lathe.plugin.clap.ClapAbi.PortRequest;
import lathe.plugin.clap.ClapAbi.PortsConfig;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.host.ClapStreams;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What clap-validator 0.4.1 checks of a plugin, told in tests of our own for any list of plugins. The name of the check stands
 * before each test; those of a library (factories, scanning) belong to the shim, and double precision and preset discovery
 * are not offered.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ClapConformance {

    private static final int FRAMES = 512;
    private static final double RATE = 44_100;
    private static final Set<String> MAIN_CATEGORIES =
            Set.of("instrument", "audio-effect", "note-effect", "note-detector", "analyzer");

    /** The plugins to check. */
    public abstract Stream<PluginDescriptor> plugins();

    // --- helpers ----------------------------------------------------------------------------------------------------

    private static ClapRig rig(PluginDescriptor plugin) {
        return new ClapRig(plugin).askPorts();
    }

    private static float[][] noise(ClapRig rig, int frames, Random random) {
        float[][] sound = new float[Math.max(1, rig.inputChannels())][frames];
        for (float[] channel : sound) {
            for (int i = 0; i < frames; i++) {
                channel[i] = 2 * random.nextFloat() - 1;
            }
        }
        return sound;
    }

    private static float[][] silence(ClapRig rig, int frames) {
        return new float[Math.max(1, rig.inputChannels())][frames];
    }

    private static ClapRig.Result checked(ClapRig.Result result, int frames) {
        assertThat(result.status).as("status").isNotEqualTo(BlockCall.ERROR).isBetween(1, 4);
        for (int c = 0; c < result.sound.length; c++) {
            for (int i = 0; i < frames; i++) {
                float sample = result.sound[c][i];
                boolean fine = Float.isFinite(sample) && (sample == 0 || Math.abs(sample) >= Float.MIN_NORMAL);
                assertThat(fine).as("channel %d frame %d is %s", c, i, sample).isTrue();
                if ((result.constantMask & 1L << c) != 0) {
                    assertThat(sample).as("constant channel %d frame %d", c, i).isEqualTo(result.sound[c][0]);
                }
            }
        }
        int last = 0;
        for (String event : result.sent) {
            int time = Integer.parseInt(event.substring(0, event.indexOf(' ')));
            assertThat(time).as(event).isBetween(last, frames - 1);
            last = time;
        }
        return result;
    }

    /** What a check needs to know of a parameter. */
    private record Declared(int number, int flags, double min, double max, double initial) {
        boolean is(int flag) {
            return (flags & flag) != 0;
        }

        double random(Random random) {
            double value = min + random.nextDouble() * (max - min);
            return is(Param.STEPPED) ? Math.rint(value) : value;
        }
    }

    private static List<Declared> declared(ClapRig rig) {
        List<Declared> all = new ArrayList<>();
        long info = rig.memory(Param.BYTES);
        int count = (int) rig.call("clap.params", 0);
        for (int i = 0; i < count; i++) {
            assertThat(rig.is("clap.params", 1, i, info)).isTrue();
            all.add(new Declared(
                    int32(info + Param.ID),
                    int32(info + Param.FLAGS),
                    float64(info + Param.MIN),
                    float64(info + Param.MAX),
                    float64(info + Param.INITIAL)));
        }
        return all;
    }

    private static Map<Integer, Double> values(ClapRig rig) {
        Map<Integer, Double> values = new TreeMap<>();
        long value = rig.memory(8);
        for (Declared each : declared(rig)) {
            assertThat(rig.is("clap.params", 2, each.number & 0xFFFF_FFFFL, value))
                    .isTrue();
            values.put(each.number, float64(value));
        }
        return values;
    }

    private static void randomValues(ClapRig rig, int frame, Random random) {
        for (Declared each : declared(rig)) {
            if (each.is(Param.AUTOMATABLE)) {
                rig.in.value(frame, each.number, each.random(random));
            }
        }
    }

    /** Notes and MIDI that keep the rules, or not. */
    private static void randomNotes(ClapRig rig, int frames, boolean consistent, boolean wildcards, Random random) {
        Set<Integer> on = rig.soundingKeys;
        for (int frame = random.nextInt(5); frame < frames; frame += 1 + random.nextInt(64)) {
            int key = random.nextInt(128);
            switch (random.nextInt(consistent ? 7 : 8)) {
                case 0, 1 -> {
                    if (!consistent || on.add(key)) {
                        rig.in.note(ClapEvent.NOTE_ON, frame, random.nextInt(100), 0, key, random.nextDouble());
                    }
                }
                case 2 -> {
                    if (!consistent || on.remove(key)) {
                        rig.in.note(ClapEvent.NOTE_OFF, frame, -1, 0, key, random.nextDouble());
                    }
                }
                case 3 -> rig.in.expression(frame, random.nextInt(7), -1, 0, key, random.nextDouble());
                case 4 -> rig.in.midi(frame, 0xB0, random.nextInt(128), random.nextInt(128));
                case 5 -> rig.in.midi(frame, 0xE0, random.nextInt(128), random.nextInt(128));
                case 6 -> {
                    if (wildcards) {
                        int type = random.nextBoolean() ? ClapEvent.NOTE_OFF : ClapEvent.NOTE_CHOKE;
                        rig.in.note(type, frame, -1, -1, random.nextBoolean() ? -1 : key, 0);
                    }
                }
                default -> rig.in.midi(frame, 0x80 | random.nextInt(128), random.nextInt(128), random.nextInt(128));
            }
        }
    }

    private static void stopAll(ClapRig rig) {
        rig.in.note(ClapEvent.NOTE_CHOKE, 0, -1, -1, -1, 0);
        rig.soundingKeys.clear();
    }

    // --- descriptor -------------------------------------------------------------------------------------------------

    /** descriptor-consistency. */
    @ParameterizedTest
    @MethodSource("plugins")
    void anInstanceCarriesTheDescriptorItWasMadeWith(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin)) {
            assertThat(NativeText.read(word(word(rig.plugin) + Descriptor.ID))).isEqualTo(plugin.id());
            assertThat(NativeText.read(word(word(rig.plugin) + Descriptor.NAME)))
                    .isEqualTo(plugin.name());
        }
    }

    /** features-categories, features-duplicates. */
    @ParameterizedTest
    @MethodSource("plugins")
    void theFeaturesNameAMainCategoryAndNoneTwice(PluginDescriptor plugin) {
        assertThat(plugin.features()).doesNotHaveDuplicates().containsAnyElementsOf(MAIN_CATEGORIES);
    }

    // --- processing -------------------------------------------------------------------------------------------------

    /** process-audio-basic-out-of-place, process-audio-basic-in-place: and both give the same. */
    @ParameterizedTest
    @MethodSource("plugins")
    void noiseComesOutFiniteAndTheSameInPlace(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin).activate(RATE, FRAMES);
                ClapRig twin = rig(plugin).activate(RATE, FRAMES)) {
            Random random = new Random(1);
            for (int block = 0; block < 5; block++) {
                float[][] noise = noise(rig, FRAMES, random);
                float[][] apart = checked(rig.process(FRAMES, noise), FRAMES).sound;
                float[][] inPlace = checked(twin.process(FRAMES, 0, true, noise), FRAMES).sound;
                assertThat(inPlace).isDeepEqualTo(apart);
            }
        }
    }

    /** process-audio-denormals. */
    @ParameterizedTest
    @MethodSource("plugins")
    void numbersBelowTheNormalRangeNeverComeOut(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin).activate(RATE, FRAMES)) {
            Random random = new Random(2);
            for (int block = 0; block < 50; block++) {
                float[][] tiny = noise(rig, FRAMES, random);
                for (float[] channel : tiny) {
                    for (int i = 0; i < FRAMES; i++) {
                        channel[i] *= Float.MIN_NORMAL;
                    }
                }
                checked(rig.process(FRAMES, tiny), FRAMES);
            }
        }
    }

    /** process-sleep-constant-mask: {@link #checked} holds the mask against the sound. */
    @ParameterizedTest
    @MethodSource("plugins")
    void theConstantMaskIsTrueBeforeDuringAndAfterSound(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin).activate(RATE, FRAMES)) {
            Random random = new Random(3);
            checked(rig.process(FRAMES, silence(rig, FRAMES)), FRAMES);
            randomNotes(rig, FRAMES, true, false, random);
            checked(rig.process(FRAMES, noise(rig, FRAMES, random)), FRAMES);
            stopAll(rig);
            for (int block = 3; block <= 40; block++) {
                checked(rig.process(FRAMES, silence(rig, FRAMES)), FRAMES);
            }
        }
    }

    /** process-sleep-process-status. */
    @ParameterizedTest
    @MethodSource("plugins")
    void aPluginThatSleepsIsSilentUntilSomethingHappens(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin).activate(RATE, FRAMES)) {
            Random random = new Random(4);
            boolean sleeps = false;
            for (boolean quiet : new boolean[] {true, false, true, false, true, true}) {
                for (int block = 0; block < 10; block++) {
                    ClapRig.Result result;
                    if (quiet) {
                        stopAll(rig);
                        result = checked(rig.process(FRAMES, silence(rig, FRAMES)), FRAMES);
                        if (sleeps) {
                            assertThat(result.sound).isDeepEqualTo(new float[result.sound.length][FRAMES]);
                        }
                    } else {
                        randomNotes(rig, FRAMES, true, false, random);
                        result = checked(rig.process(FRAMES, noise(rig, FRAMES, random)), FRAMES);
                        assertThat(result.status).isEqualTo(BlockCall.CONTINUE);
                    }
                    sleeps = result.status == BlockCall.SLEEP;
                }
            }
        }
    }

    private void notes(PluginDescriptor plugin, boolean consistent, boolean wildcards, long seed) {
        assumeTrue(plugin.hasNoteInput(), "takes no notes");
        try (ClapRig rig = rig(plugin).activate(RATE, FRAMES)) {
            Random random = new Random(seed);
            for (int block = 0; block < 5; block++) {
                randomNotes(rig, FRAMES, consistent, wildcards, random);
                checked(rig.process(FRAMES, noise(rig, FRAMES, random)), FRAMES);
            }
        }
    }

    /** process-note-out-of-place-basic. */
    @ParameterizedTest
    @MethodSource("plugins")
    void notesAndMidiArePlayed(PluginDescriptor plugin) {
        notes(plugin, true, false, 5);
    }

    /** process-note-inconsistent. */
    @ParameterizedTest
    @MethodSource("plugins")
    void notesThatNeverBeganOrNeverEndAreHarmless(PluginDescriptor plugin) {
        notes(plugin, false, false, 6);
    }

    /** process-note-wildcard. */
    @ParameterizedTest
    @MethodSource("plugins")
    void notesMayBeEndedAllAtOnce(PluginDescriptor plugin) {
        notes(plugin, true, true, 7);
    }

    /** process-varying-sample-rates. */
    @ParameterizedTest
    @MethodSource("plugins")
    void ratesFromOneTo768KilohertzAreServed(PluginDescriptor plugin) {
        double[] rates = {
            1000,
            8000,
            22_050,
            44_100,
            48_000,
            88_200,
            96_000,
            192_000,
            384_000,
            768_000,
            1234.5678,
            12_345.678,
            45_678.901,
            123_456.78
        };
        try (ClapRig rig = rig(plugin)) {
            Random random = new Random(8);
            for (double rate : rates) {
                rig.activate(rate, FRAMES);
                for (int block = 0; block < 5; block++) {
                    randomNotes(rig, FRAMES, true, false, random);
                    checked(rig.process(FRAMES, noise(rig, FRAMES, random)), FRAMES);
                }
            }
        }
    }

    /** process-varying-block-sizes. */
    @ParameterizedTest
    @MethodSource("plugins")
    void blocksOfOneTo16384FramesAreServed(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin)) {
            Random random = new Random(9);
            for (int frames : new int[] {1, 256, 1024, 4096, 16_384, 1536, 10, 17, 2027}) {
                rig.activate(RATE, frames);
                for (int block = 0; block < 5; block++) {
                    randomNotes(rig, frames, true, false, random);
                    checked(rig.process(frames, noise(rig, frames, random)), frames);
                }
            }
        }
    }

    /** process-random-block-sizes: and the result is that of one long block. */
    @ParameterizedTest
    @MethodSource("plugins")
    void theSoundDoesNotDependOnHowTimeIsCut(PluginDescriptor plugin) {
        int total = 20_000;
        Random random = new Random(10);
        try (ClapRig whole = rig(plugin).activate(RATE, total);
                ClapRig cut = rig(plugin).activate(RATE, total)) {
            float[][] noise = noise(whole, total, random);
            float[][] expected = whole.process(total, noise).sound;
            for (int from = 0; from < total; ) {
                int frames = Math.min(total - from, 1 + random.nextInt(2000));
                float[][] part = new float[noise.length][];
                for (int c = 0; c < part.length; c++) {
                    part[c] = java.util.Arrays.copyOfRange(noise[c], from, from + frames);
                }
                float[][] got = checked(cut.process(frames, part), frames).sound;
                for (int c = 0; c < got.length; c++) {
                    assertThat(got[c]).isEqualTo(java.util.Arrays.copyOfRange(expected[c], from, from + frames));
                }
                from += frames;
            }
        }
    }

    /** process-reset-reactivate: and each time the sound is that of the first. */
    @ParameterizedTest
    @MethodSource("plugins")
    void resetAndReactivationForgetThePast(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin).activate(RATE, FRAMES)) {
            float[][] noise = noise(rig, FRAMES, new Random(11));
            float[][] first = checked(rig.process(FRAMES, noise), FRAMES).sound;
            checked(rig.process(FRAMES, noise(rig, FRAMES, new Random(12))), FRAMES);
            rig.activate(RATE, FRAMES);
            assertThat(checked(rig.process(FRAMES, noise), FRAMES).sound).isDeepEqualTo(first);
            rig.call(Plugin.RESET);
            assertThat(checked(rig.process(FRAMES, noise), FRAMES).sound).isDeepEqualTo(first);
        }
    }

    // --- layouts ----------------------------------------------------------------------------------------------------

    /** layout-audio-ports-config. */
    @ParameterizedTest
    @MethodSource("plugins")
    void everyLayoutIsAsItSaysAndPlays(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin)) {
            long config = rig.memory(PortsConfig.BYTES);
            long port = rig.memory(Port.BYTES);
            long count = rig.call("clap.audio-ports-config", 0);
            assertThat(count).isEqualTo(plugin.layouts().size());
            for (int i = 0; i < count; i++) {
                assertThat(rig.is("clap.audio-ports-config", 1, i, config)).isTrue();
                int id = int32(config + PortsConfig.ID);
                assertThat(rig.is("clap.audio-ports-config", 2, id)).isTrue();
                assertThat((int) rig.call("clap.audio-ports-config-info/1", 0)).isEqualTo(id);
                rig.askPorts();
                assertThat(rig.inputPorts()).hasSize(int32(config + PortsConfig.INPUT_PORTS));
                assertThat(rig.outputPorts()).hasSize(int32(config + PortsConfig.OUTPUT_PORTS));
                assertThat(rig.outputPorts()[0]).isEqualTo(int32(config + PortsConfig.MAIN_OUTPUT_CHANNELS));
                assertThat(rig.is("clap.audio-ports-config-info/1", 1, id, 0, 0, port))
                        .isTrue();
                assertThat(int32(port + Port.CHANNELS)).isEqualTo(rig.outputPorts()[0]);
                rig.activate(RATE, FRAMES);
                Random random = new Random(13);
                checked(rig.process(FRAMES, noise(rig, FRAMES, random)), FRAMES);
                rig.deactivate();
            }
        }
    }

    /** layout-configurable-audio-ports. */
    @ParameterizedTest
    @MethodSource("plugins")
    void aWishForPortsIsMetExactlyOrRefusedBothTimes(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin)) {
            long requests = rig.memory(2L * PortRequest.BYTES);
            int met = 0;
            for (int channels = 1; channels <= 8; channels++) {
                int inputs = rig.inputPorts().length == 0 || plugin.isInstrument() ? 0 : 1;
                for (int k = 0; k <= inputs; k++) {
                    long request = requests + (long) PortRequest.BYTES * k;
                    lathe.plugin.ffi.NativeMemory.int8(request + PortRequest.IS_INPUT, k);
                    int32(request + PortRequest.CHANNELS, channels);
                }
                boolean can = rig.is("clap.configurable-audio-ports/1", 0, requests, inputs + 1);
                assertThat(rig.is("clap.configurable-audio-ports/1", 1, requests, inputs + 1))
                        .isEqualTo(can);
                if (can) {
                    met++;
                    rig.askPorts();
                    assertThat(rig.outputPorts()[0]).isEqualTo(channels);
                    rig.activate(RATE, FRAMES);
                    checked(rig.process(FRAMES, noise(rig, FRAMES, new Random(14))), FRAMES);
                    rig.deactivate();
                }
            }
            assertThat(met).isEqualTo(plugin.layouts().size());
        }
    }

    /** layout-audio-ports-activation. */
    @ParameterizedTest
    @MethodSource("plugins")
    void portsMayBeSwitchedOff(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin)) {
            Random random = new Random(15);
            for (int attempt = 0; attempt < 16; attempt++) {
                for (int i = 0; i < rig.inputPorts().length; i++) {
                    assertThat(rig.is("clap.audio-ports-activation/2", 1, 1, i, random.nextInt(2), 0))
                            .isTrue();
                }
                rig.activate(RATE, FRAMES);
                checked(rig.process(FRAMES, noise(rig, FRAMES, random)), FRAMES);
                rig.deactivate();
            }
            assertThat(rig.is("clap.audio-ports-activation/2", 1, 0, 7, 1, 0)).isFalse();
        }
    }

    // --- parameters -------------------------------------------------------------------------------------------------

    /** Part of every check that reads parameters: numbers, ranges, flags. */
    @ParameterizedTest
    @MethodSource("plugins")
    void parametersAreDeclaredWithoutContradiction(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin)) {
            Set<Integer> numbers = new HashSet<>();
            int bypasses = 0;
            for (Declared each : declared(rig)) {
                assertThat(numbers.add(each.number)).isTrue();
                assertThat(each.number).isNotEqualTo(ClapAbi.INVALID_ID);
                assertThat(each.initial).isBetween(each.min, each.max);
                if (each.is(Param.STEPPED)) {
                    assertThat(each.min).isEqualTo(Math.rint(each.min));
                    assertThat(each.max).isEqualTo(Math.rint(each.max));
                }
                if (each.is(Param.BYPASS)) {
                    bypasses++;
                    assertThat(each.is(Param.STEPPED)).isTrue();
                }
            }
            assertThat(bypasses).isEqualTo(plugin.isBypassable() ? 1 : 0);
        }
    }

    /** param-set-events, param-set-no-cookies: flush and process come to the same. */
    @ParameterizedTest
    @MethodSource("plugins")
    void valuesByFlushAndByProcessAreTheSame(PluginDescriptor plugin) {
        try (ClapRig byFlush = rig(plugin);
                ClapRig byProcess = rig(plugin)) {
            assumeTrue(!declared(byFlush).isEmpty(), "has no parameters");
            Map<Integer, Double> before = values(byFlush);
            randomValues(byFlush, 0, new Random(16));
            byFlush.call("clap.params", 5, byFlush.in.address(), byFlush.out.address());
            randomValues(byProcess, 0, new Random(16));
            byProcess.activate(RATE, FRAMES);
            checked(byProcess.process(FRAMES, silence(byProcess, FRAMES)), FRAMES);
            assertThat(values(byFlush)).isNotEqualTo(before).isEqualTo(values(byProcess));
        }
    }

    /** param-set-wrong-namespace. */
    @ParameterizedTest
    @MethodSource("plugins")
    void eventsOfOtherSpacesChangeNothing(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin).activate(RATE, FRAMES)) {
            Map<Integer, Double> before = values(rig);
            for (Declared each : declared(rig)) {
                rig.in.inSpace(0xB33F, each.number);
            }
            checked(rig.process(FRAMES, silence(rig, FRAMES)), FRAMES);
            assertThat(values(rig)).isEqualTo(before);
        }
    }

    /** param-fuzz-basic, param-fuzz-bounds, param-fuzz-modulation, param-fuzz-sample-accurate. */
    @ParameterizedTest
    @MethodSource("plugins")
    void randomAutomationNeverBreaksTheSound(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin).activate(RATE, FRAMES)) {
            Random random = new Random(17);
            for (int block = 0; block < 60; block++) {
                int step = block % 3 == 0 ? FRAMES : block % 3 == 1 ? 100 : 31;
                for (int frame = 0; frame < FRAMES; frame += step) {
                    if (block % 4 == 3) {
                        bounds(rig, frame, random);
                    } else {
                        randomValues(rig, frame, random);
                    }
                    modulate(rig, frame, random);
                }
                checked(rig.process(FRAMES, noise(rig, FRAMES, random)), FRAMES);
            }
        }
    }

    private static void bounds(ClapRig rig, int frame, Random random) {
        for (Declared each : declared(rig)) {
            if (each.is(Param.AUTOMATABLE)) {
                rig.in.value(frame, each.number, random.nextBoolean() ? each.min : each.max);
            }
        }
    }

    private static void modulate(ClapRig rig, int frame, Random random) {
        for (Declared each : declared(rig)) {
            if (each.is(Param.MODULATABLE)) {
                rig.in.modulation(frame, each.number, (random.nextDouble() - 0.5) * (each.max - each.min));
            }
        }
    }

    /** param-conversions. */
    @ParameterizedTest
    @MethodSource("plugins")
    void textsComeBackAsTheValuesThatGiveThemAgain(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin)) {
            long value = rig.memory(8);
            for (Declared each : declared(rig)) {
                for (int i = 0; i < 50; i++) {
                    String text = rig.toText(each.number, each.min + (each.max - each.min) * i / 49);
                    assertThat(rig.is("clap.params", 4, each.number & 0xFFFF_FFFFL, rig.text(text), value))
                            .as(text)
                            .isTrue();
                    double read = float64(value);
                    assertThat(rig.toText(each.number, read)).isEqualTo(text);
                    assertThat(rig.is("clap.params", 4, each.number & 0xFFFF_FFFFL, rig.text(text), value))
                            .isTrue();
                    assertThat(float64(value)).isEqualTo(read);
                }
            }
        }
    }

    /** param-default-values. */
    @ParameterizedTest
    @MethodSource("plugins")
    void aNewInstanceHasTheInitialValues(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin)) {
            Map<Integer, Double> values = values(rig);
            for (Declared each : declared(rig)) {
                assertThat(values).containsEntry(each.number, each.initial);
            }
        }
    }

    // --- state ------------------------------------------------------------------------------------------------------

    /** state-invalid-empty, state-invalid-random. */
    @ParameterizedTest
    @MethodSource("plugins")
    void aStateThatIsNoneIsRefusedAndChangesNothing(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin)) {
            Map<Integer, Double> before = values(rig);
            Random random = new Random(18);
            for (int bytes : new int[] {0, 1, 1000, 100_000}) {
                byte[] rubbish = new byte[bytes];
                random.nextBytes(rubbish);
                try (ClapStreams streams = new ClapStreams()) {
                    assertThat(rig.is("clap.state", 1, streams.input(rubbish))).isFalse();
                }
            }
            assertThat(values(rig)).isEqualTo(before);
        }
    }

    /** state-reproducibility-basic, -binary, -buffered (1 and 3 bytes a call), and state-context. */
    @ParameterizedTest
    @MethodSource("plugins")
    void aStateComesBackInAnotherInstanceByteForByte(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin)) {
            randomValues(rig, 0, new Random(19));
            rig.call("clap.params", 5, rig.in.address(), rig.out.address());
            byte[] saved = rig.saveState(Integer.MAX_VALUE);
            for (int most : new int[] {1, 3, Integer.MAX_VALUE}) {
                try (ClapRig other = rig(plugin)) {
                    assertThat(other.loadState(saved, most)).isTrue();
                    assertThat(values(other)).isEqualTo(values(rig));
                    assertThat(other.saveState(most)).isEqualTo(saved);
                    assertThat(other.host.rescans()).isPositive();
                }
            }
        }
    }

    // --- transport --------------------------------------------------------------------------------------------------

    /** transport-null, transport-fuzz, transport-fuzz-sample-accurate. */
    @ParameterizedTest
    @MethodSource("plugins")
    void anyTransportAndNoneIsFollowed(PluginDescriptor plugin) {
        try (ClapRig rig = rig(plugin).activate(RATE, FRAMES);
                EventList transport = new EventList(1)) {
            Random random = new Random(20);
            for (int block = 0; block < 40; block++) {
                if (block % 3 == 2) {
                    for (int frame = random.nextInt(100); frame < FRAMES; frame += 1 + random.nextInt(100)) {
                        rig.in.transport(
                                frame, random.nextInt(256), 20 + 300 * random.nextDouble(), random.nextInt(99));
                    }
                }
                transport.clear();
                transport.transport(0, random.nextInt(256), 20 + 300 * random.nextDouble(), random.nextDouble() * 1e4);
                long event = block % 3 == 0 ? 0 : transport.event(0);
                checked(rig.process(FRAMES, event, false, noise(rig, FRAMES, random)), FRAMES);
            }
        }
    }
}
