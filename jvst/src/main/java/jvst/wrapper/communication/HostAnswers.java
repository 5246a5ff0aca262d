package jvst.wrapper.communication;

import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTTimeInfo;

/**
 * The host as one plugin sees it: what was native code in the old bridge. The defaults are those of a host that does
 * nothing; calls come on any thread.
 */
public interface HostAnswers {

    /** Answers before there is a host. */
    HostAnswers NOBODY = new HostAnswers() {};

    /** Frames per second. */
    default float sampleRate() {
        return 44_100;
    }

    /** Longest block, in frames. */
    default int blockSize() {
        return 1024;
    }

    /**
     * The plugin moved a parameter, 0..1.
     *
     * @return false if it only repeats what it is being told at this moment; then nothing changes
     */
    default boolean parameterMoved(int index, float value) {
        return true;
    }

    /** A gesture on a parameter begins. */
    default boolean beginEdit(int index) {
        return false;
    }

    /** A gesture on a parameter ended. */
    default boolean endEdit(int index) {
        return false;
    }

    /** Where the song stands at the start of what is being processed; the object belongs to one instance. */
    default VSTTimeInfo timeInfo() {
        return new VSTTimeInfo();
    }

    /** The plugin sends events; false if nobody takes them. */
    default boolean takeEvents(VSTEvents events) {
        return false;
    }

    /** The plugin wants its window at another size, in pixels; false if the host will not. */
    default boolean resize(int width, int height) {
        return false;
    }

    /** Parameters, programs or names changed by themselves. */
    default void displayChanged() {}

    /** The plugin wants {@link VSTV20ToPlug#fxIdle} to be called now and then. */
    default void wantsIdle() {}

    /** 1 user thread, 2 audio thread, 4 audio thread while rendering, as VST 2 numbers them. */
    default int processLevel() {
        return 1;
    }

    /** Folder of the plugin, or empty. */
    default String directory() {
        return "";
    }
}
