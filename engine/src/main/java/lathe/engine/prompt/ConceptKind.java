package lathe.engine.prompt;

/** What a concept says about a song. */
enum ConceptKind {
    GENRE,
    MOOD,
    SCENE,
    INSTRUMENT,
    SECTION,
    PLACE,
    ARC,
    LEVEL,
    DEGREE,
    FORM,
    MODE,
    FEEL,
    NEGATION,
    ARTIST,
    STOP
}
