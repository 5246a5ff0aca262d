/** Music from words: the published ONNX exports of MusicGen run end to end, prompt to tokens to sound. */
@NullMarked
package lathe.vocoder.musicgen;

import org.jspecify.annotations.NullMarked;
