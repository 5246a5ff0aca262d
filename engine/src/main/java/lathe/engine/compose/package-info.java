/** Melody and harmony of a section, by three composers behind one interface. */
@NullMarked
package lathe.engine.compose;

import org.jspecify.annotations.NullMarked;
