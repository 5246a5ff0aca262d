/** Instances as CLAP 1.2 plugins: the functions that a host calls, over {@link lathe.plugin.instance.PluginInstance}. */
@NullMarked
package lathe.plugin.clap;

import org.jspecify.annotations.NullMarked;
