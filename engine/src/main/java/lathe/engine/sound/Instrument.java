package lathe.engine.sound;

import lathe.core.audio.AudioBuffer;

/** Turns a track into dry sound: no room, no place in the stereo field beyond the instrument's own width, no compression. */
public interface Instrument {

    /** What {@code --sound} calls it. */
    String id();

    /**
     * The whole track from the song's start, with the ends of its last notes. The same task gives the same samples, on any
     * number of threads.
     *
     * @return one or two channels at the task's rate, the caller's own
     */
    AudioBuffer render(StemTask task);
}
