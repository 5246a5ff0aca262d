/** Memory by address, and calls both ways between Java and native code in very few shapes. */
@NullMarked
package lathe.plugin.ffi;

import org.jspecify.annotations.NullMarked;
