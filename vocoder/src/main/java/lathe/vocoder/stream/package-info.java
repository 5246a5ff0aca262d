/** Long and live: any decoder in tiles, in time with a listener, or ahead of the playhead. */
@NullMarked
package lathe.vocoder.stream;

import org.jspecify.annotations.NullMarked;
