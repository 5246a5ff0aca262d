/** Tracks to dry sound: instruments behind one interface. */
@NullMarked
package lathe.engine.sound;

import org.jspecify.annotations.NullMarked;
