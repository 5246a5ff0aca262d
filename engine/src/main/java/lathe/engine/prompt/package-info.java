/** Words to a blueprint: English, German, Korean. */
@NullMarked
package lathe.engine.prompt;

import org.jspecify.annotations.NullMarked;
