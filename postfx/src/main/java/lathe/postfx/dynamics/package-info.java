/** Compression, expansion and gating. */
@NullMarked
package lathe.postfx.dynamics;

import org.jspecify.annotations.NullMarked;
