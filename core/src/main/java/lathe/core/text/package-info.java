/** Words as people type them. */
@NullMarked
package lathe.core.text;

import org.jspecify.annotations.NullMarked;
