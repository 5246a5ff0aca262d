/** Spectrograms that an image model painted: pictures of the Riffusion family, and the PNG files that they come in. */
@NullMarked
package lathe.vocoder.riffusion;

import org.jspecify.annotations.NullMarked;
