package lathe.plugin.gui;

import java.util.ArrayList;
import java.util.List;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;

/** An instance that only an editor sees: values in an array, gestures written down. */
public final class FakeContext implements EditorContext, Processor {

    /** What the editor did, such as {@code begin 0}, {@code edit 0 0.5}, {@code end 0}. */
    public final List<String> done = new ArrayList<>();

    private final ParameterSet parameters;
    private final double[] values;
    private final SoundTap sound = new SoundTap();

    public FakeContext(Parameter... parameters) {
        this(ParameterSet.of(parameters));
    }

    public FakeContext(ParameterSet parameters) {
        this.parameters = parameters;
        values = new double[parameters.list().size() + 1];
        for (int i = 0; i < values.length - 1; i++) {
            values[i] = parameters.list().get(i).initial();
        }
    }

    /** The host's automation moves a value. */
    public void automate(int index, double value) {
        values[index] = value;
    }

    /** What was done, and forgets it. */
    public List<String> take() {
        List<String> taken = List.copyOf(done);
        done.clear();
        return taken;
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public double value(int index) {
        return values[index];
    }

    @Override
    public void beginEdit(int index) {
        done.add("begin " + index);
    }

    @Override
    public void edit(int index, double value) {
        values[index] = value;
        done.add("edit " + index + " " + Math.round(value * 1e6) / 1e6);
    }

    @Override
    public void endEdit(int index) {
        done.add("end " + index);
    }

    @Override
    public String pluginName() {
        return "Fake";
    }

    @Override
    public int bypassIndex() {
        return values.length - 1;
    }

    @Override
    public boolean isBypassed() {
        return values[bypassIndex()] >= 0.5;
    }

    @Override
    public Processor processor() {
        return this;
    }

    @Override
    public SoundTap sound() {
        return sound;
    }

    @Override
    public double sampleRateHz() {
        return 48_000;
    }

    @Override
    public boolean requestSize(int width, int height) {
        return false;
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
}
