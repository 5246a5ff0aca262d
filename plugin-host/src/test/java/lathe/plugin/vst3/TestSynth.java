package lathe.plugin.vst3;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.NoteInput;
import lathe.plugin.PluginDescriptor;

/** An instrument of one voice that sounds as a constant, its velocity, while a key is down; keeps what it was told. */
final class TestSynth implements Processor, NoteInput {

    final Parameter level =
            Parameter.percent("level", "Level").range(0, 100).initial(100).build();
    final List<String> heard = new CopyOnWriteArrayList<>();
    volatile boolean listening;

    private final ParameterSet parameters = ParameterSet.of(level);
    private int frame;
    private float sound;

    static PluginDescriptor.Builder declare(Supplier<TestSynth> processor) {
        return PluginDescriptor.instrument("org.example.vst3.synth", "Test Synth", processor)
                .vendor("Example");
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        parameters.prepare(setup.sampleRateHz());
        reset();
    }

    @Override
    public void process(Block block) {
        for (int c = 0; c < block.channels(); c++) {
            for (int i = block.from(); i < block.to(); i++) {
                block.channel(c)[i] = sound * (float) (level.value() / 100);
            }
        }
        frame += block.frames();
    }

    @Override
    public void reset() {
        frame = 0;
        sound = 0;
    }

    @Override
    public int latencyFrames() {
        return 0;
    }

    @Override
    public long tailFrames() {
        return Long.MAX_VALUE;
    }

    private void hear(String what, Object... numbers) {
        heard.add(frame + " " + what + " " + List.of(numbers));
    }

    @Override
    public void noteOn(int noteId, int channel, int key, double velocity) {
        sound = (float) velocity;
        if (listening) {
            hear("on", noteId, channel, key, velocity);
        }
    }

    @Override
    public void noteOff(int noteId, int channel, int key, double velocity) {
        sound = 0;
        if (listening) {
            hear("off", noteId, channel, key, velocity);
        }
    }

    @Override
    public void noteExpression(Expression expression, int noteId, int channel, int key, double value) {
        if (listening) {
            hear(expression.name(), noteId, channel, key, value);
        }
    }

    @Override
    public void midi(int status, int data1, int data2) {
        if (listening) {
            hear("midi", status, data1, data2);
        }
    }
}
