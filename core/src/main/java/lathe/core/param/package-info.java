/** Parameters declared once, read by processors, windows, plugins, the command line, presets and reports. */
@NullMarked
package lathe.core.param;

import org.jspecify.annotations.NullMarked;
