package lathe.plugin.gui;

import lathe.core.param.ParameterSet;
import lathe.core.process.Processor;

/** What an editor knows of its instance and how it tells the host of changes. For the host's main thread. */
public interface EditorContext {

    /** Declarations: ids, names, ranges, texts. Values in it belong to the audio thread; {@link #value} has them. */
    ParameterSet parameters();

    /** The present value of the parameter at an index of {@link #parameters}, natural units. */
    double value(int index);

    /** A gesture begins: the host stops its automation of the parameter. */
    void beginEdit(int index);

    /** The value moves, natural units; between begin and end. */
    void edit(int index, double value);

    /** The gesture has ended. */
    void endEdit(int index);

    /** Whether the bypass is on; false where there is none. */
    boolean isBypassed();

    /** The plugin's name, for a header. */
    default String pluginName() {
        return "";
    }

    /** Index for {@link #edit} of the bypass that the bridge adds, or -1. Not one of {@link #parameters}. */
    default int bypassIndex() {
        return -1;
    }

    /** The instance's processor, for readings that it documents as open to other threads, such as gain reduction. */
    Processor processor();

    /** What went in and came out lately, for spectra and meters. */
    SoundTap sound();

    /** Frames per second, or 0 while the instance is not active. */
    double sampleRateHz();

    /** Asks the host for another size, in the editor's own units; false if it will not. */
    boolean requestSize(int width, int height);
}
