package lathe.plugin.instance;

import java.util.List;
import java.util.function.Supplier;
import lathe.core.audio.ChannelLayout;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.NoteInput;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.Transport;
import lathe.plugin.TransportListener;

/**
 * Three processors that do nothing, played once a process before the first plugin. So the compiler has met more kinds of
 * processors than it bets on, and a second plugin that starts later does not take back the code of one that sounds.
 */
final class Strangers {

    private static final int ROUNDS = 700;
    private static final int FRAMES = 8;

    private Strangers() {}

    static void play() {
        for (PluginInstance each : List.of(
                instance("first", First::new), instance("second", Second::new), instance("third", Third::new))) {
            each.activate(48_000, FRAMES, ChannelLayout.STEREO, ProcessSetup.Mode.LIVE);
            for (int round = 0; round < ROUNDS; round++) {
                each.addNoteOn(0, 1, 0, 60, 1);
                each.addNoteExpression(1, 0, 1, 0, 60, 1);
                each.addMidi(2, 0xE0, 0, 64);
                each.addNoteOff(3, 1, 0, 60, 0);
                each.addNoteChoke(4, 1, 0, 60);
                each.process(FRAMES);
                each.tailFrames();
                each.latencyFrames();
                each.reset();
            }
            each.close();
        }
    }

    private static PluginInstance instance(String name, Supplier<Processor> processor) {
        PluginDescriptor descriptor = PluginDescriptor.effect("lathe.stranger." + name, name, processor)
                .noteInput()
                .build();
        return new PluginInstance(descriptor, new Nobody());
    }

    /** Does nothing. The compiler tells processors apart by their class, not by where a method stands. */
    private abstract static class Stranger implements Processor, NoteInput, TransportListener {

        @Override
        public ParameterSet parameters() {
            return ParameterSet.empty();
        }

        @Override
        public void prepare(ProcessSetup setup) {}

        @Override
        public void process(Block block) {}

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

        @Override
        public void transport(Transport transport) {}

        @Override
        public void noteOn(int noteId, int channel, int key, double velocity) {}

        @Override
        public void noteOff(int noteId, int channel, int key, double velocity) {}
    }

    private static final class First extends Stranger {}

    private static final class Second extends Stranger {}

    private static final class Third extends Stranger {}

    /** Their host. */
    private static final class Nobody implements HostLink {

        @Override
        public void beginEdit(int index) {}

        @Override
        public void edit(int index, double value) {}

        @Override
        public void endEdit(int index) {}

        @Override
        public void requestRestart() {}

        @Override
        public void valuesChanged() {}

        @Override
        public boolean requestEditorSize(int width, int height) {
            return false;
        }
    }
}
