/** Sections to a song: styles, forms, hooks, accompaniment, feel; and changes to a finished song. */
@NullMarked
package lathe.engine.arrange;

import org.jspecify.annotations.NullMarked;
