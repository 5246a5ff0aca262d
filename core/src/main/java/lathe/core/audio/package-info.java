/** Sound as data: planar buffers, speaker layouts, and readers and writers that stream every file format. */
@NullMarked
package lathe.core.audio;

import org.jspecify.annotations.NullMarked;
