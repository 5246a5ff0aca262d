package lathe.engine.compose.plan;

/**
 * A phrase of a tune.
 *
 * @param startBar first bar, from the section's start
 * @param bars length
 * @param like an earlier phrase that it returns to, -1 for none
 * @param syllables number of notes, 0 where the composer chooses
 * @param height where its top lies between the tune's lowest and highest note, 0 to 1; 1 in the phrase of the climax only
 */
public record PhrasePlan(int startBar, int bars, int like, Cadence cadence, int syllables, double height) {}
