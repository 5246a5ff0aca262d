package lathe.plugin.host.vst3;

import lathe.plugin.ffi.NativeCalls;

/**
 * An {@code IAudioProcessor} of any maker's, by address; answers are result codes unless said else.
 *
 * @param object the interface
 */
public record ProcessorCalls(long object) {

    private long function(int index) {
        return NativeCalls.method(object, index);
    }

    /** @param inputs address of an arrangement for each input bus */
    public int setBusArrangements(long inputs, int inputCount, long outputs, int outputCount) {
        return (int) NativeCalls.call(function(3), object, inputs, inputCount, outputs, outputCount);
    }

    public int getBusArrangement(int direction, int index, long out) {
        return (int) NativeCalls.call(function(4), object, direction, index, out);
    }

    /** @param sampleSize 0 for 32 bits, 1 for 64 */
    public int canProcessSampleSize(int sampleSize) {
        return (int) NativeCalls.call(function(5), object, sampleSize);
    }

    /** Frames. */
    public long latencyFrames() {
        return NativeCalls.call(function(6), object) & 0xFFFF_FFFFL;
    }

    /** @param setup a {@code ProcessSetup} */
    public int setup(long setup) {
        return (int) NativeCalls.call(function(7), object, setup);
    }

    public int setProcessing(boolean on) {
        return (int) NativeCalls.call(function(8), object, on ? 1 : 0);
    }

    /** @param data a {@code ProcessData} */
    public int process(long data) {
        return (int) NativeCalls.call(function(9), object, data);
    }

    /** Frames, or {@link Long#MAX_VALUE} for ever. */
    public long tailFrames() {
        long frames = NativeCalls.call(function(10), object) & 0xFFFF_FFFFL;
        return frames == 0xFFFF_FFFFL ? Long.MAX_VALUE : frames;
    }
}
