/** Figures of music on paper: what its pitches, rhythms, chords and voices do, and how much of it comes back. */
@NullMarked
package lathe.engine.measure.notes;

import org.jspecify.annotations.NullMarked;
