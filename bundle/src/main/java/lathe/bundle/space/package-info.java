/** Reverb and convolver, and the impulse responses that are made by formula. */
@NullMarked
package lathe.bundle.space;

import org.jspecify.annotations.NullMarked;
