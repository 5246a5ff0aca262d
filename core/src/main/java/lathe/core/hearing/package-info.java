/** What can be heard in a recording: the seam to whoever listens. */
@NullMarked
package lathe.core.hearing;

import org.jspecify.annotations.NullMarked;
