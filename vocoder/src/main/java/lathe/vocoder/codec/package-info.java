/** Tokens of neural codecs to sound: grids and the files they come in, delay patterns, and decoders driven by one record a family. */
@NullMarked
package lathe.vocoder.codec;

import org.jspecify.annotations.NullMarked;
