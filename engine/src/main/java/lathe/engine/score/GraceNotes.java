package lathe.engine.score;

/** What readers of notation do with grace notes. */
public enum GraceNotes {
    /** Each becomes a short note before the one it leads to, which stays where it is. */
    KEPT,
    /** Only the notes that the metre counts, as one wants them to learn tunes from. */
    LEFT_OUT
}
