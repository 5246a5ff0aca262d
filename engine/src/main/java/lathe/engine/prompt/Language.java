package lathe.engine.prompt;

/** The languages that prompts are read in. */
enum Language {
    ENGLISH,
    GERMAN,
    KOREAN
}
