package lathe.engine.compose.plan;

/** How a phrase ends. */
public enum Cadence {
    /** On the tonic, at rest. */
    CLOSED,
    /** Leading on, as on the dominant. */
    OPEN,
    /** A breath: on a note of the chord. */
    BREATH
}
