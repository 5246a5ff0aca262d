package lathe.plugin.vst3;

/**
 * Where the fields of VST3's structures stand, in bytes: 64-bit systems, natural alignment. Source: VST 3 interfaces; a
 * test compiles our own declaration of them in C and compares.
 */
final class Layout {

    // BusInfo
    static final int BUS_MEDIA = 0;
    static final int BUS_DIRECTION = 4;
    static final int BUS_CHANNELS = 8;
    static final int BUS_NAME = 12;
    static final int BUS_TYPE = 268;
    static final int BUS_FLAGS = 272;
    static final int BUS_SIZE = 276;

    // ProcessSetup
    static final int SETUP_MODE = 0;
    static final int SETUP_SAMPLE_SIZE = 4;
    static final int SETUP_MAX_FRAMES = 8;
    static final int SETUP_RATE = 16;
    static final int SETUP_SIZE = 24;

    // AudioBusBuffers
    static final int BUFFERS_CHANNELS = 0;
    static final int BUFFERS_SILENCE = 8;
    static final int BUFFERS_POINTERS = 16;
    static final int BUFFERS_SIZE = 24;

    // ProcessData
    static final int DATA_MODE = 0;
    static final int DATA_SAMPLE_SIZE = 4;
    static final int DATA_FRAMES = 8;
    static final int DATA_INPUTS = 12;
    static final int DATA_OUTPUTS = 16;
    static final int DATA_INPUT_BUFFERS = 24;
    static final int DATA_OUTPUT_BUFFERS = 32;
    static final int DATA_CHANGES = 40;
    static final int DATA_OUTPUT_CHANGES = 48;
    static final int DATA_EVENTS = 56;
    static final int DATA_OUTPUT_EVENTS = 64;
    static final int DATA_CONTEXT = 72;
    static final int DATA_SIZE = 80;

    // ProcessContext
    static final int CONTEXT_STATE = 0;
    static final int CONTEXT_RATE = 8;
    static final int CONTEXT_SONG_FRAMES = 16;
    static final int CONTEXT_SONG_QUARTERS = 40;
    static final int CONTEXT_BAR_QUARTERS = 48;
    static final int CONTEXT_LOOP_START = 56;
    static final int CONTEXT_LOOP_END = 64;
    static final int CONTEXT_TEMPO = 72;
    static final int CONTEXT_METER_NUMERATOR = 80;
    static final int CONTEXT_METER_DENOMINATOR = 84;
    static final int CONTEXT_SIZE = 112;

    // Event, and what its union holds
    static final int EVENT_FRAME = 4;
    static final int EVENT_TYPE = 18;
    static final int EVENT_CHANNEL = 24;
    static final int EVENT_PITCH = 26;
    static final int EVENT_SIZE = 48;
    static final int NOTE_ON_TUNING = 28;
    static final int NOTE_ON_VELOCITY = 32;
    static final int NOTE_ON_ID = 40;
    static final int NOTE_OFF_VELOCITY = 28;
    static final int NOTE_OFF_ID = 32;
    static final int PRESSURE_VALUE = 28;
    static final int PRESSURE_ID = 32;
    static final int EXPRESSION_TYPE = 24;
    static final int EXPRESSION_ID = 28;
    static final int EXPRESSION_VALUE = 32;
    static final int MIDI_CONTROLLER = 24;
    static final int MIDI_CHANNEL = 25;
    static final int MIDI_VALUE = 26;
    static final int MIDI_VALUE_2 = 27;

    // ParameterInfo
    static final int PARAMETER_ID = 0;
    static final int PARAMETER_TITLE = 4;
    static final int PARAMETER_SHORT_TITLE = 260;
    static final int PARAMETER_UNITS = 516;
    static final int PARAMETER_STEPS = 772;
    static final int PARAMETER_DEFAULT = 776;
    static final int PARAMETER_UNIT_ID = 784;
    static final int PARAMETER_FLAGS = 788;
    static final int PARAMETER_SIZE = 792;

    // UnitInfo and ProgramListInfo
    static final int UNIT_ID = 0;
    static final int UNIT_PARENT = 4;
    static final int UNIT_NAME = 8;
    static final int UNIT_PROGRAM_LIST = 264;
    static final int UNIT_SIZE = 268;
    static final int PROGRAM_LIST_ID = 0;
    static final int PROGRAM_LIST_NAME = 4;
    static final int PROGRAM_LIST_COUNT = 260;
    static final int PROGRAM_LIST_SIZE = 264;

    // NoteExpressionTypeInfo, PhysicalUIMap and its list
    static final int EXPRESSION_INFO_TYPE = 0;
    static final int EXPRESSION_INFO_TITLE = 4;
    static final int EXPRESSION_INFO_SHORT_TITLE = 260;
    static final int EXPRESSION_INFO_UNITS = 516;
    static final int EXPRESSION_INFO_UNIT_ID = 772;
    static final int EXPRESSION_INFO_DEFAULT = 776;
    static final int EXPRESSION_INFO_MIN = 784;
    static final int EXPRESSION_INFO_MAX = 792;
    static final int EXPRESSION_INFO_STEPS = 800;
    static final int EXPRESSION_INFO_PARAMETER = 808;
    static final int EXPRESSION_INFO_FLAGS = 812;
    static final int EXPRESSION_INFO_SIZE = 816;
    static final int PHYSICAL_LIST_MAPS = 8;
    static final int PHYSICAL_MAP_EXPRESSION = 4;
    static final int PHYSICAL_MAP_SIZE = 8;

    // Midi1ControllerParamIDAssignment and its list
    static final int ASSIGNMENT_PARAMETER = 0;
    static final int ASSIGNMENT_BUS = 4;
    static final int ASSIGNMENT_CHANNEL = 8;
    static final int ASSIGNMENT_CONTROLLER = 10;
    static final int ASSIGNMENT_SIZE = 12;
    static final int ASSIGNMENT_LIST_MAPS = 8;

    // ViewRect
    static final int RECT_LEFT = 0;
    static final int RECT_TOP = 4;
    static final int RECT_RIGHT = 8;
    static final int RECT_BOTTOM = 12;
    static final int RECT_SIZE = 16;

    private Layout() {}
}
