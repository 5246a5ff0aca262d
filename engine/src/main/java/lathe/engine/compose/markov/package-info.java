/** Tunes by multiple viewpoints: what is likely to follow, learned from old songs and from the tune itself. */
@NullMarked
package lathe.engine.compose.markov;

import org.jspecify.annotations.NullMarked;
