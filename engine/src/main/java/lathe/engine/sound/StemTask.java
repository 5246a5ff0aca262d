package lathe.engine.sound;

import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.seed.Seed;

/**
 * A track to be sounded.
 *
 * @param sampleRateHz of the result, 8000 to 192000
 * @param silenceFrames of silence to leave behind the sound, for what is added to it later
 * @param seed for what an instrument leaves to chance
 */
public record StemTask(Track track, TempoMap tempo, int sampleRateHz, int silenceFrames, Seed seed) {

    /** A task with nothing behind the sound. */
    public StemTask(Track track, TempoMap tempo, int sampleRateHz, Seed seed) {
        this(track, tempo, sampleRateHz, 0, seed);
    }
}
