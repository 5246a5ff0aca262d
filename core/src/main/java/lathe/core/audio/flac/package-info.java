/** The Free Lossless Audio Codec, RFC 9639: a reader for all of it and a writer for the streamable subset. */
@NullMarked
package lathe.core.audio.flac;

import org.jspecify.annotations.NullMarked;
