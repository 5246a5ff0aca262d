package lathe.plugin.vst3;

import lathe.plugin.Transport;
import lathe.plugin.ffi.NativeMemory;

/** The host's {@code ProcessContext} as a {@link Transport}, on the audio thread. */
final class SongPosition {

    private static final int PLAYING = 1 << 1;
    private static final int LOOPING = 1 << 2;
    private static final int RECORDING = 1 << 3;
    private static final int QUARTERS_VALID = 1 << 9;
    private static final int TEMPO_VALID = 1 << 10;
    private static final int BAR_VALID = 1 << 11;
    private static final int LOOP_VALID = 1 << 12;
    private static final int METER_VALID = 1 << 13;

    /** What a follower asks the host to fill in: music time, bar, loop, tempo, metre, whether it plays. */
    static final int NEEDED = 1 << 2 | 1 << 3 | 1 << 4 | 1 << 6 | 1 << 7 | 1 << 10;

    private SongPosition() {}

    /** @param context the structure's address, or 0 if the host gives none */
    static void read(long context, Transport to) {
        to.clear();
        if (context == 0) {
            return;
        }
        int state = NativeMemory.int32(context + Layout.CONTEXT_STATE);
        to.playing = (state & PLAYING) != 0;
        to.recording = (state & RECORDING) != 0;
        to.looping = (state & LOOPING) != 0 && (state & LOOP_VALID) != 0;
        double rate = NativeMemory.float64(context + Layout.CONTEXT_RATE);
        to.hasPositionSeconds = rate > 0;
        to.positionSeconds = rate > 0 ? NativeMemory.word(context + Layout.CONTEXT_SONG_FRAMES) / rate : 0;
        if ((state & QUARTERS_VALID) != 0) {
            to.hasPositionQuarters = true;
            to.positionQuarters = NativeMemory.float64(context + Layout.CONTEXT_SONG_QUARTERS);
        }
        if ((state & BAR_VALID) != 0) {
            to.barStartQuarters = NativeMemory.float64(context + Layout.CONTEXT_BAR_QUARTERS);
        }
        if (to.looping) {
            to.loopStartQuarters = NativeMemory.float64(context + Layout.CONTEXT_LOOP_START);
            to.loopEndQuarters = NativeMemory.float64(context + Layout.CONTEXT_LOOP_END);
        }
        if ((state & TEMPO_VALID) != 0) {
            to.hasTempo = true;
            to.tempoBpm = NativeMemory.float64(context + Layout.CONTEXT_TEMPO);
        }
        if ((state & METER_VALID) != 0) {
            to.hasMeter = true;
            to.meterNumerator = NativeMemory.int32(context + Layout.CONTEXT_METER_NUMERATOR);
            to.meterDenominator = NativeMemory.int32(context + Layout.CONTEXT_METER_DENOMINATOR);
        }
    }
}
