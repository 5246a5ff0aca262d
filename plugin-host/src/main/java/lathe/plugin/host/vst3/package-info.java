/** VST3 from the host's side: modules and classes of any maker, one call a method. */
@NullMarked
package lathe.plugin.host.vst3;

import org.jspecify.annotations.NullMarked;
