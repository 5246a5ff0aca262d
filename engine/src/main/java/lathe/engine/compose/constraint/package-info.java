/** Tunes and voices by rules: strict where they can be, the best that was found where wishes contradict. */
@NullMarked
package lathe.engine.compose.constraint;

import org.jspecify.annotations.NullMarked;
