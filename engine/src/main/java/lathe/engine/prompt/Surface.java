package lathe.engine.prompt;

/**
 * A way to say a concept.
 *
 * @param letters folded, see {@link Folded}
 * @param ownLanguageOnly true where another of the languages writes the same and means something else
 */
record Surface(String letters, Concept concept, Language language, boolean ownLanguageOnly) {}
