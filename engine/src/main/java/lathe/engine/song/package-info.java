/** A finished song on paper: blueprint, score and where each section lies; one JSON file. */
@NullMarked
package lathe.engine.song;

import org.jspecify.annotations.NullMarked;
