/** A child window in the host's window on each platform, and what shows an editor in it. */
@NullMarked
package lathe.plugin.gui.window;

import org.jspecify.annotations.NullMarked;
