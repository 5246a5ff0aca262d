/** The styles: progressions, parts and what each part plays, written by hand as grammars and tables. */
@NullMarked
package lathe.engine.arrange.style;

import org.jspecify.annotations.NullMarked;
