/** Every format that Lathe does not know itself, by an installed {@code ffmpeg} run as a process of its own. */
@NullMarked
package lathe.core.audio.ffmpeg;

import org.jspecify.annotations.NullMarked;
