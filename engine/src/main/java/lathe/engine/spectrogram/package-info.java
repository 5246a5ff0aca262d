/** Scores to mel spectrograms, for a vocoder to sound. */
@NullMarked
package lathe.engine.spectrogram;

import org.jspecify.annotations.NullMarked;
