/** The instruments that a score may ask for: ranges, families, General MIDI programs. */
@NullMarked
package lathe.engine.orchestra;

import org.jspecify.annotations.NullMarked;
