package lathe.plugin.clap;

/** Where things stand in CLAP's events, and their numbers; see {@link ClapAbi}. */
public final class ClapEvent {

    /** Header, common to all. */
    public static final int SIZE = 0;

    /** Frame of the block. */
    public static final int TIME = 4;

    /** Who defines the type; 0 is CLAP itself. */
    public static final int SPACE = 8;

    /** What it is; one of the types below. */
    public static final int TYPE = 10;

    /** How it came about. */
    public static final int FLAGS = 12;

    /** Bytes of the header. */
    public static final int HEADER_BYTES = 16;

    /** Bytes of the largest event here. */
    public static final int LARGEST_BYTES = 104;

    /** Flag: made by hand just now. */
    public static final int IS_LIVE = 1;

    /** Types. */
    public static final int NOTE_ON = 0;

    public static final int NOTE_OFF = 1;
    public static final int NOTE_CHOKE = 2;
    public static final int NOTE_END = 3;
    public static final int NOTE_EXPRESSION = 4;
    public static final int PARAM_VALUE = 5;
    public static final int PARAM_MOD = 6;
    public static final int GESTURE_BEGIN = 7;
    public static final int GESTURE_END = 8;
    public static final int TRANSPORT = 9;
    public static final int MIDI = 10;
    public static final int MIDI_SYSEX = 11;
    public static final int MIDI2 = 12;

    private ClapEvent() {}

    /** Note on, off, choke, end. */
    public static final class Note {
        public static final int ID = 16;
        public static final int PORT = 20;
        public static final int CHANNEL = 22;
        public static final int KEY = 24;
        public static final int VELOCITY = 32;
        public static final int BYTES = 40;

        private Note() {}
    }

    /** What one sounding note does. */
    public static final class Expression {
        public static final int KIND = 16;
        public static final int ID = 20;
        public static final int PORT = 24;
        public static final int CHANNEL = 26;
        public static final int KEY = 28;
        public static final int VALUE = 32;
        public static final int BYTES = 40;

        private Expression() {}
    }

    /** A parameter's value or modulation; of a gesture only the first field. */
    public static final class Param {
        public static final int ID = 16;
        public static final int COOKIE = 24;
        public static final int NOTE_ID = 32;
        public static final int PORT = 36;
        public static final int CHANNEL = 38;
        public static final int KEY = 40;
        public static final int VALUE = 48;
        public static final int BYTES = 56;
        public static final int GESTURE_BYTES = 20;

        private Param() {}
    }

    /** The song's place and tempo. */
    public static final class Transport {
        public static final int STATE = 16;
        public static final int POSITION_BEATS = 24;
        public static final int POSITION_SECONDS = 32;
        public static final int TEMPO = 40;
        public static final int TEMPO_STEP = 48;
        public static final int LOOP_START_BEATS = 56;
        public static final int LOOP_END_BEATS = 64;
        public static final int LOOP_START_SECONDS = 72;
        public static final int LOOP_END_SECONDS = 80;
        public static final int BAR_START = 88;
        public static final int BAR_NUMBER = 96;
        public static final int METER_NUMERATOR = 100;
        public static final int METER_DENOMINATOR = 102;
        public static final int BYTES = 104;

        public static final int HAS_TEMPO = 1;
        public static final int HAS_BEATS = 1 << 1;
        public static final int HAS_SECONDS = 1 << 2;
        public static final int HAS_METER = 1 << 3;
        public static final int PLAYING = 1 << 4;
        public static final int RECORDING = 1 << 5;
        public static final int LOOPING = 1 << 6;

        private Transport() {}
    }

    /** A MIDI 1.0 message. */
    public static final class Midi {
        public static final int PORT = 16;
        public static final int DATA = 18;
        public static final int BYTES = 24;

        private Midi() {}
    }
}
