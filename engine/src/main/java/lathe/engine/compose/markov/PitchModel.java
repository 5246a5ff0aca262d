package lathe.engine.compose.markov;

import lathe.engine.compose.craft.MelodyLine;

/** What pitch is likely next in a tune. */
interface PitchModel {

    /**
     * Adds to each candidate how likely it is.
     *
     * @param line the tune so far; pitches before {@code at} are known
     * @param at index of the note to be found
     * @param candidates pitches, rising
     * @param out natural logarithms of probabilities, one for each candidate
     */
    void logProbabilities(MelodyLine line, int at, int[] candidates, double[] out);

    /** Learns from the notes of the tune being written, from one index up to another. */
    void learn(MelodyLine line, int from, int to);
}
