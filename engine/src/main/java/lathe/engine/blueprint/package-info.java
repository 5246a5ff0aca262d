/** What a song shall be, before a note is written: every value says which words set it. */
@NullMarked
package lathe.engine.blueprint;

import org.jspecify.annotations.NullMarked;
