package lathe.jvst;

import java.util.ArrayList;
import java.util.List;
import lathe.core.param.ParameterSet;
import lathe.core.process.Processor;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.SoundTap;

/** Keeps what an editor tells, in words: {@code begin delay}, {@code delay 0.5}, {@code end delay}. */
final class TestEditorContext implements EditorContext {

    final List<String> calls = new ArrayList<>();
    private final JvstProcessor processor;
    private final double[] values;
    private final SoundTap sound = new SoundTap();
    int[] size = new int[0];

    TestEditorContext(JvstProcessor processor) {
        this.processor = processor;
        values = processor.parameters().list().stream()
                .mapToDouble(parameter -> parameter.value())
                .toArray();
    }

    private String id(int index) {
        return processor.parameters().list().get(index).id();
    }

    @Override
    public ParameterSet parameters() {
        return processor.parameters();
    }

    @Override
    public double value(int index) {
        return values[index];
    }

    double value(String id) {
        return values[index(id)];
    }

    int index(String id) {
        return processor.parameters().ids().indexOf(id);
    }

    @Override
    public void beginEdit(int index) {
        calls.add("begin " + id(index));
    }

    @Override
    public void edit(int index, double value) {
        values[index] = value;
        calls.add(id(index) + " " + value);
    }

    @Override
    public void endEdit(int index) {
        calls.add("end " + id(index));
    }

    @Override
    public boolean isBypassed() {
        return false;
    }

    @Override
    public Processor processor() {
        return processor;
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
        size = new int[] {width, height};
        return true;
    }
}
