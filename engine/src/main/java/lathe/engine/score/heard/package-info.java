/** From what was heard in a recording to notes on a grid. */
@NullMarked
package lathe.engine.score.heard;

import org.jspecify.annotations.NullMarked;
