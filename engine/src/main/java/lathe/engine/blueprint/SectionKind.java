package lathe.engine.blueprint;

/** The part that a section plays in a song's form. */
public enum SectionKind {
    INTRO("Intro"),
    VERSE("Verse"),
    PRE_CHORUS("Pre-Chorus"),
    CHORUS("Chorus"),
    POST_CHORUS("Post-Chorus"),
    BRIDGE("Bridge"),
    BUILD("Build"),
    DROP("Drop"),
    BREAKDOWN("Breakdown"),
    INTERLUDE("Interlude"),
    SOLO("Solo"),
    HOOK("Hook"),
    THEME("Theme"),
    DEVELOPMENT("Development"),
    REPRISE("Reprise"),
    OUTRO("Outro");

    private final String label;

    SectionKind(String label) {
        this.label = label;
    }

    /** The English name, as in structure tags. */
    public String label() {
        return label;
    }
}
