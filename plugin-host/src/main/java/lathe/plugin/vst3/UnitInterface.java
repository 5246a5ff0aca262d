package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.result;
import static lathe.plugin.vst3.ComInterface.value;

import java.lang.invoke.MethodHandles;

/** {@code IUnitInfo}: groups of parameters and the list of programs. */
@SuppressWarnings("unused") // called by name
final class UnitInterface {

    static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(),
            Ids.UNIT_INFO,
            value("getUnitCount"),
            result("getUnitInfo"),
            value("getProgramListCount"),
            result("getProgramListInfo"),
            result("getProgramName"),
            result("getProgramInfo"),
            result("hasProgramPitchNames"),
            result("getProgramPitchName"),
            value("getSelectedUnit"),
            result("selectUnit"),
            result("getUnitByBus"),
            result("setUnitProgramData"));

    private UnitInterface() {}

    private static long getUnitCount(long self, long b, long c, long d, long e) {
        return Vst3Plugin.of(self).units().count();
    }

    private static long getUnitInfo(long self, long index, long info, long d, long e) {
        return Vst3Plugin.of(self).units().info((int) index, info);
    }

    private static long getProgramListCount(long self, long b, long c, long d, long e) {
        return Vst3Plugin.of(self).programs().exist() ? 1 : 0;
    }

    private static long getProgramListInfo(long self, long index, long info, long d, long e) {
        return Vst3Plugin.of(self).units().listInfo((int) index, info);
    }

    private static long getProgramName(long self, long list, long program, long out, long e) {
        return Vst3Plugin.of(self).units().programName((int) list, (int) program, out);
    }

    private static long getProgramInfo(long self, long list, long program, long attribute, long out) {
        return Result.FALSE;
    }

    private static long hasProgramPitchNames(long self, long list, long program, long d, long e) {
        return Result.FALSE;
    }

    private static long getProgramPitchName(long self, long list, long program, long pitch, long out) {
        return Result.FALSE;
    }

    private static long getSelectedUnit(long self, long b, long c, long d, long e) {
        return Vst3Plugin.of(self).selectedUnit();
    }

    private static long selectUnit(long self, long unit, long c, long d, long e) {
        return Vst3Plugin.of(self).selectUnit((int) unit);
    }

    private static long getUnitByBus(long self, long media, long direction, long bus, long channel) {
        return Result.FALSE; // the sixth argument, where to write, lies beyond the five words that stubs take
    }

    private static long setUnitProgramData(long self, long list, long program, long stream, long e) {
        return Result.FALSE;
    }
}
