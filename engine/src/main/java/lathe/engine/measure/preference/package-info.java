/** What one listener likes, learned from comparisons of two songs and kept on this machine. */
@NullMarked
package lathe.engine.measure.preference;

import org.jspecify.annotations.NullMarked;
