/** Measuring what people hear: loudness, loudness range, true peak. */
@NullMarked
package lathe.postfx.loudness;

import org.jspecify.annotations.NullMarked;
