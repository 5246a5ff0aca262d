package lathe.engine.orchestra;

import lathe.engine.theory.PitchRange;

/**
 * What a composer must know of an instrument.
 *
 * @param id for ever, such as {@code electric-guitar}
 * @param name shown to users
 * @param program General MIDI program 0 to 127
 * @param range playable pitches
 * @param comfort where it sounds best, inside the range
 * @param polyphony most notes at once that a player can hold; 1 for most winds
 */
public record InstrumentSpec(
        String id,
        String name,
        int program,
        InstrumentFamily family,
        PitchRange range,
        PitchRange comfort,
        int polyphony) {

    /** True if its pitches are percussion keys. */
    public boolean isPercussion() {
        return family == InstrumentFamily.DRUMS;
    }
}
