/** Notes in time: tracks, tempo, metre, chords, words; and the files that hold them. */
@NullMarked
package lathe.engine.score;

import org.jspecify.annotations.NullMarked;
