/** Controls and displays without peers: drawn with Graphics2D, bound to parameters, laid out by whoever owns them. */
@NullMarked
package lathe.plugin.gui.widget;

import org.jspecify.annotations.NullMarked;
