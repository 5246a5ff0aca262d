/** What a plugin and its editor extend. */
@NullMarked
package jvst.wrapper;

import org.jspecify.annotations.NullMarked;
