/** Chain files: plugins of any maker and Lathe's own processors one after another. */
@NullMarked
package lathe.app.inserts;

import org.jspecify.annotations.NullMarked;
