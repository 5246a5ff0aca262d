package lathe.engine.prompt;

/**
 * A value and the words that said it.
 *
 * @param words as the user wrote them
 */
record Said<T>(T value, String words) {}
