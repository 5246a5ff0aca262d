/** Standard MIDI files (RP-001) in and out. */
@NullMarked
package lathe.engine.score.midi;

import org.jspecify.annotations.NullMarked;
