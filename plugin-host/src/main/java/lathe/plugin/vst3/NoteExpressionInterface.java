package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.result;
import static lathe.plugin.vst3.ComInterface.value;

import java.lang.invoke.MethodHandles;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.Shape;
import lathe.plugin.ffi.Upcalls;

/** {@code INoteExpressionController} and the mapping of a finger's movements. */
@SuppressWarnings("unused") // called by name
final class NoteExpressionInterface {

    static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(),
            Ids.NOTE_EXPRESSION_CONTROLLER,
            value("getNoteExpressionCount"),
            result("getNoteExpressionInfo"),
            shaped("getNoteExpressionStringByValue", Shape.FOUR_WORDS_DOUBLE),
            shaped("getNoteExpressionValueByString", Shape.SIX_WORDS));

    static final ComInterface MOVEMENTS = new ComInterface(
            MethodHandles.lookup(), Ids.NOTE_EXPRESSION_PHYSICAL_UI_MAPPING, result("getPhysicalUIMapping"));

    private NoteExpressionInterface() {}

    private static ComInterface.Function shaped(String method, Shape shape) {
        return new ComInterface.Function(new Upcalls.Body(method, shape), Result.INTERNAL_ERROR);
    }

    private static long getNoteExpressionCount(long self, long bus, long channel, long d, long e) {
        return (int) bus == 0 ? NoteExpressions.count() : 0;
    }

    private static long getNoteExpressionInfo(long self, long bus, long channel, long index, long out) {
        return (int) bus == 0 ? NoteExpressions.info((int) index, out) : Result.INVALID_ARGUMENT;
    }

    private static long getNoteExpressionStringByValue(
            long self, long bus, long channel, long type, double normalized, long out) {
        if (NoteExpressions.place((int) type) < 0) {
            return Result.INVALID_ARGUMENT;
        }
        NativeText.writeUtf16(out, NoteExpressions.text((int) type, normalized));
        return Result.OK;
    }

    private static long getNoteExpressionValueByString(
            long self, long bus, long channel, long type, long text, long out) {
        double parsed = NoteExpressions.parse((int) type, NativeText.readUtf16(text));
        if (NoteExpressions.place((int) type) < 0 || Double.isNaN(parsed)) {
            return Result.FALSE;
        }
        NativeMemory.float64(out, parsed);
        return Result.OK;
    }

    private static long getPhysicalUIMapping(long self, long bus, long channel, long list, long e) {
        if ((int) bus != 0 || list == 0) {
            return Result.FALSE;
        }
        long maps = NativeMemory.word(list + Layout.PHYSICAL_LIST_MAPS);
        for (int i = 0; i < NativeMemory.int32(list); i++) {
            long map = maps + (long) Layout.PHYSICAL_MAP_SIZE * i;
            int type = NoteExpressions.forMovement(NativeMemory.int32(map));
            NativeMemory.int32(map + Layout.PHYSICAL_MAP_EXPRESSION, type);
        }
        return Result.OK;
    }
}
