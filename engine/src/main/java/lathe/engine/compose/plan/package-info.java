/** A tune before its pitches: phrases and their kinship, cadences, rhythm, height; what all composers start from. */
@NullMarked
package lathe.engine.compose.plan;

import org.jspecify.annotations.NullMarked;
