/** Compressor and limiter: knobs, curve and history of the gain reduction. */
@NullMarked
package lathe.bundle.dynamics;

import org.jspecify.annotations.NullMarked;
