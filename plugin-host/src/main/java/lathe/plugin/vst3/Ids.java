package lathe.plugin.vst3;

/** Ids of the interfaces that are spoken here. Source: the {@code DECLARE_CLASS_IID} lines of the VST 3 interfaces. */
public final class Ids {

    public static final Iid UNKNOWN = Iid.of(0x00000000, 0x00000000, 0xC0000000, 0x00000046);
    public static final Iid PLUGIN_BASE = Iid.of(0x22888DDB, 0x156E45AE, 0x8358B348, 0x08190625);
    public static final Iid PLUGIN_FACTORY = Iid.of(0x7A4D811C, 0x52114A1F, 0xAED9D2EE, 0x0B43BF9F);
    public static final Iid PLUGIN_FACTORY_2 = Iid.of(0x0007B650, 0xF24B4C0B, 0xA464EDB9, 0xF00B2ABB);
    public static final Iid PLUGIN_FACTORY_3 = Iid.of(0x4555A2AB, 0xC1234E57, 0x9B122910, 0x36878931);
    public static final Iid STREAM = Iid.of(0xC3BF6EA2, 0x30994752, 0x9B6BF990, 0x1EE33E9B);

    public static final Iid COMPONENT = Iid.of(0xE831FF31, 0xF2D54301, 0x928EBBEE, 0x25697802);
    public static final Iid AUDIO_PROCESSOR = Iid.of(0x42043F99, 0xB7DA453C, 0xA569E79D, 0x9AAEC33D);
    public static final Iid PROCESS_CONTEXT_REQUIREMENTS = Iid.of(0x2A654303, 0xEF764E3D, 0x95B5FE83, 0x730EF6D0);
    public static final Iid PARAMETER_CHANGES = Iid.of(0xA4779663, 0x0BB64A56, 0xB44384A8, 0x466FEB9D);
    public static final Iid PARAM_VALUE_QUEUE = Iid.of(0x01263A18, 0xED074F6F, 0x98C9D356, 0x4686F9BA);
    public static final Iid EVENT_LIST = Iid.of(0x3A2C4214, 0x346349FE, 0xB2C4F397, 0xB9695A44);
    public static final Iid CONNECTION_POINT = Iid.of(0x70A4156F, 0x6E6E4026, 0x989148BF, 0xAA60D8D1);
    public static final Iid HOST_APPLICATION = Iid.of(0x58E595CC, 0xDB2D4969, 0x8B6AAF8C, 0x36A664E5);
    public static final Iid MESSAGE = Iid.of(0x936F033B, 0xC6C047DB, 0xBB0882F8, 0x13C1E613);
    public static final Iid ATTRIBUTE_LIST = Iid.of(0x1E5F0AEB, 0xCC7F4533, 0xA2544011, 0x38AD5EE4);

    public static final Iid EDIT_CONTROLLER = Iid.of(0xDCD7BBE3, 0x7742448D, 0xA874AACC, 0x979C759E);
    public static final Iid EDIT_CONTROLLER_2 = Iid.of(0x7F4EFE59, 0xF3204967, 0xAC27A3AE, 0xAFB63038);
    public static final Iid COMPONENT_HANDLER = Iid.of(0x93A0BEA3, 0x0BD045DB, 0x8E890B0C, 0xC1E46AC6);
    public static final Iid COMPONENT_HANDLER_2 = Iid.of(0xF040B4B3, 0xA36045EC, 0xABCDC045, 0xB4D5A2CC);
    public static final Iid UNIT_INFO = Iid.of(0x3D4BD6B5, 0x913A4FD2, 0xA886E768, 0xA5EB92C1);
    public static final Iid MIDI_MAPPING = Iid.of(0xDF0FF9F7, 0x49B74669, 0xB63AB732, 0x7ADBF5E5);
    public static final Iid MIDI_MAPPING_2 = Iid.of(0x6DE14B88, 0x03F94F09, 0xA2552F0F, 0x9326593E);
    public static final Iid NOTE_EXPRESSION_CONTROLLER = Iid.of(0xB7F8F859, 0x41234872, 0x91169581, 0x4F3721A3);
    public static final Iid NOTE_EXPRESSION_PHYSICAL_UI_MAPPING =
            Iid.of(0xB03078FF, 0x94D24AC8, 0x90CCD303, 0xD4133324);
    public static final Iid REMAP_PARAM_ID = Iid.of(0x2B88021E, 0x6286B646, 0xB49DF76A, 0x5663061C);
    public static final Iid PARAMETER_FUNCTION_NAME = Iid.of(0x6D21E1DC, 0x91199D4B, 0xA2A02FEF, 0x6C1AE55C);
    public static final Iid XML_REPRESENTATION_CONTROLLER = Iid.of(0xA81A0471, 0x48C34DC4, 0xAC30C9E1, 0x3C8393D5);

    public static final Iid PLUG_VIEW = Iid.of(0x5BC32507, 0xD06049EA, 0xA6151B52, 0x2B755B29);
    public static final Iid PLUG_FRAME = Iid.of(0x367FAF01, 0xAFA94693, 0x8D4DA2A0, 0xED0882A3);
    public static final Iid CONTENT_SCALE_SUPPORT = Iid.of(0x65ED9690, 0x8AC44525, 0x8AADEF7A, 0x72EA703F);
    public static final Iid RUN_LOOP = Iid.of(0x18C35366, 0x97764F1A, 0x9C5B8385, 0x7A871389);
    public static final Iid TIMER_HANDLER = Iid.of(0x10BDD94F, 0x41424774, 0x821FAD8F, 0xECA72CA9);
    public static final Iid EVENT_HANDLER = Iid.of(0x561E65C9, 0x13A0496F, 0x813A2C35, 0x654D7983);

    private Ids() {}
}
