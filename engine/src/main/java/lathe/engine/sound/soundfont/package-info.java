/** Sampled instruments from SoundFont 2 files, rendered by the JDK's own synthesiser. */
@NullMarked
package lathe.engine.sound.soundfont;

import org.jspecify.annotations.NullMarked;
