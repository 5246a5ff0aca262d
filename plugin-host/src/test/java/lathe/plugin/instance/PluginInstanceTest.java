package lathe.plugin.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lathe.core.audio.ChannelLayout;
import lathe.core.param.Preset;
import lathe.core.process.ProcessSetup;
import lathe.plugin.NoteInput;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.gui.EditorContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PluginInstanceTest {

    private static final int RATE = 48_000;

    private final List<Probe> made = new ArrayList<>();
    private final RecordingHost host = new RecordingHost();
    private final PluginDescriptor descriptor = declare().build();
    private final PluginInstance instance = new PluginInstance(descriptor, host);
    private final Probe probe = made.getLast();
    private final long memory = NativeMemory.take(1 << 20);

    private PluginDescriptor.Builder declare() {
        return PluginDescriptor.effect("org.example.probe", "Probe", () -> {
                    Probe next = new Probe();
                    made.add(next);
                    return next;
                })
                .noteInput()
                .sideChain(ChannelLayout.MONO);
    }

    @AfterEach
    void giveBack() {
        NativeMemory.give(memory);
    }

    private void activate(int maxFrames) {
        instance.activate(RATE, maxFrames, ChannelLayout.STEREO, ProcessSetup.Mode.LIVE);
    }

    /** Runs one block of a stereo input through the instance, in place. */
    private float[][] process(float[] left, float[] right) {
        long l = memory;
        long r = memory + 4L * left.length;
        NativeMemory.copy(left, 0, l, left.length);
        NativeMemory.copy(right, 0, r, right.length);
        instance.ports().clear();
        instance.ports().input(0, l);
        instance.ports().input(1, r);
        instance.ports().output(0, l);
        instance.ports().output(1, r);
        instance.process(left.length);
        float[][] out = new float[2][left.length];
        NativeMemory.copy(l, out[0], 0, left.length);
        NativeMemory.copy(r, out[1], 0, right.length);
        return out;
    }

    private static float[] constant(int frames, float value) {
        float[] x = new float[frames];
        Arrays.fill(x, value);
        return x;
    }

    private static float[] noise(int frames, long seed) {
        Random random = new Random(seed);
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) {
            x[i] = random.nextFloat() - 0.5f;
        }
        return x;
    }

    private int gain() {
        return instance.bank().indexOf("gain");
    }

    @Test
    void aValueTakesEffectAtItsFrameInWhateverOrderTheHostTells() {
        activate(64);
        instance.addValue(48, gain(), 3);
        instance.addValue(16, gain(), 2);
        float[][] out = process(constant(64, 1), constant(64, -1));
        for (int i = 0; i < 64; i++) {
            float expected = i < 16 ? 1 : i < 48 ? 2 : 3;
            assertThat(out[0][i]).as("left %d", i).isEqualTo(expected);
            assertThat(out[1][i]).as("right %d", i).isEqualTo(-expected);
        }
        assertThat(instance.bank().value(gain())).isEqualTo(3);
    }

    @Test
    void modulationAddsToTheValueAndIsNotKept() {
        activate(8);
        instance.addModulation(4, gain(), 0.5);
        assertThat(process(constant(8, 1), constant(8, 1))[0]).containsExactly(1, 1, 1, 1, 1.5f, 1.5f, 1.5f, 1.5f);
        assertThat(instance.bank().value(gain())).isEqualTo(1);
        instance.addModulation(0, gain(), 0);
        assertThat(process(constant(1, 1), constant(1, 1))[0]).containsExactly(1);
    }

    @Test
    void aBlockLongerThanAgreedIsProcessedAllTheSame() {
        activate(16);
        instance.addValue(40, gain(), 2);
        float[] input = noise(100, 5);
        float[] out = process(input, input)[0];
        for (int i = 0; i < 100; i++) {
            assertThat(out[i]).isEqualTo(i < 40 ? input[i] : 2 * input[i]);
        }
    }

    @Test
    void notesArriveBetweenThePartsOfABlockAtTheirFrame() {
        activate(64);
        instance.addNoteOn(10, 7, 0, 60, 0.5);
        instance.addMidi(20, 0x91, 64, 127);
        instance.addMidi(21, 0x91, 64, 0);
        instance.addMidi(22, 0xE1, 0, 64);
        instance.addNoteExpression(
                30, List.of(NoteInput.Expression.values()).indexOf(NoteInput.Expression.TUNING), 7, 0, 60, 0.25);
        instance.addNoteOff(40, 7, 0, 60, 0.1);
        process(constant(64, 0), constant(64, 0));
        assertThat(probe.heard)
                .containsExactly(
                        "10 on 7 0 60 0.5",
                        "20 on -1 1 64 1.0",
                        "21 off -1 1 64 0.0",
                        "22 midi 225 0 64",
                        "30 TUNING 7 0 60 0.25",
                        "40 off 7 0 60 0.1");
    }

    @Test
    void theSideChainIsHeardWhereItIsConnectedAndAbsentWhereNot() {
        activate(4);
        long key = NativeMemory.take(16);
        NativeMemory.copy(new float[] {1, 2, 3, 4}, 0, key, 4);
        process(new float[4], new float[4]);
        instance.ports().clear();
        instance.ports().sideInput(0, key);
        instance.ports().output(0, memory);
        instance.process(4);
        float[] out = new float[4];
        NativeMemory.copy(memory, out, 0, 4);
        assertThat(out).containsExactly(1, 2, 3, 4);
        assertThat(process(new float[4], new float[4])[0]).containsOnly(0);
        NativeMemory.give(key);
    }

    @Test
    void bypassFadesToTheInputLateByTheLatencyBitForBit() {
        instance.setFromHost(instance.bank().indexOf("latency"), 37);
        instance.setFromHost(gain(), 2);
        activate(512);
        float[] input = noise(8192, 9);
        float[] out = new float[8192];
        instance.addValue(100, instance.bank().bypassIndex(), 1);
        for (int at = 0; at < 8192; at += 512) {
            float[] part = Arrays.copyOfRange(input, at, at + 512);
            System.arraycopy(process(part, part)[0], 0, out, at, 512);
        }
        int faded = 100 + (int) (0.02 * RATE);
        for (int i = 37; i < 100; i++) {
            assertThat(out[i]).isEqualTo(2 * input[i - 37]);
        }
        for (int i = 101; i < faded; i++) {
            assertThat(out[i] / input[i - 37]).isBetween(1f, 2f);
        }
        for (int i = faded + 1; i < 8192; i++) {
            assertThat(out[i]).as("frame %d", i).isEqualTo(input[i - 37]);
        }
    }

    @Test
    void aProcessorThatThrowsIsSilencedUntilItIsActivatedAgain() {
        activate(16);
        probe.broken = true;
        assertThat(process(constant(16, 1), constant(16, 1))[0]).containsOnly(0);
        assertThat(instance.isMuted()).isTrue();
        probe.broken = false;
        assertThat(process(constant(16, 1), constant(16, 1))[1]).containsOnly(0);
        activate(16);
        assertThat(process(constant(16, 1), constant(16, 1))[0]).containsOnly(1);
    }

    @Test
    void aSettingFixedWhileRunningAsksForARestartOnceAndHoldsAfterIt() {
        activate(16);
        int latency = instance.bank().indexOf("latency");
        instance.addValue(0, latency, 5);
        process(constant(16, 1), constant(16, 1));
        instance.addValue(0, latency, 5);
        process(constant(16, 1), constant(16, 1));
        assertThat(host.restarts).isEqualTo(1);
        assertThat(instance.latencyFrames()).isZero();
        activate(16);
        assertThat(instance.latencyFrames()).isEqualTo(5);
    }

    @Test
    void stateHoldsValuesAndWhatElseTheProcessorKeeps() {
        instance.setFromHost(gain(), Math.E);
        probe.extra = "an impulse";
        byte[] saved = instance.saveState();
        assertThat(instance.saveState()).isEqualTo(saved);
        PluginInstance other = new PluginInstance(descriptor, host);
        other.loadState(saved);
        assertThat(other.bank().value(gain())).isEqualTo(Math.E);
        assertThat(made.getLast().extra).isEqualTo("an impulse of 1");
    }

    @Test
    void anOlderStateIsMigratedAndWhatItDoesNotHaveIsInitial() {
        PluginDescriptor second = declare()
                .stateVersion(2, (from, values) -> {
                    Double old = values.remove("volume");
                    if (from == 1 && old != null) {
                        values.put("gain", old / 100);
                    }
                })
                .build();
        PluginInstance newer = new PluginInstance(second, host);
        newer.setFromHost(newer.bank().indexOf("latency"), 9);
        newer.loadState("{\"plugin\":\"org.example.probe\",\"version\":1,\"values\":{\"volume\":250}}"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(newer.bank().value(newer.bank().indexOf("gain"))).isEqualTo(2.5);
        assertThat(newer.bank().value(newer.bank().indexOf("latency"))).isZero();
    }

    @Test
    void aDamagedStateIsRefusedAndChangesNothing() {
        instance.setFromHost(gain(), 2);
        byte[] saved = instance.saveState();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = saved.clone();
            for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
            byte[] before = instance.saveState();
            try {
                instance.loadState(damaged);
                instance.loadState(saved);
            } catch (IllegalArgumentException refused) {
                assertThat(instance.saveState())
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(before);
            }
        }
        assertThatThrownBy(() -> instance.loadState(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> instance.loadState(
                        "{\"plugin\":\"org.example.other\",\"values\":{}}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("org.example.probe");
    }

    @Test
    void aStateLoadedWhilePlayingReachesTheProcessorWithTheNextBlock() {
        activate(4);
        process(constant(4, 1), constant(4, 1));
        instance.loadState(
                "{\"plugin\":\"org.example.probe\",\"values\":{\"gain\":3}}".getBytes(StandardCharsets.UTF_8));
        assertThat(probe.gain.value()).as("before the audio thread comes by").isEqualTo(1);
        assertThat(process(constant(4, 1), constant(4, 1))[0]).containsOnly(3);
        assertThat(host.calls).contains("values changed");
    }

    @Test
    void aPresetSetsWhatItNames() {
        instance.setFromHost(instance.bank().indexOf("latency"), 3);
        instance.loadPreset(Preset.parse("{\"values\":{\"gain\":0.5,\"unknown\":1}}"));
        assertThat(instance.bank().value(gain())).isEqualTo(0.5);
        assertThat(instance.bank().value(instance.bank().indexOf("latency"))).isEqualTo(3);
    }

    @Test
    void anEditReachesBothTheHostAndTheSound() {
        activate(4);
        EditorContext editor = instance.editorContext();
        editor.beginEdit(gain());
        editor.edit(gain(), 9);
        editor.endEdit(gain());
        assertThat(host.calls).containsExactly("begin 0", "edit 0 4.0", "end 0");
        assertThat(process(constant(4, 1), constant(4, 1))[0]).containsOnly(4);
    }

    @Test
    void outputsBelowTheNormalRangeBecomeZero() {
        activate(4);
        float tiny = Float.MIN_NORMAL / 2;
        assertThat(process(new float[] {tiny, -tiny, Float.MIN_NORMAL, 1}, new float[4])[0])
                .containsExactly(0, 0, Float.MIN_NORMAL, 1);
    }

    @Test
    void moreEventsThanABlockHoldsStillSetTheLastValue() {
        activate(64);
        for (int i = 0; i < 10_000; i++) {
            instance.addValue(63, gain(), i % 3);
        }
        instance.addValue(63, gain(), 2.5);
        process(new float[64], new float[64]);
        assertThat(instance.bank().value(gain())).isEqualTo(2.5);
    }

    @Test
    void noEditIsLostWhileTheHostDoesNotProcess() {
        activate(4);
        EditorContext editor = instance.editorContext();
        for (int i = 0; i < 5_000; i++) {
            editor.edit(editor.bypassIndex(), 0);
        }
        editor.edit(gain(), 3);
        assertThat(process(constant(4, 1), constant(4, 1))[0]).containsExactly(3, 3, 3, 3);
    }

    @Test
    void theTransportIsToldBeforeTheBlock() {
        activate(4);
        instance.transport().tempoBpm = 97;
        process(new float[4], new float[4]);
        assertThat(probe.tempoBpm).isEqualTo(97);
    }

    @Test
    void numbersOfParametersFollowFromTheirIdsAlone() {
        // FNV-1a, 32 bits, of "gain" is 0xDC7B8CA5 by the published algorithm; its lower 30 bits are kept.
        int hash = 0x811C9DC5;
        for (char c : "gain".toCharArray()) {
            hash = (hash ^ c) * 16_777_619;
        }
        assertThat(instance.bank().number(gain())).isEqualTo(hash & 0x3FFF_FFFF);
        assertThat(instance.bank().indexOf(instance.bank().number(gain()))).isEqualTo(gain());
        assertThat(instance.bank().indexOf(12345)).isEqualTo(-1);
    }
}
