/** Transforms and kernels: FFT, STFT, windows, and the few loops that everything else spends its time in. */
@NullMarked
package lathe.core.dsp;

import org.jspecify.annotations.NullMarked;
