/** The master: a whole mastering chain that runs live. */
@NullMarked
package lathe.bundle.master;

import org.jspecify.annotations.NullMarked;
