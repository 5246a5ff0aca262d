/** What every decoder is: frames of a spectrogram, of tokens or of latents in, sound out. */
@NullMarked
package lathe.vocoder;

import org.jspecify.annotations.NullMarked;
