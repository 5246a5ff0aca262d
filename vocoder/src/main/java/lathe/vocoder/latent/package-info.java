/** Latents of autoencoders to sound: Oobleck, SAME, and decoders that end in a mel which a vocoder goes on with. */
@NullMarked
package lathe.vocoder.latent;

import org.jspecify.annotations.NullMarked;
