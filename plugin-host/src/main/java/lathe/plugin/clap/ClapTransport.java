package lathe.plugin.clap;

import static lathe.plugin.clap.ClapEvent.Transport.*;
import static lathe.plugin.ffi.NativeMemory.float64;
import static lathe.plugin.ffi.NativeMemory.int16;
import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.word;

import lathe.plugin.Transport;

/** Reads CLAP's transport. Its beats are quarter notes. */
final class ClapTransport {

    private ClapTransport() {}

    /** Fills in from an event; 0 is a host that plays freely and tells nothing. */
    static void read(long event, Transport to) {
        to.clear();
        if (event == 0) {
            return;
        }
        int state = int32(event + STATE);
        to.playing = (state & PLAYING) != 0;
        to.recording = (state & RECORDING) != 0;
        to.looping = (state & LOOPING) != 0;
        to.hasTempo = (state & HAS_TEMPO) != 0;
        to.hasPositionQuarters = (state & HAS_BEATS) != 0;
        to.hasPositionSeconds = (state & HAS_SECONDS) != 0;
        to.hasMeter = (state & HAS_METER) != 0;
        if (to.hasTempo) {
            to.tempoBpm = float64(event + TEMPO);
        }
        if (to.hasPositionQuarters) {
            to.positionQuarters = fixed(event + POSITION_BEATS);
            to.barStartQuarters = fixed(event + BAR_START);
            to.loopStartQuarters = fixed(event + LOOP_START_BEATS);
            to.loopEndQuarters = fixed(event + LOOP_END_BEATS);
        }
        if (to.hasPositionSeconds) {
            to.positionSeconds = fixed(event + POSITION_SECONDS);
        }
        if (to.hasMeter) {
            to.meterNumerator = int16(event + METER_NUMERATOR) & 0xFFFF;
            to.meterDenominator = int16(event + METER_DENOMINATOR) & 0xFFFF;
        }
    }

    private static double fixed(long address) {
        return word(address) / ClapAbi.FIXED_POINT;
    }
}
