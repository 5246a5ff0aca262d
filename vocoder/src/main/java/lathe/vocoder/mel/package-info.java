/** Spectrograms to sound: mel vocoders of every published kind, the inverse STFT they leave to us, and Griffin-Lim. */
@NullMarked
package lathe.vocoder.mel;

import org.jspecify.annotations.NullMarked;
