/** A song judged by measures, from its notes and from its sound. */
@NullMarked
package lathe.engine.measure;

import org.jspecify.annotations.NullMarked;
