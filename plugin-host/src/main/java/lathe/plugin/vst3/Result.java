package lathe.plugin.vst3;

import java.util.Locale;

/**
 * What VST3's functions answer. Windows has COM's numbers, all others small ones. Source: VST 3 interfaces,
 * {@code funknown.h}.
 */
public final class Result {

    /** True where interfaces follow COM: result codes and the bytes of ids. */
    static final boolean COM =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    /** Done, or true. */
    public static final int OK = 0;

    /** Not done, or false. */
    public static final int FALSE = 1;

    /** The object does not have that interface. */
    public static final int NO_INTERFACE = COM ? 0x80004002 : -1;

    /** An argument is out of its range. */
    public static final int INVALID_ARGUMENT = COM ? 0x80070057 : 2;

    /** The function is there by its place in the table only. */
    public static final int NOT_IMPLEMENTED = COM ? 0x80004001 : 3;

    /** Something was thrown. */
    public static final int INTERNAL_ERROR = COM ? 0x80004005 : 4;

    /** Called too early. */
    public static final int NOT_INITIALIZED = COM ? 0x8000FFFF : 5;

    private Result() {}

    static int of(boolean done) {
        return done ? OK : FALSE;
    }
}
