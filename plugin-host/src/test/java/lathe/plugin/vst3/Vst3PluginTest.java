package lathe.plugin.vst3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lathe.core.process.ProcessSetup;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.ffi.NativeMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Vst3PluginTest {

    private final List<TestGain> made = new ArrayList<>();
    private final PluginDescriptor descriptor = declare().build();
    private final Bench bench = new Bench(descriptor);
    private final TestGain gain = made.getLast();

    private PluginDescriptor.Builder declare() {
        return TestGain.declare(() -> {
            TestGain next = new TestGain();
            made.add(next);
            return next;
        });
    }

    @AfterEach
    void close() {
        bench.close();
    }

    static float[][] constant(int channels, int frames, float value) {
        float[][] x = new float[channels][frames];
        for (float[] channel : x) {
            Arrays.fill(channel, value);
        }
        return x;
    }

    static float[][] noise(int channels, int frames, long seed) {
        Random random = new Random(seed);
        float[][] x = new float[channels][frames];
        for (float[] channel : x) {
            for (int i = 0; i < frames; i++) {
                channel[i] = random.nextFloat() - 0.5f;
            }
        }
        return x;
    }

    private double knob(String id, double value) {
        return bench.controller.toNormalized(bench.id(id), value);
    }

    // --- points of parameters ---------------------------------------------------------------------------------------

    @Test
    void aSinglePointAtTheStartTakesEffectThere() {
        bench.activate(48_000, 64);
        bench.changes.add(bench.id("out.gain"), 0, knob("out.gain", 6));
        float[][] out = bench.process(constant(2, 64, 1));
        assertThat(out[0][0]).isCloseTo((float) Math.pow(10, 6 / 20.0), within(1e-6f));
        assertThat(out[1][63]).isEqualTo(out[0][0]);
        assertThat(bench.controller.getNormalized(bench.id("out.gain"))).isCloseTo(knob("out.gain", 6), within(1e-12));
    }

    @Test
    void aJumpGivenAsTwoPointsTakesEffectAtItsFrame() {
        bench.activate(48_000, 128);
        bench.changes.add(bench.id("out.gain"), 76, knob("out.gain", 0));
        bench.changes.add(bench.id("out.gain"), 77, knob("out.gain", -20));
        float[] out = bench.process(constant(2, 128, 1))[0];
        assertThat(out[76]).isEqualTo(1);
        assertThat(out[77]).isCloseTo(0.1f, within(1e-6f));
    }

    /** VST3: between two points of a queue the normalized value moves on a straight line. */
    @Test
    void aRampGivenAsItsEndsIsWalkedInStepsOf32Frames() {
        bench.activate(48_000, 1024);
        bench.changes.add(bench.id("out.gain"), 0, knob("out.gain", 0));
        bench.changes.add(bench.id("out.gain"), 640, knob("out.gain", -20));
        float[] out = bench.process(constant(2, 1024, 1))[0];
        for (int i = 0; i < 1024; i++) {
            double wanted = i >= 640 ? -20 : -20.0 * (i / 32 * 32) / 640;
            assertThat(20 * Math.log10(out[i])).as("frame %d", i).isCloseTo(wanted, within(1e-4));
        }
    }

    @Test
    void aSwitchDoesNotWalkThroughWhatLiesBetween() {
        bench.activate(48_000, 1024);
        bench.changes.add(bench.id("filter.mode"), 1000, 1);
        bench.process(constant(2, 500, 1));
        bench.changes.clear();
        bench.changes.add(bench.id("filter.mode"), 500, 1);
        prepareAndCheckModeAfter(400);
    }

    private void prepareAndCheckModeAfter(int frames) {
        bench.process(constant(2, frames, 1));
        assertThat(gain.mode.choice()).isEqualTo(2); // clamped into the block
    }

    @Test
    void whatAHostTellsOfAHeldKnobIsAnEchoAndIgnored() {
        bench.activate(48_000, 64);
        var editor = bench.plugin.instance().editorContext();
        editor.beginEdit(0);
        editor.edit(0, 12);
        bench.changes.add(bench.id("out.gain"), 0, knob("out.gain", 3));
        bench.process(constant(2, 64, 1));
        assertThat(gain.gain.value()).isEqualTo(12);
        editor.endEdit(0);
        bench.changes.add(bench.id("out.gain"), 0, knob("out.gain", 3));
        bench.process(constant(2, 64, 1));
        assertThat(gain.gain.value()).isCloseTo(3, within(1e-9));
    }

    @Test
    void settingAParameterFromTheMainThreadLeavesTheAutomationAlone() {
        bench.activate(48_000, 64);
        bench.changes.add(bench.id("out.gain"), 0, knob("out.gain", 6));
        bench.process(constant(2, 64, 1));
        bench.controller.setNormalized(bench.id("out.gain"), knob("out.gain", -60));
        assertThat(bench.controller.getNormalized(bench.id("out.gain"))).isZero();
        assertThat(bench.process(constant(2, 64, 1))[0][5]).isCloseTo((float) Math.pow(10, 0.3), within(1e-5f));
    }

    @Test
    void aBlockWithoutFramesTakesItsParameters() {
        bench.activate(48_000, 64);
        bench.changes.add(bench.id("out.gain"), 0, knob("out.gain", -20));
        assertThat(bench.flush()).isEqualTo(Result.OK);
        assertThat(bench.process(constant(2, 8, 1))[0][0]).isCloseTo(0.1f, within(1e-6f));
    }

    @Test
    void aProgramChangeInABlockPlaysThePresetFromThatFrame() {
        bench.activate(48_000, 64);
        bench.changes.add(Programs.PARAMETER_ID, 32, 0.5);
        float[] out = bench.process(constant(2, 64, 1))[0];
        assertThat(out[31]).isEqualTo(1);
        assertThat(out[32]).isCloseTo(0.1f, within(1e-6f));
        assertThat(gain.mode.choice()).isEqualTo(2);
        assertThat(bench.controller.text(Programs.PARAMETER_ID, 0.5)).isEqualTo("Quiet");
    }

    @Test
    void unknownParametersAreIgnored() {
        bench.activate(48_000, 64);
        bench.changes.add(12345, 0, 0.5);
        assertThat(bench.process(constant(2, 64, 1))[0]).containsOnly(1);
        assertThat(bench.controller.setNormalized(12345, 0.5)).isEqualTo(Result.INVALID_ARGUMENT);
    }

    // --- sound ------------------------------------------------------------------------------------------------------

    @Test
    void theResultDoesNotDependOnTheBlocksNorOnLiveOrOffline() {
        float[][] input = noise(2, 4096, 7);
        float[][] whole = render(input, 0, 4096);
        for (int block : new int[] {1, 17, 64, 1000}) {
            assertThat(render(input, 0, block)).as("block %d", block).isDeepEqualTo(whole);
        }
        assertThat(render(input, 2, 512)).as("offline").isDeepEqualTo(whole);
        assertThat(gain.setup.mode()).isEqualTo(ProcessSetup.Mode.OFFLINE);
    }

    private float[][] render(float[][] input, int mode, int block) {
        bench.controller.setNormalized(bench.id("out.lookahead"), knob("out.lookahead", 100));
        assertThat(bench.setup(48_000, block, mode)).isEqualTo(Result.OK);
        assertThat(bench.component.setActive(true)).isEqualTo(Result.OK);
        float[][] out = new float[2][input[0].length];
        for (int at = 0; at < input[0].length; at += block) {
            int frames = Math.min(block, input[0].length - at);
            float[][] part = {
                Arrays.copyOfRange(input[0], at, at + frames), Arrays.copyOfRange(input[1], at, at + frames)
            };
            float[][] got = bench.process(part);
            System.arraycopy(got[0], 0, out[0], at, frames);
            System.arraycopy(got[1], 0, out[1], at, frames);
        }
        bench.component.setActive(false);
        return out;
    }

    @Test
    void aBlockLongerThanAgreedIsProcessed() {
        bench.activate(48_000, 64);
        float[][] input = noise(2, 1000, 3);
        assertThat(bench.process(input)).isDeepEqualTo(input);
    }

    @Test
    void rangesOfRatesAndBlocksAreServed() {
        for (double rate : new double[] {1_000, 22_050, 44_100, 1234.5678, 384_000, 768_000}) {
            bench.activate(rate, 16);
            float[][] input = noise(2, 16, 3);
            assertThat(bench.process(input)).as("%s Hz", rate).isDeepEqualTo(input);
            bench.component.setActive(false);
        }
        assertThat(bench.setup(1_234_567.8, 64, 0)).isEqualTo(Result.FALSE);
        assertThat(bench.setup(48_000, 0, 0)).isEqualTo(Result.FALSE);
    }

    @Test
    void samplesOf64BitsAreRefused() {
        assertThat(bench.processor.canProcessSampleSize(0)).isEqualTo(Result.OK);
        assertThat(bench.processor.canProcessSampleSize(1)).isEqualTo(Result.FALSE);
        bench.setup(48_000, 64, 0);
        NativeMemory.int32(bench.scratch() + Layout.SETUP_SAMPLE_SIZE, 1);
        assertThat(bench.processor.setup(bench.scratch())).isEqualTo(Result.FALSE);
    }

    @Test
    void silentOutputIsFlaggedChannelByChannel() {
        bench.activate(48_000, 64);
        float[][] input = noise(2, 64, 3);
        Arrays.fill(input[1], 0);
        bench.process(input);
        assertThat(NativeMemory.word(bench.outputBus() + Layout.BUFFERS_SILENCE))
                .isEqualTo(0b10);
        bench.process(new float[2][64]);
        assertThat(NativeMemory.word(bench.outputBus() + Layout.BUFFERS_SILENCE))
                .isEqualTo(0b11);
    }

    @Test
    void aFlaggedInputIsHeardAsWhatItsBufferHolds() {
        bench.activate(48_000, 64);
        float[][] input = noise(2, 64, 3);
        bench.prepareBlock(input, new float[0][], 2, 64);
        NativeMemory.word(bench.inputBus(0) + Layout.BUFFERS_SILENCE, 0b11);
        assertThat(bench.processor.process(bench.data())).isEqualTo(Result.OK);
        float[] out = new float[64];
        NativeMemory.copy(
                NativeMemory.word(NativeMemory.word(bench.outputBus() + Layout.BUFFERS_POINTERS)), out, 0, 64);
        assertThat(out).isEqualTo(input[0]);
    }

    @Test
    void aProcessorThatThrowsIsSilentAndTheHostLives() {
        bench.activate(48_000, 64);
        gain.broken = true;
        assertThat(bench.process(noise(2, 64, 1))[0]).containsOnly(0);
        assertThat(bench.lastResult).isEqualTo(Result.OK);
        gain.broken = false;
        assertThat(bench.process(noise(2, 64, 1))[1]).containsOnly(0);
        bench.component.setActive(false);
        bench.activate(48_000, 64);
        assertThat(bench.process(constant(2, 64, 1))[0]).containsOnly(1);
    }

    @Test
    void processingBeforeActivationIsSilent() {
        assertThat(bench.process(noise(2, 64, 1))[0]).containsOnly(0);
        assertThat(bench.lastResult).isEqualTo(Result.NOT_INITIALIZED);
    }

    @Test
    void theSongsPositionArrives() {
        bench.activate(48_000, 64);
        NativeMemory.int32(bench.context() + Layout.CONTEXT_STATE, 1 << 1 | 1 << 9 | 1 << 10);
        NativeMemory.float64(bench.context() + Layout.CONTEXT_RATE, 48_000);
        NativeMemory.float64(bench.context() + Layout.CONTEXT_TEMPO, 97.5);
        NativeMemory.float64(bench.context() + Layout.CONTEXT_SONG_QUARTERS, -1.25);
        bench.process(constant(2, 64, 1));
        assertThat(gain.tempoBpm).isEqualTo(97.5);
        assertThat(gain.quarters).isEqualTo(-1.25);
        assertThat(gain.playing).isTrue();
    }

    // --- latency, restart -------------------------------------------------------------------------------------------

    @Test
    void aSettingFixedWhileRunningAsksForARestartWhenTheMainThreadComesBy() {
        bench.activate(48_000, 64);
        bench.changes.add(bench.id("out.lookahead"), 0, knob("out.lookahead", 100));
        bench.process(constant(2, 64, 1));
        assertThat(bench.handler.told).isEmpty();
        bench.controller.getNormalized(bench.id("out.gain"));
        assertThat(bench.handler.told).containsExactly("restart " + (1 << 3));
        assertThat(bench.processor.latencyFrames()).isZero();
        bench.component.setActive(false);
        bench.component.setActive(true);
        assertThat(bench.processor.latencyFrames()).isEqualTo(100);
        assertThat(bench.processor.tailFrames()).isEqualTo(480);
    }

    @Test
    void editsGoToTheHandlerAndSeveralAtOnceAsAGroup() {
        var editor = bench.plugin.instance().editorContext();
        editor.beginEdit(0);
        editor.beginEdit(1);
        editor.edit(0, 12);
        editor.endEdit(1);
        editor.endEdit(0);
        int one = bench.id("out.gain");
        int two = bench.id("out.mix");
        assertThat(bench.handler.told)
                .containsExactly(
                        "begin " + one,
                        "start group",
                        "begin " + two,
                        "perform " + one + " 1.0",
                        "end " + two,
                        "end " + one,
                        "finish group");
    }

    // --- state ------------------------------------------------------------------------------------------------------

    @Test
    void aStateComesBackThroughStreamsOfOneByteAndTheHostHearsOfIt() {
        bench.controller.setNormalized(bench.id("out.gain"), 0.25);
        MemoryStream out = new MemoryStream(new byte[0], 1);
        assertThat(bench.component.getState(out.address())).isEqualTo(Result.OK);
        bench.controller.setNormalized(bench.id("out.gain"), 0.75);
        MemoryStream in = new MemoryStream(out.content(), 3);
        assertThat(bench.component.setState(in.address())).isEqualTo(Result.OK);
        assertThat(bench.controller.setComponentState(in.address())).isEqualTo(Result.OK);
        assertThat(bench.controller.getNormalized(bench.id("out.gain"))).isCloseTo(0.25, within(1e-9));
        assertThat(bench.handler.told).containsExactly("restart " + (1 << 2));
        out.release();
        in.release();
    }

    @Test
    void damagedStatesAreRefusedAndNothingChanges() {
        bench.controller.setNormalized(bench.id("out.gain"), 0.25);
        byte[] good = bench.state();
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length));
            assertThat(bench.load(bad)).as("cut to %d", bad.length).isEqualTo(Result.FALSE);
        }
        assertThat(bench.load("rubbish".getBytes(StandardCharsets.UTF_8))).isEqualTo(Result.FALSE);
        assertThat(bench.component.setState(0)).isEqualTo(Result.INVALID_ARGUMENT);
        assertThat(bench.state()).isEqualTo(good);
    }

    @Test
    void theControllersStateKeepsTheProgramAndTheSizeOfTheWindow() {
        bench.controller.setNormalized(Programs.PARAMETER_ID, 1);
        assertThat(bench.controller.toPlain(bench.id("out.gain"), bench.controller.getNormalized(bench.id("out.gain"))))
                .isCloseTo(6, within(1e-9));
        bench.plugin.states().size(640, 480);
        MemoryStream stream = new MemoryStream(new byte[0]);
        bench.controller.getState(stream.address());
        try (Bench other = new Bench(declare().build())) {
            MemoryStream copy = new MemoryStream(stream.content(), 5);
            assertThat(other.controller.setState(copy.address())).isEqualTo(Result.OK);
            assertThat(other.controller.getNormalized(Programs.PARAMETER_ID)).isEqualTo(1);
            assertThat(other.plugin.states().width()).isEqualTo(640);
            assertThat(other.controller.getNormalized(other.id("out.gain")))
                    .as("the values are the component's")
                    .isCloseTo(other.controller.toNormalized(other.id("out.gain"), 0), within(1e-9));
            copy.release();
        }
        stream.release();
    }

    @Test
    void randomAutomationAndItsStateGiveTheSameSoundAgain() {
        long seed = 42;
        Random random = new Random(seed);
        bench.activate(48_000, 256);
        for (int block = 0; block < 50; block++) {
            for (String id : TestGain.ids()) {
                for (int frame = random.nextInt(40); frame < 256; frame += 1 + random.nextInt(100)) {
                    bench.changes.add(bench.id(id), frame, random.nextDouble());
                }
            }
            float[][] out = bench.process(noise(2, 256, block));
            for (float x : out[0]) {
                assertThat(Float.isFinite(x)).as("seed %d", seed).isTrue();
            }
        }
        byte[] state = bench.state();
        try (Bench other = new Bench(declare().build())) {
            assertThat(other.load(state)).isEqualTo(Result.OK);
            for (String id : TestGain.ids()) {
                assertThat(other.controller.getNormalized(other.id(id)))
                        .as(id)
                        .isEqualTo(bench.controller.getNormalized(bench.id(id)));
            }
            assertThat(other.state()).isEqualTo(state);
        }
    }

    @Test
    void nothingStaysBehind() {
        int before = ComObject.alive();
        try (Bench other = new Bench(declare().build())) {
            other.activate(48_000, 64).process(noise(2, 64, 2));
            assertThat(ComObject.alive()).isGreaterThan(before);
        }
        assertThat(ComObject.alive()).isEqualTo(before);
    }
}
