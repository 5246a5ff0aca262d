/** Pitch, onsets and beat by TarsosDSP. This module is under the GPL, version 3; nothing else depends on it. */
@NullMarked
package lathe.listen;

import org.jspecify.annotations.NullMarked;
