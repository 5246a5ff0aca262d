package lathe.plugin.vst3;

/**
 * Where the fields of VST3's structures stand, in bytes: 64-bit systems, natural alignment. Source: VST 3 interfaces; a
 * test compiles our own declaration of them in C and compares.
 */
public final class Layout {

    // BusInfo
    public static final int BUS_MEDIA = 0;
    public static final int BUS_DIRECTION = 4;
    public static final int BUS_CHANNELS = 8;
    public static final int BUS_NAME = 12;
    public static final int BUS_TYPE = 268;
    public static final int BUS_FLAGS = 272;
    public static final int BUS_SIZE = 276;

    // ProcessSetup
    public static final int SETUP_MODE = 0;
    public static final int SETUP_SAMPLE_SIZE = 4;
    public static final int SETUP_MAX_FRAMES = 8;
    public static final int SETUP_RATE = 16;
    public static final int SETUP_SIZE = 24;

    // AudioBusBuffers
    public static final int BUFFERS_CHANNELS = 0;
    public static final int BUFFERS_SILENCE = 8;
    public static final int BUFFERS_POINTERS = 16;
    public static final int BUFFERS_SIZE = 24;

    // ProcessData
    public static final int DATA_MODE = 0;
    public static final int DATA_SAMPLE_SIZE = 4;
    public static final int DATA_FRAMES = 8;
    public static final int DATA_INPUTS = 12;
    public static final int DATA_OUTPUTS = 16;
    public static final int DATA_INPUT_BUFFERS = 24;
    public static final int DATA_OUTPUT_BUFFERS = 32;
    public static final int DATA_CHANGES = 40;
    public static final int DATA_OUTPUT_CHANGES = 48;
    public static final int DATA_EVENTS = 56;
    public static final int DATA_OUTPUT_EVENTS = 64;
    public static final int DATA_CONTEXT = 72;
    public static final int DATA_SIZE = 80;

    // ProcessContext
    public static final int CONTEXT_STATE = 0;
    public static final int CONTEXT_RATE = 8;
    public static final int CONTEXT_SONG_FRAMES = 16;
    public static final int CONTEXT_SONG_QUARTERS = 40;
    public static final int CONTEXT_BAR_QUARTERS = 48;
    public static final int CONTEXT_LOOP_START = 56;
    public static final int CONTEXT_LOOP_END = 64;
    public static final int CONTEXT_TEMPO = 72;
    public static final int CONTEXT_METER_NUMERATOR = 80;
    public static final int CONTEXT_METER_DENOMINATOR = 84;
    public static final int CONTEXT_SIZE = 112;

    // Event, and what its union holds
    public static final int EVENT_FRAME = 4;
    public static final int EVENT_TYPE = 18;
    public static final int EVENT_CHANNEL = 24;
    public static final int EVENT_PITCH = 26;
    public static final int EVENT_SIZE = 48;
    public static final int NOTE_ON_TUNING = 28;
    public static final int NOTE_ON_VELOCITY = 32;
    public static final int NOTE_ON_ID = 40;
    public static final int NOTE_OFF_VELOCITY = 28;
    public static final int NOTE_OFF_ID = 32;
    public static final int PRESSURE_VALUE = 28;
    public static final int PRESSURE_ID = 32;
    public static final int EXPRESSION_TYPE = 24;
    public static final int EXPRESSION_ID = 28;
    public static final int EXPRESSION_VALUE = 32;
    public static final int MIDI_CONTROLLER = 24;
    public static final int MIDI_CHANNEL = 25;
    public static final int MIDI_VALUE = 26;
    public static final int MIDI_VALUE_2 = 27;

    // ParameterInfo
    public static final int PARAMETER_ID = 0;
    public static final int PARAMETER_TITLE = 4;
    public static final int PARAMETER_SHORT_TITLE = 260;
    public static final int PARAMETER_UNITS = 516;
    public static final int PARAMETER_STEPS = 772;
    public static final int PARAMETER_DEFAULT = 776;
    public static final int PARAMETER_UNIT_ID = 784;
    public static final int PARAMETER_FLAGS = 788;
    public static final int PARAMETER_SIZE = 792;

    // UnitInfo and ProgramListInfo
    public static final int UNIT_ID = 0;
    public static final int UNIT_PARENT = 4;
    public static final int UNIT_NAME = 8;
    public static final int UNIT_PROGRAM_LIST = 264;
    public static final int UNIT_SIZE = 268;
    public static final int PROGRAM_LIST_ID = 0;
    public static final int PROGRAM_LIST_NAME = 4;
    public static final int PROGRAM_LIST_COUNT = 260;
    public static final int PROGRAM_LIST_SIZE = 264;

    // NoteExpressionTypeInfo, PhysicalUIMap and its list
    public static final int EXPRESSION_INFO_TYPE = 0;
    public static final int EXPRESSION_INFO_TITLE = 4;
    public static final int EXPRESSION_INFO_SHORT_TITLE = 260;
    public static final int EXPRESSION_INFO_UNITS = 516;
    public static final int EXPRESSION_INFO_UNIT_ID = 772;
    public static final int EXPRESSION_INFO_DEFAULT = 776;
    public static final int EXPRESSION_INFO_MIN = 784;
    public static final int EXPRESSION_INFO_MAX = 792;
    public static final int EXPRESSION_INFO_STEPS = 800;
    public static final int EXPRESSION_INFO_PARAMETER = 808;
    public static final int EXPRESSION_INFO_FLAGS = 812;
    public static final int EXPRESSION_INFO_SIZE = 816;
    public static final int PHYSICAL_LIST_MAPS = 8;
    public static final int PHYSICAL_MAP_EXPRESSION = 4;
    public static final int PHYSICAL_MAP_SIZE = 8;

    // Midi1ControllerParamIDAssignment and its list
    public static final int ASSIGNMENT_PARAMETER = 0;
    public static final int ASSIGNMENT_BUS = 4;
    public static final int ASSIGNMENT_CHANNEL = 8;
    public static final int ASSIGNMENT_CONTROLLER = 10;
    public static final int ASSIGNMENT_SIZE = 12;
    public static final int ASSIGNMENT_LIST_MAPS = 8;

    // ViewRect
    public static final int RECT_LEFT = 0;
    public static final int RECT_TOP = 4;
    public static final int RECT_RIGHT = 8;
    public static final int RECT_BOTTOM = 12;
    public static final int RECT_SIZE = 16;

    private Layout() {}
}
