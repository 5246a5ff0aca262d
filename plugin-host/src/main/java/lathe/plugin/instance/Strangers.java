package lathe.plugin.instance;

import java.util.List;
import lathe.core.audio.ChannelLayout;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.NoteInput;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.Transport;
import lathe.plugin.TransportListener;

/**
 * Five plugins that do next to nothing. Warmed before a process's first true plugin, they do two things for it: the code
 * that all plugins share has seen everything however slow that plugin is, and the compiler has met more kinds of processors
 * than it bets on, so that a second plugin that starts later does not take back the code of one that sounds.
 */
final class Strangers {

    /** What the ids begin with. */
    static final String ID = "lathe.stranger.";

    private Strangers() {}

    static List<PluginDescriptor> all() {
        return List.of(
                PluginDescriptor.effect(ID + "first", "First", First::new)
                        .sideChain(ChannelLayout.STEREO)
                        .noteInput()
                        .build(),
                PluginDescriptor.effect(ID + "second", "Second", Second::new).build(),
                PluginDescriptor.instrument(ID + "third", "Third", Third::new).build(),
                PluginDescriptor.effect(ID + "fourth", "Fourth", Fourth::new)
                        .withoutBypass()
                        .noteInput()
                        .build(),
                PluginDescriptor.instrument(ID + "fifth", "Fifth", Fifth::new).build());
    }

    // The compiler bets on up to two kinds at a call, so three hear notes and three follow the transport.

    /** Scales. The compiler tells processors apart by their class, not by where a method stands. */
    private abstract static class Stranger implements Processor {

        private final Parameter factor =
                Parameter.number("factor", "Factor", "").initial(0.5).build();
        private final Parameter kind = Parameter.toggle("kind", "Kind").build();
        private final ParameterSet parameters = ParameterSet.of(factor, kind);

        @Override
        public ParameterSet parameters() {
            return parameters;
        }

        @Override
        public void prepare(ProcessSetup setup) {}

        @Override
        public void process(Block block) {
            float by = (float) factor.value();
            for (int c = 0; c < block.channels(); c++) {
                float[] samples = block.channel(c);
                for (int i = block.from(); i < block.to(); i++) {
                    samples[i] *= by;
                }
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

    /** Hears notes. */
    private abstract static class Player extends Stranger implements NoteInput {

        @Override
        public void noteOn(int noteId, int channel, int key, double velocity) {}

        @Override
        public void noteOff(int noteId, int channel, int key, double velocity) {}
    }

    private static final class First extends Player implements TransportListener {

        @Override
        public void transport(Transport transport) {}
    }

    private static final class Second extends Stranger {}

    private static final class Third extends Player {}

    private static final class Fourth extends Player implements TransportListener {

        @Override
        public void transport(Transport transport) {}
    }

    private static final class Fifth extends Player implements TransportListener {

        @Override
        public void transport(Transport transport) {}
    }
}
