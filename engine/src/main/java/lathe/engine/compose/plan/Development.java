package lathe.engine.compose.plan;

/** What a bar makes of an earlier one. */
public enum Development {
    /** Nothing: it is new. */
    NEW,
    /** The same, as far as the chord allows. */
    REPEAT,
    /** The same shape from another note. */
    SEQUENCE,
    /** The shape upside down. */
    INVERT
}
