package lathe.engine.compose.plan;

/**
 * A bar of a tune.
 *
 * @param phrase index of its phrase
 * @param like an earlier bar whose rhythm it takes over, -1 for none
 * @param development what it does with the pitches of that bar
 * @param cadence true if a phrase ends in it
 */
public record BarPlan(int phrase, int like, Development development, boolean cadence) {}
