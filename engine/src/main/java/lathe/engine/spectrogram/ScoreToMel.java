package lathe.engine.spectrogram;

import lathe.core.dsp.MelFrontEnd;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;

/** A track to a mel spectrogram: what a network is trained for, and a closed form can say roughly. */
public interface ScoreToMel {

    /** The settings of what comes out. */
    MelFrontEnd frontEnd();

    /**
     * The spectrogram of a whole track from the song's start.
     *
     * @return {@code [mels][frames]}, in the front end's level
     */
    float[][] spectrogram(Track track, TempoMap tempo);
}
