package lathe.jvst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.testing.ProcessorContract;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.Transport;
import org.junit.jupiter.api.Test;

class JvstProcessorTest {

    private static JvstProcessor make(Class<?> type) throws JvstException {
        return (JvstProcessor) OldPlugins.load(type).descriptor().newProcessor();
    }

    private static void prepare(JvstProcessor processor, int maxFrames, ChannelLayout layout) {
        processor.prepare(new ProcessSetup(48_000, maxFrames, layout, ProcessSetup.Mode.LIVE));
    }

    private static float[][] noise(int channels, int frames, long seed) {
        Random random = new Random(seed);
        float[][] sound = new float[channels][frames];
        for (float[] channel : sound) {
            for (int i = 0; i < frames; i++) {
                channel[i] = random.nextFloat() - 0.5f;
            }
        }
        return sound;
    }

    @Test
    void thePromisesOfAProcessorHoldAroundAnOldPlugin() {
        ProcessorContract.check(() -> {
            try {
                return make(OldEffect.class);
            } catch (JvstException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    @Test
    void arraysAreAsLongAsTheStretchWhateverTheBlockAndNothingIsLost() throws Exception {
        try (JvstProcessor processor = make(OldEffect.class)) {
            prepare(processor, 480, ChannelLayout.STEREO);
            float[][] sound = noise(2, 1000, 5);
            float[][] expected = {sound[0].clone(), sound[1].clone()};
            processor.process(new Block().set(sound, 0, 480));
            processor.process(new Block().set(sound, 480, 781));
            processor.process(new Block().set(sound, 781, 781));
            processor.process(new Block().set(sound, 781, 1000));
            assertThat(sound[0]).containsExactly(expected[0]);
            assertThat(sound[1]).containsExactly(expected[1]);
            OldEffect plugin = (OldEffect) processor.instance();
            assertThat(plugin.lengths).containsExactly(480, 256, 32, 8, 4, 1, 128, 64, 16, 8, 2, 1);
        }
    }

    @Test
    void tenChannelsArePlayed() throws Exception {
        try (JvstProcessor processor = make(OldEffect.TenChannels.class)) {
            processor.parameters().get("output_gain").set(1);
            prepare(processor, 64, ChannelLayout.ofChannels(10));
            float[][] sound = noise(10, 64, 6);
            float[] last = sound[9].clone();
            processor.process(new Block().set(sound, 0, 64));
            for (int i = 0; i < 64; i++) {
                assertThat(sound[9][i]).isEqualTo(2 * last[i]);
            }
        }
    }

    @Test
    void aMonoPluginThatAddsItsSoundIsHeardOnBothSidesOfTheMean() throws Exception {
        try (JvstProcessor processor = make(OldEffect.Adding.class)) {
            prepare(processor, 32, ChannelLayout.STEREO);
            float[][] sound = {new float[32], new float[32]};
            Arrays.fill(sound[0], 0.5f);
            Arrays.fill(sound[1], 0.25f);
            processor.process(new Block().set(sound, 0, 32));
            processor.process(new Block().set(sound, 0, 0));
            assertThat(sound[0]).containsOnly(1.375f);
            assertThat(sound[1]).containsOnly(1.375f);
            assertThat(processor.tailFrames()).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Test
    void ratesAndBlocksAreToldWhileSuspendedAsVst2HostsDid() throws Exception {
        try (JvstProcessor processor = make(OldEffect.class)) {
            OldEffect plugin = (OldEffect) processor.instance();
            prepare(processor, 256, ChannelLayout.STEREO);
            assertThat(plugin.calls).containsExactly("suspend", "rate 48000.0", "block 256", "resume", "start");
            assertThat(plugin.getSampleRate()).isEqualTo(48_000);
            assertThat(plugin.getBlockSize()).isEqualTo(256);
            plugin.calls.clear();
            processor.reset();
            assertThat(plugin.calls).containsExactly("stop", "suspend", "resume", "start");
            assertThat(processor.latencyFrames()).isEqualTo(5);
            assertThat(processor.tailFrames()).isZero();
        }
    }

    @Test
    void aValueIsToldOnceAndOnlyWhenItChanges() throws Exception {
        try (JvstProcessor processor = make(OldEffect.class)) {
            OldEffect plugin = (OldEffect) processor.instance();
            prepare(processor, 64, ChannelLayout.STEREO);
            assertThat(plugin.setGain).isZero();
            processor.parameters().get("output_gain").set(0.75);
            for (int i = 0; i < 3; i++) {
                processor.process(new Block().set(new float[2][64], 0, 64));
            }
            assertThat(plugin.setGain).isEqualTo(1);
            assertThat(plugin.getParameter(OldEffect.GAIN)).isEqualTo(0.75f);
        }
    }

    @Test
    void aChordComesInOneCallAtTheFrameWhereTheBlockWasCut() throws Exception {
        try (JvstProcessor processor = make(OldEffect.class)) {
            OldEffect plugin = (OldEffect) processor.instance();
            prepare(processor, 64, ChannelLayout.STEREO);
            processor.noteOn(1, 2, 60, 1);
            processor.noteOn(2, -1, 64, 0.5);
            processor.midi(0xE3, 5, 64);
            processor.process(new Block().set(new float[2][64], 0, 64));
            processor.noteOff(1, 2, 60, 0);
            processor.process(new Block().set(new float[2][64], 0, 64));
            assertThat(plugin.batches).containsExactly(List.of(0x923C7F, 0x904040, 0xE30540), List.of(0x823C00));
        }
    }

    @Test
    void moreEventsThanOneCallHoldsComeInSeveralAndInOrder() throws Exception {
        try (JvstProcessor processor = make(OldEffect.class)) {
            OldEffect plugin = (OldEffect) processor.instance();
            prepare(processor, 64, ChannelLayout.STEREO);
            for (int i = 0; i < 150; i++) {
                processor.midi(0xB0, i & 0x7F, 1);
            }
            processor.process(new Block().set(new float[2][64], 0, 64));
            assertThat(plugin.batches).extracting(batch -> batch.size()).containsExactly(64, 64, 22);
            assertThat(plugin.batches.get(2).getFirst()).isEqualTo(0xB00001);
        }
    }

    @Test
    void timeMovesOnWithinABlockAndEachInstanceHasItsOwn() throws Exception {
        try (JvstProcessor processor = make(OldEffect.class);
                JvstProcessor other = make(OldEffect.class)) {
            OldEffect plugin = (OldEffect) processor.instance();
            prepare(processor, 480, ChannelLayout.STEREO);
            prepare(other, 480, ChannelLayout.STEREO);
            Transport transport = new Transport();
            transport.playing = true;
            transport.hasTempo = true;
            transport.tempoBpm = 150;
            transport.hasPositionSeconds = true;
            transport.positionSeconds = 2;
            transport.hasPositionQuarters = true;
            transport.positionQuarters = 5;
            processor.transport(transport);
            processor.process(new Block().set(new float[2][480], 0, 240));
            processor.process(new Block().set(new float[2][480], 240, 241));
            assertThat(plugin.samplePosition).isEqualTo(96_240);
            assertThat(plugin.quarters).isEqualTo(5 + 0.005 * 2.5);
            assertThat(plugin.tempo).isEqualTo(150);
            assertThat(plugin.timeFlags).isEqualTo(1 | 2 | 256 | 512 | 1024 | 2048);
            assertThat(plugin.tempoAt(0)).isEqualTo(1_500_000);
            assertThat(other.instance().getTimeInfo(0).getSamplePos()).isZero();
        }
    }

    @Test
    void aBankGoesIntoTheStateAndComesBackAndIsNotToldOver() throws Exception {
        PluginDescriptor descriptor = OldPlugins.load(OldEffect.class).descriptor();
        try (JvstProcessor first = (JvstProcessor) descriptor.newProcessor();
                JvstProcessor second = (JvstProcessor) descriptor.newProcessor()) {
            first.instance().setProgram(2);
            first.instance().setParameter(OldEffect.GAIN, 0.75f);
            byte[] state = first.saveState();
            assertThat(first.saveState()).isEqualTo(state);
            OldEffect plugin = (OldEffect) second.instance();
            prepare(second, 64, ChannelLayout.STEREO);
            second.loadState(state, 1);
            second.parameters().get("output_gain").set(0.75);
            second.process(new Block().set(new float[2][64], 0, 64));
            assertThat(plugin.calls).contains("chunk 4 77");
            assertThat(plugin.getProgram()).isEqualTo(2);
        }
    }

    @Test
    void damagedStatesAreRefusedAndChangeNothing() throws Exception {
        try (JvstProcessor processor = make(OldEffect.class)) {
            byte[] state = processor.saveState();
            for (int length = 0; length < state.length; length++) {
                byte[] cut = Arrays.copyOf(state, length);
                assertThatThrownBy(() -> processor.loadState(cut, 1)).isInstanceOf(IllegalArgumentException.class);
            }
            byte[] foreign = state.clone();
            foreign[0]++;
            assertThatThrownBy(() -> processor.loadState(foreign, 1)).hasMessageContaining("is not its own");
            byte[] negative = state.clone();
            negative[8] = (byte) 0x80;
            assertThatThrownBy(() -> processor.loadState(negative, 1)).hasMessageContaining("is cut off");
            assertThat(((OldEffect) processor.instance()).calls).doesNotContain("chunk 4 77");
        }
    }

    @Test
    void whatThePluginSendsIsCountedAndWhereItRunsIsToldToIt() throws Exception {
        try (JvstProcessor processor = make(OldEffect.class)) {
            var events = new jvst.wrapper.valueobjects.VSTEvents();
            events.setNumEvents(3);
            assertThat(processor.instance().sendVstEventsToHost(events)).isFalse();
            assertThat(processor.host().eventsSent()).isEqualTo(3);
            assertThat(processor.instance().getCurrentProcessLevel()).isEqualTo(1);
            prepare(processor, 64, ChannelLayout.STEREO);
            processor.process(new Block().set(new float[2][64], 0, 64));
            assertThat(processor.instance().getCurrentProcessLevel()).isEqualTo(2);
            assertThat(processor.instance().canHostDo("sendVstMidiEvent")).isEqualTo(1);
            assertThat(processor.instance().canHostDo("openFileSelector")).isEqualTo(-1);
        }
    }
}
