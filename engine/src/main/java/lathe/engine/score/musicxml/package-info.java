/** MusicXML (W3C, version 4.0 and before), plain and compressed, in. */
@NullMarked
package lathe.engine.score.musicxml;

import org.jspecify.annotations.NullMarked;
