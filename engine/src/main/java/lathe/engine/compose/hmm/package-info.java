/** Harmony for a tune by hidden Markov models learned from chorales. */
@NullMarked
package lathe.engine.compose.hmm;

import org.jspecify.annotations.NullMarked;
