/** One door to all files of notes. */
@NullMarked
package lathe.engine.score.files;

import org.jspecify.annotations.NullMarked;
