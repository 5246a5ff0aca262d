/** Lathe's own processors as plugins. */
@NullMarked
package lathe.bundle;

import org.jspecify.annotations.NullMarked;
