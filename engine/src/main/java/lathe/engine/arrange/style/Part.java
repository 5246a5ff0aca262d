package lathe.engine.arrange.style;

import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.score.TrackRole;

/**
 * A player in the band.
 *
 * @param name of the track, unique in the song
 * @param entersAt least energy of a section in which it plays, 0 to 1
 */
public record Part(String name, InstrumentSpec instrument, TrackRole role, double entersAt) {}
