/** What the composers learned from: tunes as read from files, and an index that tells whether a melody repeats one of them. */
@NullMarked
package lathe.engine.compose.corpus;

import org.jspecify.annotations.NullMarked;
