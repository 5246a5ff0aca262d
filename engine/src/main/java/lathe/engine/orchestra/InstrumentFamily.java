package lathe.engine.orchestra;

/** Instruments that sound in the same way. */
public enum InstrumentFamily {
    PIANO,
    ELECTRIC_PIANO,
    MALLETS,
    ORGAN,
    GUITAR,
    PLUCKED,
    BASS,
    STRINGS,
    VOICES,
    BRASS,
    REED,
    FLUTE,
    LEAD,
    PAD,
    EFFECT,
    DRUMS
}
