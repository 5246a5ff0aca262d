/** Plugins of the old VST 2.4 bridge, described and run as plugins of today. */
@NullMarked
package lathe.jvst;

import org.jspecify.annotations.NullMarked;
