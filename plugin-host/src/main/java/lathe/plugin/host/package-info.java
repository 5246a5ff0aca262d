/** The other side: plugins of any maker, CLAP and VST3, run in this process. */
@NullMarked
package lathe.plugin.host;

import org.jspecify.annotations.NullMarked;
