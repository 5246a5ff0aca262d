/** The lathe command. */
@NullMarked
package lathe.app;

import org.jspecify.annotations.NullMarked;
