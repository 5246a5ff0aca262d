package lathe.plugin.host.vst3;

import lathe.plugin.ffi.NativeCalls;

/**
 * An {@code IComponent} of any maker's, by address; answers are result codes unless said else.
 *
 * @param object the interface
 */
public record ComponentCalls(long object) {

    public static final int AUDIO = 0;
    public static final int EVENTS = 1;
    public static final int INPUT = 0;
    public static final int OUTPUT = 1;

    private long function(int index) {
        return NativeCalls.method(object, index);
    }

    /** @param context an {@code IHostApplication} */
    public int initialize(long context) {
        return (int) NativeCalls.call(function(3), object, context);
    }

    public int terminate() {
        return (int) NativeCalls.call(function(4), object);
    }

    /** @param out room for a class id */
    public int controllerClassId(long out) {
        return (int) NativeCalls.call(function(5), object, out);
    }

    /** Number of buses. */
    public int busCount(int media, int direction) {
        return (int) NativeCalls.call(function(7), object, media, direction);
    }

    /** @param out room for a {@code BusInfo} */
    public int busInfo(int media, int direction, int index, long out) {
        return (int) NativeCalls.call(function(8), object, media, direction, index, out);
    }

    public int activateBus(int media, int direction, int index, boolean on) {
        return (int) NativeCalls.call(function(10), object, media, direction, index, on ? 1 : 0);
    }

    public int setActive(boolean on) {
        return (int) NativeCalls.call(function(11), object, on ? 1 : 0);
    }

    public int setState(long stream) {
        return (int) NativeCalls.call(function(12), object, stream);
    }

    public int getState(long stream) {
        return (int) NativeCalls.call(function(13), object, stream);
    }
}
