/** The editor that every plugin has without writing one. */
@NullMarked
package lathe.plugin.gui.generic;

import org.jspecify.annotations.NullMarked;
