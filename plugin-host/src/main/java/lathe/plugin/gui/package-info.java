/** The window of a plugin without AWT peers: an editor painted into an image, shown in a child window of the host's. */
@NullMarked
package lathe.plugin.gui;

import org.jspecify.annotations.NullMarked;
