package lathe.engine.measure.preference;

/**
 * One comparison.
 *
 * @param preferred what was liked better
 * @param other what it was compared with
 */
public record Vote(Portrait preferred, Portrait other) {

    /** True if both votes compare the same two pieces, whichever was preferred. */
    boolean sameTwo(Vote vote) {
        return equals(vote) || (preferred.equals(vote.other) && other.equals(vote.preferred));
    }
}
