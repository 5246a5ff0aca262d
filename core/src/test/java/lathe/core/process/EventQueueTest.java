package lathe.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import lathe.core.audio.ChannelLayout;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import org.junit.jupiter.api.Test;

class EventQueueTest {

    /** Writes its parameter into the block, so that the output shows when a change arrived. */
    private static final class Constant implements Processor {

        private final Parameter level =
                Parameter.number("level", "Level", "").range(0, 100).build();
        private final ParameterSet parameters = ParameterSet.of(level);

        @Override
        public ParameterSet parameters() {
            return parameters;
        }

        @Override
        public void prepare(ProcessSetup setup) {
            parameters.prepare(setup.sampleRateHz());
        }

        @Override
        public void process(Block block) {
            for (int i = block.from(); i < block.to(); i++) {
                block.channel(0)[i] = (float) level.next();
            }
        }

        @Override
        public void reset() {
            parameters.settle();
        }

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
    void aChangeTakesEffectAtItsFrameAndAddsNoneBefore() {
        Constant constant = new Constant();
        constant.prepare(ProcessSetup.offline(48_000, 8, ChannelLayout.MONO));
        float[][] audio = new float[1][8];
        EventQueue events = new EventQueue(4);
        events.add(5, constant.level, 2);
        events.add(3, constant.level, 1);
        events.add(99, constant.level, 7);
        events.play(constant, new Block().set(audio, 0, 8));
        assertThat(audio[0]).containsExactly(0, 0, 0, 1, 1, 2, 2, 2);
        assertThat(constant.level.value()).isEqualTo(7);
        assertThat(events.size()).isZero();
    }

    @Test
    void changesAtOneFrameKeepTheirOrderAndAFullQueueSaysSo() {
        Constant constant = new Constant();
        constant.prepare(ProcessSetup.offline(48_000, 8, ChannelLayout.MONO));
        float[][] audio = new float[1][2];
        EventQueue events = new EventQueue(2);
        assertThat(events.add(0, constant.level, 1)).isTrue();
        assertThat(events.add(0, constant.parameters(), 0, 2)).isTrue();
        assertThat(events.add(0, constant.level, 3)).isFalse();
        events.play(constant, new Block().set(audio, 0, 2));
        assertThat(audio[0]).containsExactly(2, 2);
    }

    @Test
    void aBlockReplacesNonFiniteSamplesAndCountsThem() {
        float[][] audio = {{Float.NaN, 1, Float.NEGATIVE_INFINITY, 0.5f}};
        Block block = new Block().set(audio, 1, 4);
        assertThat(audio[0]).containsExactly(Float.NaN, 1, 0, 0.5f);
        assertThat(block.nonFiniteSamples()).isEqualTo(1);
    }

    @Test
    void aChainAddsLatenciesAndPrefixesIds() {
        var stages = new LinkedHashMap<String, Processor>();
        stages.put("one", new Constant());
        stages.put("two", new Constant());
        Chain chain = new Chain(stages);
        assertThat(chain.parameters().ids()).containsExactly("one.level", "two.level");
        assertThat(chain.latencyFrames()).isZero();
    }
}
