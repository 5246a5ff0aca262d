/** What makes a tune good beside being likely: harmony, motion, shape, kinship of its bars, cadences; as weights to be added. */
@NullMarked
package lathe.engine.compose.craft;

import org.jspecify.annotations.NullMarked;
