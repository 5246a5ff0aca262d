/** Figures of music as heard: tempo, key, sections, level and faults of a waveform, without a look at the score. */
@NullMarked
package lathe.engine.measure.sound;

import org.jspecify.annotations.NullMarked;
