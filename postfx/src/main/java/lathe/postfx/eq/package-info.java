/** Equalisers: filter designs, biquads and the parametric equaliser. */
@NullMarked
package lathe.postfx.eq;

import org.jspecify.annotations.NullMarked;
