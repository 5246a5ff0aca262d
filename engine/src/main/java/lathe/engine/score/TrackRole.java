package lathe.engine.score;

/** What a track is for in the arrangement. */
public enum TrackRole {
    /** The tune. */
    MELODY,
    /** A second tune: answers, fills, counterpoint. */
    COUNTER,
    /** Chords in rhythm. */
    CHORDS,
    /** Chords held. */
    PAD,
    /** Chords broken into single notes. */
    ARPEGGIO,
    /** The lowest line. */
    BASS,
    /** Percussion. */
    DRUMS,
    /** Not known, as in a file that does not say. */
    OTHER
}
