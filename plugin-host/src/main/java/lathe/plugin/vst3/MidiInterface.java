package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.result;
import static lathe.plugin.vst3.ComInterface.value;

import java.lang.invoke.MethodHandles;
import lathe.plugin.ffi.NativeMemory;

/**
 * {@code IMidiMapping} and {@code IMidiMapping2}: which hidden parameter each MIDI controller moves. Of MIDI 2.0's
 * controllers none is mapped.
 */
@SuppressWarnings("unused") // called by name
final class MidiInterface {

    static final ComInterface MAPPING =
            new ComInterface(MethodHandles.lookup(), Ids.MIDI_MAPPING, result("getMidiControllerAssignment"));

    static final ComInterface MAPPING_2 = new ComInterface(
            MethodHandles.lookup(),
            Ids.MIDI_MAPPING_2,
            value("getNumMidi2ControllerAssignments"),
            result("getMidi2ControllerAssignments"),
            value("getNumMidi1ControllerAssignments"),
            result("getMidi1ControllerAssignments"));

    private MidiInterface() {}

    private static long getMidiControllerAssignment(long self, long bus, long channel, long controller, long out) {
        MidiControllers controllers = Vst3Plugin.of(self).controllers();
        short wantedChannel = (short) channel;
        short wanted = (short) controller;
        boolean there = (int) bus == 0
                && wantedChannel >= 0
                && wantedChannel < MidiControllers.CHANNELS
                && wanted >= 0
                && wanted < MidiControllers.CONTROLLERS
                && controllers.count() > 0;
        if (there) {
            NativeMemory.int32(out, controllers.id(wantedChannel, wanted));
        }
        return Result.of(there);
    }

    private static long getNumMidi2ControllerAssignments(long self, long direction, long c, long d, long e) {
        return 0;
    }

    private static long getMidi2ControllerAssignments(long self, long direction, long list, long d, long e) {
        return Result.FALSE;
    }

    private static long getNumMidi1ControllerAssignments(long self, long direction, long c, long d, long e) {
        return (int) direction == Buses.INPUT
                ? Vst3Plugin.of(self).controllers().count()
                : 0;
    }

    private static long getMidi1ControllerAssignments(long self, long direction, long list, long d, long e) {
        MidiControllers controllers = Vst3Plugin.of(self).controllers();
        int room = NativeMemory.int32(list);
        long maps = NativeMemory.word(list + Layout.ASSIGNMENT_LIST_MAPS);
        if ((int) direction != Buses.INPUT || maps == 0) {
            return Result.FALSE;
        }
        for (int i = 0; i < Math.min(room, controllers.count()); i++) {
            long at = maps + (long) Layout.ASSIGNMENT_SIZE * i;
            NativeMemory.int32(at + Layout.ASSIGNMENT_PARAMETER, controllers.id(i));
            NativeMemory.int32(at + Layout.ASSIGNMENT_BUS, 0);
            NativeMemory.int8(at + Layout.ASSIGNMENT_CHANNEL, i / MidiControllers.CONTROLLERS);
            NativeMemory.int16(at + Layout.ASSIGNMENT_CONTROLLER, i % MidiControllers.CONTROLLERS);
        }
        return Result.OK;
    }
}
