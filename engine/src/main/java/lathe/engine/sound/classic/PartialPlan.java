package lathe.engine.sound.classic;

import java.util.random.RandomGenerator;

/** Which partials a note has, how strong, and how long they last. */
interface PartialPlan {

    /** Adds the note's partials, at any common level. */
    void plan(PlayedNote note, RandomGenerator random, Partials partials);

    /** Seconds in which the longest of them falls by 60 dB. */
    double longestT60(int pitch);
}
