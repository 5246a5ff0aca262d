/** Keys, modes and chords: pitch classes and their names. */
@NullMarked
package lathe.engine.theory;

import org.jspecify.annotations.NullMarked;
