package lathe.plugin.clap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.clap.ClapAbi.BlockCall;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.gui.EditorContext;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClapPluginTest {

    private static float[] noise(int frames, long seed) {
        Random random = new Random(seed);
        float[] sound = new float[frames];
        for (int i = 0; i < frames; i++) {
            sound[i] = 2 * random.nextFloat() - 1;
        }
        return sound;
    }

    private static float[] constant(int frames, float value) {
        float[] sound = new float[frames];
        Arrays.fill(sound, value);
        return sound;
    }

    @Test
    void aGainOfZeroDecibelsGivesTheInputBitForBit() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN).activate(48_000, 64)) {
            float[] left = noise(64, 1);
            float[] right = noise(64, 2);
            ClapRig.Result result = rig.process(64, left, right);
            assertThat(result.sound[0]).isEqualTo(left);
            assertThat(result.sound[1]).isEqualTo(right);
            assertThat(result.status).isEqualTo(BlockCall.CONTINUE);
        }
    }

    @Test
    void aValueTakesEffectAtItsFrame() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN).activate(48_000, 64)) {
            rig.in.value(0, rig.number("gain"), 0);
            rig.in.value(17, rig.number("gain"), 20 * Math.log10(0.5));
            rig.in.value(40, rig.number("polarity"), 1);
            float[] out = rig.process(64, constant(64, 1)).sound[0];
            for (int i = 0; i < 64; i++) {
                assertThat(out[i]).as("frame %d", i).isEqualTo(i < 17 ? 1f : i < 40 ? 0.5f : -0.5f);
            }
            assertThat(rig.value("polarity")).isEqualTo(1);
        }
    }

    @Test
    void aModulationIsAddedAndTakenAwayAndNeverBecomesTheValue() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN).activate(48_000, 64)) {
            rig.in.modulation(0, rig.number("gain"), 20 * Math.log10(0.5));
            assertThat(rig.process(8, constant(8, 1)).sound[0][7]).isEqualTo(0.5f);
            assertThat(rig.value("gain")).isEqualTo(0);
            rig.in.modulation(0, rig.number("gain"), 0);
            assertThat(rig.process(8, constant(8, 1)).sound[0][7]).isEqualTo(1f);
        }
    }

    @Test
    void aNoteStartsAtItsFrameAndItsEndIsToldWithThePartOfTheBlockInWhichItFellSilent() {
        try (ClapRig rig =
                new ClapRig(TestSynth.PLUGIN).ports(new int[0], new int[] {2}).activate(48_000, 512)) {
            rig.in.note(ClapEvent.NOTE_ON, 10, 77, 0, 69, 1);
            rig.in.note(ClapEvent.NOTE_OFF, 200, 77, -1, -1, 0);
            ClapRig.Result result = rig.process(512);
            for (int i = 0; i < 200; i++) {
                double expected = i < 10 ? 0 : 0.5 * Math.sin(2 * Math.PI * 440 / 48_000 * (i - 10));
                assertThat((double) result.sound[0][i]).as("frame %d", i).isCloseTo(expected, within(1e-6));
            }
            assertThat(result.sound[1][300]).isZero();
            assertThat(result.sent).containsExactly("511 end id=77 key=69");
        }
    }

    private static Offset<Double> within(double offset) {
        return Offset.offset(offset);
    }

    @Test
    void anEditorsGestureGoesOutOnceInOrderAndIsHeard() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN).askPorts().activate(48_000, 64)) {
            EditorContext editor = ClapPlugin.of(rig.plugin).instance().editorContext();
            editor.beginEdit(0);
            editor.edit(0, -60);
            editor.edit(0, -6);
            editor.endEdit(0);
            assertThat(rig.host.takeFlush()).isTrue();
            assertThat(rig.host.takeDirty()).isTrue();
            int number = rig.number("gain");
            ClapRig.Result result = rig.process(64, constant(64, 1), constant(64, 1));
            assertThat(result.sent)
                    .containsExactly(
                            "0 begin " + number,
                            "0 value " + number + "=-60.0",
                            "0 value " + number + "=-6.0",
                            "0 finish " + number);
            assertThat((double) result.sound[0][0]).isCloseTo(Math.pow(10, -0.3), within(1e-7));
            assertThat(rig.process(64, constant(64, 1)).sent).isEmpty();
        }
    }

    @Test
    void whatTheHostDoesNotTakeIsOfferedAgain() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN).askPorts()) {
            ClapPlugin.of(rig.plugin).instance().editorContext().edit(0, -3);
            rig.out.refuse(true);
            rig.call("clap.params", 5, rig.in.address(), rig.out.address());
            rig.out.refuse(false);
            rig.activate(48_000, 64);
            assertThat(rig.process(64, constant(64, 1)).sent)
                    .containsExactly("0 value " + rig.number("gain") + "=-3.0");
        }
    }

    @Test
    void aSettingFixedWhileRunningAsksForARestartAndThenMovesTheLatency() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN).askPorts().activate(48_000, 64)) {
            assertThat(rig.call("clap.latency", 0)).isZero();
            rig.in.value(0, rig.number("delay"), 48);
            rig.process(64, constant(64, 1));
            assertThat(rig.host.takeRestart()).isTrue();
            assertThat(rig.host.latencyChanges()).isZero();
            rig.activate(48_000, 64);
            assertThat(rig.host.latencyChanges()).isEqualTo(1);
            assertThat(rig.call("clap.latency", 0)).isEqualTo(48);
            float[] out = rig.process(64, constant(64, 1), constant(64, 1), new float[64], new float[64]).sound[0];
            assertThat(out[47]).isZero();
            assertThat(out[48]).isEqualTo(1f);
        }
    }

    @Test
    void theSideChainDucksWhereItIsConnected() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN).askPorts().activate(48_000, 64)) {
            rig.in.value(0, rig.number("duck"), 100);
            float[] half = constant(64, 0.5f);
            float[] one = constant(64, 1);
            assertThat(rig.process(64, one, one, half, half).sound[0][63]).isEqualTo(0.5f);
            rig.ports(new int[] {2}, new int[] {2});
            assertThat(rig.process(64, one, one).sound[0][63]).isEqualTo(1f);
        }
    }

    @Test
    void theTransportIsReadAlsoInTheMiddleOfABlock() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN).askPorts().activate(48_000, 64);
                EventList transport = new EventList(1)) {
            TestGain gain = (TestGain) ClapPlugin.of(rig.plugin).instance().processor();
            int playing = ClapEvent.Transport.PLAYING | ClapEvent.Transport.HAS_TEMPO;
            transport.transport(0, playing, 90, 0);
            rig.process(64, transport.event(0), false, constant(64, 1));
            assertThat(gain.tempoBpm).isEqualTo(90);
            assertThat(gain.playing).isTrue();
            rig.in.transport(10, ClapEvent.Transport.HAS_TEMPO, 141, 0);
            rig.in.value(20, rig.number("polarity"), 1);
            float[] out = rig.process(64, transport.event(0), false, constant(64, 1)).sound[0];
            assertThat(gain.tempoBpm).isEqualTo(141);
            assertThat(gain.playing).isFalse();
            assertThat(out[19]).isEqualTo(1f);
            assertThat(out[20]).isEqualTo(-1f);
            rig.process(64, constant(64, 1));
            assertThat(gain.tempoBpm).as("none told").isEqualTo(120);
        }
    }

    @Test
    void theBypassIsAParameterWithItsFlagAndGivesTheInputAfterItsFade() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN).askPorts().activate(48_000, 4096)) {
            rig.in.value(0, rig.number("gain"), -60);
            rig.in.value(0, rig.number("bypass"), 1);
            float[] noise = noise(4096, 3);
            float[] out = rig.process(4096, noise).sound[0];
            int faded = 48 * 20;
            assertThat(Arrays.copyOfRange(out, faded, 4096)).isEqualTo(Arrays.copyOfRange(noise, faded, 4096));
        }
    }

    @Test
    void aPluginThatThrowsIsSilentAndItsHostLives() {
        PluginDescriptor plugin = PluginDescriptor.effect("org.example.thrower", "Thrower", Thrower::new)
                .build();
        try (ClapRig rig = new ClapRig(plugin).askPorts().activate(48_000, 64)) {
            assertThat(rig.process(64, constant(64, 1)).sound[0][0]).isEqualTo(1f);
            ClapRig.Result result = rig.process(64, constant(64, 3));
            assertThat(result.sound).isDeepEqualTo(new float[2][64]);
            assertThat(rig.process(64, constant(64, 1)).sound).isDeepEqualTo(new float[2][64]);
            rig.activate(48_000, 64);
            assertThat(rig.process(64, constant(64, 1)).sound[0][0]).isEqualTo(1f);
        }
    }

    /** Throws at what the warm-up never plays: samples of exactly 3. */
    private static final class Thrower implements Processor {

        @Override
        public ParameterSet parameters() {
            return ParameterSet.empty();
        }

        @Override
        public void prepare(ProcessSetup setup) {}

        @Override
        public void process(Block block) {
            if (block.frames() > 0 && block.channel(0)[block.from()] == 3) {
                throw new StackOverflowError("on purpose");
            }
        }

        @Override
        public void reset() {}

        @Override
        public int latencyFrames() {
            return 0;
        }

        @Override
        public long tailFrames() {
            return 0;
        }
    }

    @Test
    void aBlockAllocatesNothing() {
        try (ClapRig rig = new ClapRig(TestSynth.PLUGIN).askPorts().activate(48_000, 64)) {
            long process = rig.prepared(64);
            long entry = NativeMemory.word(rig.plugin + ClapAbi.Plugin.PROCESS);
            int level = rig.number("level");
            com.sun.management.ThreadMXBean threads =
                    (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long least = Long.MAX_VALUE;
            for (int attempt = 0; attempt < 300 && least > 0; attempt++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int block = 0; block < 2000; block++) {
                    rig.in.clear();
                    rig.in.note(ClapEvent.NOTE_ON, 0, block, 0, 60, 1);
                    rig.in.value(5, level, 10);
                    rig.in.note(ClapEvent.NOTE_CHOKE, 40, -1, -1, -1, 0);
                    rig.out.clear();
                    NativeCalls.call(entry, rig.plugin, process);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            // Asking the meter costs a few dozen bytes itself; a single byte a block would be 2000.
            assertThat(least).isLessThan(1000);
        }
    }

    @Test
    void remoteControlsAreTheAuthorsPagesOrMadeInDeclaredOrder() {
        try (ClapRig synth = new ClapRig(TestSynth.PLUGIN);
                ClapRig gain = new ClapRig(TestGain.PLUGIN)) {
            long page = synth.memory(ClapAbi.RemotePage.BYTES);
            assertThat(synth.call("clap.remote-controls/2", 0)).isEqualTo(1);
            assertThat(synth.is("clap.remote-controls.draft/2", 1, 0, page)).isTrue();
            assertThat(NativeText.read(page)).isEqualTo("Tone");
            assertThat(NativeText.read(page + ClapAbi.RemotePage.NAME)).isEqualTo("Level");
            assertThat(NativeMemory.int32(page + ClapAbi.RemotePage.PARAMS)).isEqualTo(synth.number("level"));
            assertThat(NativeMemory.int32(page + ClapAbi.RemotePage.PARAMS + 4)).isEqualTo(ClapAbi.INVALID_ID);
            assertThat(gain.is("clap.remote-controls/2", 1, 0, page)).isTrue();
            assertThat(NativeMemory.int32(page + ClapAbi.RemotePage.PARAMS + 12))
                    .isEqualTo(gain.number("duck"));
            assertThat(gain.is("clap.remote-controls/2", 1, 1, page)).isFalse();
        }
    }

    @Test
    void aPresetOfThePluginsOwnIsLoadedByItsName() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN)) {
            assertThat(rig.is("clap.preset-load/2", 0, 1, 0, rig.text("Quiet"))).isTrue();
            assertThat(rig.value("gain")).isEqualTo(-20);
            assertThat(rig.value("polarity")).isEqualTo(1);
            assertThat(rig.is("clap.preset-load/2", 0, 1, 0, rig.text("Unheard of")))
                    .isFalse();
            assertThat(rig.is("clap.preset-load/2", 0, 0, rig.text("/no/such/preset.json"), 0))
                    .isFalse();
        }
    }

    @Test
    void anInstrumentTellsItsVoicesAndItsNotePort() {
        try (ClapRig rig = new ClapRig(TestSynth.PLUGIN)) {
            long info = rig.memory(512);
            assertThat(rig.call("clap.note-ports", 0, 1)).isEqualTo(1);
            assertThat(rig.call("clap.note-ports", 0, 0)).isZero();
            assertThat(rig.is("clap.note-ports", 1, 0, 1, info)).isTrue();
            assertThat(NativeMemory.int32(info + ClapAbi.NotePort.DIALECTS)).isEqualTo(3);
            assertThat(rig.is("clap.voice-info", 0, info)).isTrue();
            assertThat(NativeMemory.int32(info)).isEqualTo(8);
        }
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN)) {
            assertThat(rig.extension("clap.note-ports")).isZero();
            assertThat(rig.extension("clap.voice-info")).isZero();
            assertThat(rig.extension("org.example.unheard-of")).isZero();
        }
    }

    @Test
    void anOfflineRenderIsTheLiveSoundBitForBit() {
        try (ClapRig live = new ClapRig(TestGain.PLUGIN).askPorts().activate(48_000, 256);
                ClapRig offline = new ClapRig(TestGain.PLUGIN).askPorts()) {
            assertThat(offline.is("clap.render", 1, 1)).isTrue();
            offline.activate(48_000, 256);
            float[] noise = noise(256, 9);
            assertThat(offline.process(256, noise).sound).isDeepEqualTo(live.process(256, noise).sound);
            assertThat(live.is("clap.render", 0)).as("needs real time").isFalse();
        }
    }

    @Test
    void aSilentEffectSleepsAfterItsLatencyAndASilentInstrumentWhenItsLastNoteHasEnded() {
        try (ClapRig gain = new ClapRig(TestGain.PLUGIN).askPorts().activate(48_000, 64);
                ClapRig synth = new ClapRig(TestSynth.PLUGIN).askPorts().activate(48_000, 64)) {
            assertThat(gain.process(64, constant(64, 1)).status).isEqualTo(BlockCall.CONTINUE);
            ClapRig.Result silent = gain.process(64, new float[64]);
            assertThat(silent.status).isEqualTo(BlockCall.SLEEP);
            assertThat(silent.constantMask).isEqualTo(3);
            synth.in.note(ClapEvent.NOTE_ON, 0, 5, 0, 60, 0.001);
            synth.process(64);
            synth.in.value(0, synth.number("level"), 0);
            synth.process(64);
            for (int block = 0; block < 10; block++) {
                assertThat(synth.process(64).status).as("a note sounds").isEqualTo(BlockCall.CONTINUE);
            }
            synth.in.note(ClapEvent.NOTE_CHOKE, 0, 5, 0, 60, 0);
            synth.process(64);
            synth.process(64);
            assertThat(synth.process(64).status).isEqualTo(BlockCall.SLEEP);
        }
    }

    @Test
    void anInstanceGivesAllBackWhenDestroyed() {
        int before = ClapPlugin.living();
        for (int i = 0; i < 50; i++) {
            new ClapRig(TestGain.PLUGIN).close();
        }
        assertThat(ClapPlugin.living()).isEqualTo(before);
    }
}
