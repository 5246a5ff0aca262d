package jvst.wrapper.communication;

/** What a plugin asks of a host of VST 1.0. */
public abstract class VSTV10ToHost {

    final PluginLink link = new PluginLink();

    /** Tells the four characters that are the plugin's own. */
    public void setUniqueID(int id) {
        link.setUniqueId(id);
    }

    /** Tells the number of input channels. */
    public void setNumInputs(int inputs) {
        link.setInputs(inputs);
    }

    /** Tells the number of output channels. */
    public void setNumOutputs(int outputs) {
        link.setOutputs(outputs);
    }

    /** Tells of a level meter; nobody asks any more. */
    public void hasVu(boolean state) {}

    /** Tells of a clip light; nobody asks any more. */
    public void hasClip(boolean state) {}

    /** Tells that a mono input will do; hosts connect what there is. */
    public void canMono(boolean state) {}

    /** Tells that it writes its sound instead of adding it. */
    public void canProcessReplacing(boolean state) {
        link.setReplaces(state);
    }

    /** Tells what quality costs live; nobody asks any more. */
    public void setRealtimeQualities(int qualities) {}

    /** Tells what quality costs with files; nobody asks any more. */
    public void setOfflineQualities(int qualities) {}

    /** Tells by how many frames its output is late. */
    public void setInitialDelay(int delay) {
        link.setInitialDelay(delay);
    }

    /** Tells that its state is a chunk of bytes. */
    public void programsAreChunks(boolean state) {
        link.setProgramsAreChunks(state);
    }

    /** Frames per second; 44,100 before the host told. */
    public float getSampleRate() {
        return link.host().sampleRate();
    }

    /** Longest block in frames; 1,024 before the host told. */
    public int getBlockSize() {
        return link.host().blockSize();
    }

    /** Moves a parameter as a musician would: the plugin takes the value, the host records it. */
    public void setParameterAutomated(int index, float value) {
        if (link.host().parameterMoved(index, value) && this instanceof VSTV10ToPlug plugin) {
            plugin.setParameter(index, value);
        }
    }

    /** Version of VST the host speaks, 2400 for 2.4. */
    public int getMasterVersion() {
        return 2400;
    }

    /** The id under which the host loads the plugin. */
    public int getCurrentUniqueId() {
        return link.uniqueId();
    }

    /** Gives time to the host, which needs none. */
    public void masterIdle() {}

    /** Whether an input is connected. */
    public boolean isInputConnected(int input) {
        return input >= 0 && input < link.inputs();
    }

    /** Whether an output is connected. */
    public boolean isOutputConnected(int output) {
        return output >= 0 && output < link.outputs();
    }
}
