/** Plugins of other makers in a process of their own: one that crashes takes neither the job nor its files with it. */
@NullMarked
package lathe.plugin.isolation;

import org.jspecify.annotations.NullMarked;
