/** Lathe's plugins as VST3 objects: what a host of Steinberg's interface holds and calls, over one instance each. */
@NullMarked
package lathe.plugin.vst3;

import org.jspecify.annotations.NullMarked;
