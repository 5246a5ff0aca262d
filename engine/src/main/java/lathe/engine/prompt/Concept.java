package lathe.engine.prompt;

/** Something that words in any language may mean. */
record Concept(ConceptKind kind, String id) {}
