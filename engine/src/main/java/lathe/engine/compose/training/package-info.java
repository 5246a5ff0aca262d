/** Makes the composers' tables from folders of music. */
@NullMarked
package lathe.engine.compose.training;

import org.jspecify.annotations.NullMarked;
