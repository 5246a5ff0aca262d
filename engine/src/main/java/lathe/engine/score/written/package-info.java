/** Music as it stands on paper, with repeat signs, and the score that playing it makes. */
@NullMarked
package lathe.engine.score.written;

import org.jspecify.annotations.NullMarked;
