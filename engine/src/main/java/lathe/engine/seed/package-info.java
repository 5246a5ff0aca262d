/** Randomness that repeats: named seeds grown from one number. */
@NullMarked
package lathe.engine.seed;

import org.jspecify.annotations.NullMarked;
