package lathe.plugin.host.vst3;

import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.vst3.Result;

/**
 * An {@code IEditController} of any maker's, by address; answers are result codes unless said else.
 *
 * @param object the interface
 */
public record ControllerCalls(long object) {

    private static final int TEXT_BYTES = 256;

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

    public int setComponentState(long stream) {
        return (int) NativeCalls.call(function(5), object, stream);
    }

    public int setState(long stream) {
        return (int) NativeCalls.call(function(6), object, stream);
    }

    public int getState(long stream) {
        return (int) NativeCalls.call(function(7), object, stream);
    }

    /** Number of parameters. */
    public int parameterCount() {
        return (int) NativeCalls.call(function(8), object);
    }

    /** @param out room for a {@code ParameterInfo} */
    public int parameterInfo(int index, long out) {
        return (int) NativeCalls.call(function(9), object, index, out);
    }

    /** The text of a value, empty if there is none. */
    public String text(int id, double normalized) {
        long out = NativeMemory.take(TEXT_BYTES);
        try {
            int result = (int) NativeCalls.callWithDouble(function(10), object, id, normalized, out, 0);
            return result == Result.OK ? NativeText.readUtf16(out) : "";
        } finally {
            NativeMemory.give(out);
        }
    }

    /** The normalized value of a text, NaN if it means none. */
    public double parse(int id, String text) {
        long out = NativeMemory.take(8 + TEXT_BYTES);
        try {
            NativeText.writeUtf16(out + 8, text);
            int result = (int) NativeCalls.call(function(11), object, id, out + 8, out);
            return result == Result.OK ? NativeMemory.float64(out) : Double.NaN;
        } finally {
            NativeMemory.give(out);
        }
    }

    /** A natural value. */
    public double toPlain(int id, double normalized) {
        return NativeCalls.callToDouble(function(12), object, id, normalized);
    }

    /** 0..1. */
    public double toNormalized(int id, double plain) {
        return NativeCalls.callToDouble(function(13), object, id, plain);
    }

    /** 0..1. */
    public double getNormalized(int id) {
        return NativeCalls.callToDouble(function(14), object, id, 0);
    }

    public int setNormalized(int id, double normalized) {
        return (int) NativeCalls.callEdit(function(15), object, id, normalized);
    }

    /** @param handler an {@code IComponentHandler}, or 0 */
    public int setHandler(long handler) {
        return (int) NativeCalls.call(function(16), object, handler);
    }

    /** A view, counted once, or 0. */
    public long createView() {
        return NativeCalls.call(function(17), object, NativeText.forEver("editor"));
    }
}
