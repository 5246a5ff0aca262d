/** Four voices: which notes they take for a chord, and what is forbidden when they move. */
@NullMarked
package lathe.engine.compose.voicing;

import org.jspecify.annotations.NullMarked;
