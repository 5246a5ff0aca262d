package lathe.engine.score.midi;

/** Types of meta events, and what our own files say in them beyond the standard. */
final class MidiMeta {

    static final int TEXT = 0x01;
    static final int COPYRIGHT = 0x02;
    static final int NAME = 0x03;
    static final int INSTRUMENT = 0x04;
    static final int LYRIC = 0x05;
    static final int MARKER = 0x06;
    static final int CUE = 0x07;
    static final int PORT = 0x21;
    static final int END_OF_TRACK = 0x2F;
    static final int TEMPO = 0x51;
    static final int METER = 0x58;
    static final int KEY = 0x59;

    /** Text event: a chord begins, such as {@code chord: Am7}; {@link #NO_CHORD} in its place where none sounds. */
    static final String CHORD = "chord: ";

    static final String NO_CHORD = "N.C.";

    /** Text event behind a key signature that a mode beyond major and minor stands for, such as {@code key: D dorian}. */
    static final String MODE = "key: ";

    /**
     * Text event at the start of a track: its notes belong to the track before. They are apart because MIDI cannot say which of
     * two equal notes that sound together ends first.
     */
    static final String CONTINUES = "continues the track before";

    /** Channel 10, that of percussion. */
    static final int PERCUSSION_CHANNEL = 9;

    private MidiMeta() {}
}
