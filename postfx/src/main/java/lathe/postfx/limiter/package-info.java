/** Keeping peaks below a ceiling, between the samples too. */
@NullMarked
package lathe.postfx.limiter;

import org.jspecify.annotations.NullMarked;
