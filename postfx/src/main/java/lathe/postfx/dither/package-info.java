/** Fewer bits without distortion. */
@NullMarked
package lathe.postfx.dither;

import org.jspecify.annotations.NullMarked;
