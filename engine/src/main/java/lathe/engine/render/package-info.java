/** Stems to a mix: places, sends, room and sum. */
@NullMarked
package lathe.engine.render;

import org.jspecify.annotations.NullMarked;
