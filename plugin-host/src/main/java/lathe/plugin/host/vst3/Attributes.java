package lathe.plugin.host.vst3;

import static lathe.plugin.vst3.ComInterface.result;
import static lathe.plugin.vst3.ComInterface.resultOfDouble;

import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.Map;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.vst3.ComInterface;
import lathe.plugin.vst3.ComObject;
import lathe.plugin.vst3.Ids;
import lathe.plugin.vst3.Result;
import org.jspecify.annotations.Nullable;

/** An {@code IAttributeList}: whole and other numbers, texts and bytes by name. */
@SuppressWarnings("unused") // called by name
final class Attributes extends ComObject {

    private static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(),
            Ids.ATTRIBUTE_LIST,
            result("setInt"),
            result("getInt"),
            resultOfDouble("setFloat"),
            result("getFloat"),
            result("setString"),
            result("getString"),
            result("setBinary"),
            result("getBinary"));

    /** Bytes that plugins may point to as long as the list lives. */
    private record Bytes(long address, int count) {}

    private final Map<String, Object> values = new HashMap<>();

    Attributes() {
        super(TABLE);
    }

    @Override
    protected void destroyed() {
        values.values().forEach(Attributes::forget);
    }

    private static void forget(@Nullable Object value) {
        if (value instanceof Bytes bytes) {
            NativeMemory.give(bytes.address());
        }
    }

    private static Attributes self(long self) {
        return (Attributes) ComObject.at(self);
    }

    private static long put(long self, long id, Object value) {
        forget(self(self).values.put(NativeText.read(id), value));
        return Result.OK;
    }

    private static @Nullable Object get(long self, long id) {
        return self(self).values.get(NativeText.read(id));
    }

    private static long setInt(long self, long id, long value, long d, long e) {
        return put(self, id, value);
    }

    private static long getInt(long self, long id, long out, long d, long e) {
        if (!(get(self, id) instanceof Long value)) {
            return Result.FALSE;
        }
        NativeMemory.word(out, value);
        return Result.OK;
    }

    private static long setFloat(long self, long id, double value, long d, long e) {
        return put(self, id, value);
    }

    private static long getFloat(long self, long id, long out, long d, long e) {
        if (!(get(self, id) instanceof Double value)) {
            return Result.FALSE;
        }
        NativeMemory.float64(out, value);
        return Result.OK;
    }

    private static long setString(long self, long id, long text, long d, long e) {
        StringBuilder read = new StringBuilder();
        for (long at = text; NativeMemory.int16(at) != 0; at += 2) {
            read.append((char) NativeMemory.int16(at));
        }
        return put(self, id, read.toString());
    }

    private static long getString(long self, long id, long out, long bytes, long e) {
        if (!(get(self, id) instanceof String value) || (int) bytes < 2) {
            return Result.FALSE;
        }
        int units = Math.min(value.length(), (int) bytes / 2 - 1);
        for (int i = 0; i < units; i++) {
            NativeMemory.int16(out + 2L * i, value.charAt(i));
        }
        NativeMemory.int16(out + 2L * units, 0);
        return Result.OK;
    }

    private static long setBinary(long self, long id, long from, long count, long e) {
        byte[] copy = new byte[(int) count];
        NativeMemory.copy(from, copy, 0, copy.length);
        long address = NativeMemory.take(Math.max(1, copy.length));
        NativeMemory.copy(copy, 0, address, copy.length);
        return put(self, id, new Bytes(address, copy.length));
    }

    private static long getBinary(long self, long id, long out, long count, long e) {
        if (!(get(self, id) instanceof Bytes bytes)) {
            return Result.FALSE;
        }
        NativeMemory.word(out, bytes.address());
        NativeMemory.int32(count, bytes.count());
        return Result.OK;
    }
}
