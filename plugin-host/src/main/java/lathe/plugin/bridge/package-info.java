/** The Java end of the native shim: what a bundle holds, and the functions by which a host's factories make instances. */
@NullMarked
package lathe.plugin.bridge;

import org.jspecify.annotations.NullMarked;
