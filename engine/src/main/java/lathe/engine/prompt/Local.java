package lathe.engine.prompt;

/**
 * A wish for one place in the song.
 *
 * @param place id of a section or place concept
 * @param energy 0 to 1
 * @param words that said so
 */
record Local(String place, double energy, String words) {}
