/** Tunes in ABC notation (standard 2.1) in and out. */
@NullMarked
package lathe.engine.score.abc;

import org.jspecify.annotations.NullMarked;
