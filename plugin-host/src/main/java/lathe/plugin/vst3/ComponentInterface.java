package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.result;
import static lathe.plugin.vst3.ComInterface.value;

import java.lang.invoke.MethodHandles;
import lathe.plugin.ffi.ShimGuards;

/** {@code IComponent}: buses, activation, state. Words narrower than 64 bits have only their low part defined. */
@SuppressWarnings("unused") // called by name
final class ComponentInterface {

    static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(),
            Ids.COMPONENT,
            result("initialize"),
            result("terminate"),
            result("getControllerClassId"),
            result("setIoMode"),
            value("getBusCount"),
            result("getBusInfo"),
            result("getRoutingInfo"),
            result("activateBus"),
            result("setActive"),
            result("setState"),
            result("getState"));

    private ComponentInterface() {}

    private static long initialize(long self, long context, long c, long d, long e) {
        ShimGuards.checkSignals();
        return Result.OK;
    }

    private static long terminate(long self, long b, long c, long d, long e) {
        return Vst3Plugin.of(self).terminate();
    }

    private static long getControllerClassId(long self, long id, long c, long d, long e) {
        return Result.NOT_IMPLEMENTED; // the component is its own controller
    }

    private static long setIoMode(long self, long mode, long c, long d, long e) {
        return Result.NOT_IMPLEMENTED;
    }

    private static long getBusCount(long self, long media, long direction, long d, long e) {
        return Vst3Plugin.of(self).buses().count((int) media, (int) direction);
    }

    private static long getBusInfo(long self, long media, long direction, long index, long info) {
        return Vst3Plugin.of(self).buses().info((int) media, (int) direction, (int) index, info);
    }

    private static long getRoutingInfo(long self, long in, long out, long d, long e) {
        return Result.NOT_IMPLEMENTED;
    }

    private static long activateBus(long self, long media, long direction, long index, long on) {
        return Vst3Plugin.of(self).buses().activate((int) media, (int) direction, (int) index, (byte) on != 0);
    }

    private static long setActive(long self, long on, long c, long d, long e) {
        ShimGuards.checkSignals();
        return Vst3Plugin.of(self).processing().setActive((byte) on != 0);
    }

    private static long setState(long self, long stream, long c, long d, long e) {
        ShimGuards.checkSignals();
        return Vst3Plugin.of(self).states().loadComponent(stream);
    }

    private static long getState(long self, long stream, long c, long d, long e) {
        ShimGuards.checkSignals();
        return Vst3Plugin.of(self).states().saveComponent(stream);
    }
}
