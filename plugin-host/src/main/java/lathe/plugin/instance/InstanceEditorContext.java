package lathe.plugin.instance;

import lathe.core.param.ParameterSet;
import lathe.core.process.Processor;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.SoundTap;

/** An editor's view of an instance. */
final class InstanceEditorContext implements EditorContext {

    private final PluginInstance instance;
    private final HostLink host;

    InstanceEditorContext(PluginInstance instance, HostLink host) {
        this.instance = instance;
        this.host = host;
    }

    @Override
    public ParameterSet parameters() {
        return instance.processor().parameters();
    }

    @Override
    public double value(int index) {
        return instance.bank().value(index);
    }

    @Override
    public void beginEdit(int index) {
        host.beginEdit(index);
    }

    @Override
    public void edit(int index, double value) {
        host.edit(index, instance.editFromEditor(index, value));
    }

    @Override
    public void endEdit(int index) {
        host.endEdit(index);
    }

    @Override
    public String pluginName() {
        return instance.descriptor().name();
    }

    @Override
    public int bypassIndex() {
        return instance.bank().bypassIndex();
    }

    @Override
    public boolean isBypassed() {
        return instance.isBypassed();
    }

    @Override
    public Processor processor() {
        return instance.processor();
    }

    @Override
    public SoundTap sound() {
        return instance.sound();
    }

    @Override
    public double sampleRateHz() {
        return instance.sampleRateHz();
    }

    @Override
    public boolean requestSize(int width, int height) {
        return host.requestEditorSize(width, height);
    }
}
