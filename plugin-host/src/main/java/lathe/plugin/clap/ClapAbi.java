package lathe.plugin.clap;

/**
 * Where things stand in CLAP 1.2's structures on 64-bit systems, and its numbers. Offsets in bytes. Source: the interface's
 * public declaration, github.com/free-audio/clap, version 1.2.10; checked against a C compiler by a test.
 */
public final class ClapAbi {

    /** The version that this side speaks. */
    public static final int VERSION_MAJOR = 1;

    /** See {@link #VERSION_MAJOR}. */
    public static final int VERSION_MINOR = 2;

    /** See {@link #VERSION_MAJOR}. */
    public static final int VERSION_REVISION = 10;

    /** An id that stands for none. */
    public static final int INVALID_ID = -1;

    /** Room for a name. */
    public static final int NAME_BYTES = 256;

    /** Room for a path. */
    public static final int PATH_BYTES = 1024;

    /** Positions in beats and seconds are in this share of one. */
    public static final double FIXED_POINT = 1L << 31;

    private ClapAbi() {}

    /** The plugin object. */
    public static final class Plugin {
        public static final int DESCRIPTOR = 0;
        public static final int DATA = 8;
        public static final int INIT = 16;
        public static final int DESTROY = 24;
        public static final int ACTIVATE = 32;
        public static final int DEACTIVATE = 40;
        public static final int START_PROCESSING = 48;
        public static final int STOP_PROCESSING = 56;
        public static final int RESET = 64;
        public static final int PROCESS = 72;
        public static final int GET_EXTENSION = 80;
        public static final int ON_MAIN_THREAD = 88;
        public static final int BYTES = 96;

        private Plugin() {}
    }

    /** What a plugin says of itself. */
    public static final class Descriptor {
        public static final int ID = 16;
        public static final int NAME = 24;
        public static final int VENDOR = 32;
        public static final int VERSION = 64;
        public static final int DESCRIPTION = 72;
        public static final int FEATURES = 80;
        public static final int BYTES = 88;

        private Descriptor() {}
    }

    /** The host object. */
    public static final class Host {
        public static final int DATA = 16;
        public static final int NAME = 24;
        public static final int VENDOR = 32;
        public static final int URL = 40;
        public static final int VERSION = 48;
        public static final int GET_EXTENSION = 56;
        public static final int REQUEST_RESTART = 64;
        public static final int REQUEST_PROCESS = 72;
        public static final int REQUEST_CALLBACK = 80;
        public static final int BYTES = 88;

        private Host() {}
    }

    /** One call of process. */
    public static final class BlockCall {
        public static final int STEADY_TIME = 0;
        public static final int FRAMES = 8;
        public static final int TRANSPORT = 16;
        public static final int INPUTS = 24;
        public static final int OUTPUTS = 32;
        public static final int INPUT_COUNT = 40;
        public static final int OUTPUT_COUNT = 44;
        public static final int IN_EVENTS = 48;
        public static final int OUT_EVENTS = 56;
        public static final int BYTES = 64;

        /** Answers. */
        public static final int ERROR = 0;

        public static final int CONTINUE = 1;
        public static final int CONTINUE_IF_NOT_QUIET = 2;
        public static final int TAIL = 3;
        public static final int SLEEP = 4;

        private BlockCall() {}
    }

    /** A port's channels in one call of process. */
    public static final class Buffer {
        public static final int DATA32 = 0;
        public static final int DATA64 = 8;
        public static final int CHANNELS = 16;
        public static final int LATENCY = 20;
        public static final int CONSTANT_MASK = 24;
        public static final int BYTES = 32;

        private Buffer() {}
    }

    /** A parameter. */
    public static final class Param {
        public static final int ID = 0;
        public static final int FLAGS = 4;
        public static final int COOKIE = 8;
        public static final int NAME = 16;
        public static final int MODULE = 272;
        public static final int MIN = 1296;
        public static final int MAX = 1304;
        public static final int INITIAL = 1312;
        public static final int BYTES = 1320;

        public static final int STEPPED = 1;
        public static final int HIDDEN = 1 << 2;
        public static final int READONLY = 1 << 3;
        public static final int BYPASS = 1 << 4;
        public static final int AUTOMATABLE = 1 << 5;
        public static final int MODULATABLE = 1 << 10;
        public static final int ENUM = 1 << 16;

        private Param() {}
    }

    /** An audio port. */
    public static final class Port {
        public static final int ID = 0;
        public static final int NAME = 4;
        public static final int FLAGS = 260;
        public static final int CHANNELS = 264;
        public static final int TYPE = 272;
        public static final int IN_PLACE_PAIR = 280;
        public static final int BYTES = 288;

        public static final int MAIN = 1;

        private Port() {}
    }

    /** A choice of audio ports. */
    public static final class PortsConfig {
        public static final int ID = 0;
        public static final int NAME = 4;
        public static final int INPUT_PORTS = 260;
        public static final int OUTPUT_PORTS = 264;
        public static final int HAS_MAIN_INPUT = 268;
        public static final int MAIN_INPUT_CHANNELS = 272;
        public static final int MAIN_INPUT_TYPE = 280;
        public static final int HAS_MAIN_OUTPUT = 288;
        public static final int MAIN_OUTPUT_CHANNELS = 292;
        public static final int MAIN_OUTPUT_TYPE = 296;
        public static final int BYTES = 304;

        private PortsConfig() {}
    }

    /** A wish for one audio port. */
    public static final class PortRequest {
        public static final int IS_INPUT = 0;
        public static final int INDEX = 4;
        public static final int CHANNELS = 8;
        public static final int TYPE = 16;
        public static final int BYTES = 32;

        private PortRequest() {}
    }

    /** A port for notes. */
    public static final class NotePort {
        public static final int ID = 0;
        public static final int DIALECTS = 4;
        public static final int PREFERRED = 8;
        public static final int NAME = 12;
        public static final int BYTES = 268;

        public static final int CLAP = 1;
        public static final int MIDI = 2;

        private NotePort() {}
    }

    /** A page of remote controls. */
    public static final class RemotePage {
        public static final int SECTION = 0;
        public static final int ID = 256;
        public static final int NAME = 260;
        public static final int PARAMS = 516;
        public static final int FOR_PRESET = 548;
        public static final int BYTES = 552;

        private RemotePage() {}
    }

    /** What is said of an instrument's voices. */
    public static final class Voices {
        public static final int COUNT = 0;
        public static final int CAPACITY = 4;
        public static final int FLAGS = 8;
        public static final int BYTES = 16;

        public static final int OVERLAPPING_NOTES = 1;

        private Voices() {}
    }

    /** How a window may be resized. */
    public static final class ResizeHints {
        public static final int HORIZONTALLY = 0;
        public static final int VERTICALLY = 1;
        public static final int KEEP_ASPECT = 2;
        public static final int ASPECT_WIDTH = 4;
        public static final int ASPECT_HEIGHT = 8;
        public static final int BYTES = 12;

        private ResizeHints() {}
    }
}
