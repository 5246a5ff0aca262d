/** The meter: loudness by EBU R 128, true peak, stereo picture; the sound passes untouched. */
@NullMarked
package lathe.bundle.meter;

import org.jspecify.annotations.NullMarked;
