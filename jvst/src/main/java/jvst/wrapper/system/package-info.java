/** Loading of old plugins. */
@NullMarked
package jvst.wrapper.system;

import org.jspecify.annotations.NullMarked;
