package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.result;

import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;

/** Interfaces of one or three functions: connection, migration of parameters, their functions, remote controls. */
@SuppressWarnings("unused") // called by name
final class MinorInterfaces {

    static final ComInterface CONNECTION = new ComInterface(
            MethodHandles.lookup(), Ids.CONNECTION_POINT, result("connect"), result("disconnect"), result("notifyOf"));

    static final ComInterface REMAP =
            new ComInterface(MethodHandles.lookup(), Ids.REMAP_PARAM_ID, result("getCompatibleParamID"));

    static final ComInterface FUNCTION_NAME = new ComInterface(
            MethodHandles.lookup(), Ids.PARAMETER_FUNCTION_NAME, result("getParameterIDFromFunctionName"));

    static final ComInterface REPRESENTATION = new ComInterface(
            MethodHandles.lookup(), Ids.XML_REPRESENTATION_CONTROLLER, result("getXmlRepresentationStream"));

    private static final int NO_PARAMETER = -1;

    private MinorInterfaces() {}

    /** Hosts connect component and controller; here they are one and have nothing to say to each other. */
    private static long connect(long self, long other, long c, long d, long e) {
        return other == 0 ? Result.INVALID_ARGUMENT : Result.OK;
    }

    private static long disconnect(long self, long other, long c, long d, long e) {
        return Result.OK;
    }

    private static long notifyOf(long self, long message, long c, long d, long e) {
        return Result.FALSE;
    }

    /** A plugin that took over another's class id and numbers (as migrated VST 2 plugins do) keeps them. */
    private static long getCompatibleParamID(long self, long replaced, long old, long out, long e) {
        Vst3Plugin plugin = Vst3Plugin.of(self);
        boolean same = plugin.classId().isAt(replaced) && plugin.parameters().has((int) old);
        if (same) {
            NativeMemory.int32(out, (int) old);
        }
        return Result.of(same);
    }

    private static long getParameterIDFromFunctionName(long self, long unit, long name, long out, long e) {
        Vst3Plugin plugin = Vst3Plugin.of(self);
        int index = NativeText.read(name).equals("DryWetMix") ? plugin.mixOf((int) unit) : -1;
        NativeMemory.int32(
                out, index < 0 ? NO_PARAMETER : plugin.instance().bank().number(index));
        return Result.of(index >= 0);
    }

    private static long getXmlRepresentationStream(long self, long wanted, long stream, long d, long e) {
        if (stream == 0 || wanted == 0) {
            return Result.INVALID_ARGUMENT;
        }
        Vst3Plugin plugin = Vst3Plugin.of(self);
        String xml =
                RemoteXml.of(plugin.instance().descriptor(), plugin.instance().bank(), RemoteXml.Remote.at(wanted));
        return Result.of(Streams.write(stream, xml.getBytes(StandardCharsets.UTF_8)));
    }
}
