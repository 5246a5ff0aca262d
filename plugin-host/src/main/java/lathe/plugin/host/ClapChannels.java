package lathe.plugin.host;

import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.int8;
import static lathe.plugin.ffi.NativeMemory.word;

import java.lang.foreign.Arena;
import java.util.function.ToLongFunction;
import lathe.plugin.clap.ClapAbi.BlockCall;
import lathe.plugin.clap.ClapAbi.Buffer;
import lathe.plugin.clap.ClapAbi.Port;
import lathe.plugin.clap.ClapAbi.PortRequest;
import lathe.plugin.clap.ClapAbi.PortsConfig;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;

/**
 * A foreign plugin's audio ports and the native memory for their channels. Only the first port of each direction is used;
 * the others get silence and are not listened to.
 */
final class ClapChannels implements AutoCloseable {

    private final long plugin;
    private final ToLongFunction<String> extension;
    private int[] inputs = new int[0];
    private int[] outputs = new int[0];
    private long memory;
    private long process;
    private long inputSamples;
    private long outputSamples;
    private int stride;
    private long position;

    ClapChannels(long plugin, ToLongFunction<String> extension) {
        this.plugin = plugin;
        this.extension = extension;
        scan();
    }

    private void scan() {
        long ports = extension.applyAsLong("clap.audio-ports");
        inputs = scan(ports, 1);
        outputs = scan(ports, 0);
    }

    private int[] scan(long ports, int isInput) {
        int count = ports == 0 ? 0 : (int) NativeCalls.call(word(ports), plugin, isInput);
        int[] channels = new int[count];
        try (Arena arena = Arena.ofConfined()) {
            long info = arena.allocate(Port.BYTES, 8).address();
            for (int i = 0; i < count; i++) {
                boolean there = (byte) NativeCalls.call(word(ports + 8), plugin, i, isInput, info) != 0;
                channels[i] = there ? int32(info + Port.CHANNELS) : 0;
            }
        }
        return channels;
    }

    int inputs() {
        return inputs.length == 0 ? 0 : inputs[0];
    }

    int outputs() {
        return outputs.length == 0 ? 0 : outputs[0];
    }

    /** Chooses a layout with so many channels at the main ports, if the plugin has one. */
    void choose(int channels) {
        if (outputs() != channels && (select(channels) || request(channels))) {
            scan();
        }
    }

    private boolean select(int channels) {
        long configs = extension.applyAsLong("clap.audio-ports-config");
        int count = configs == 0 ? 0 : (int) NativeCalls.call(word(configs), plugin);
        try (Arena arena = Arena.ofConfined()) {
            long config = arena.allocate(PortsConfig.BYTES, 8).address();
            for (int i = 0; i < count; i++) {
                boolean there = (byte) NativeCalls.call(word(configs + 8), plugin, i, config) != 0;
                if (there && int32(config + PortsConfig.MAIN_OUTPUT_CHANNELS) == channels) {
                    return (byte) NativeCalls.call(
                                    word(configs + 16), plugin, int32(config + PortsConfig.ID) & 0xFFFF_FFFFL)
                            != 0;
                }
            }
        }
        return false;
    }

    private boolean request(int channels) {
        long configurable = extension.applyAsLong("clap.configurable-audio-ports/1");
        if (configurable == 0) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            long requests = arena.allocate(2L * PortRequest.BYTES, 8).address();
            int count = 0;
            for (int isInput = 0; isInput < 2; isInput++) {
                if ((isInput == 1 ? inputs : outputs).length > 0) {
                    long request = requests + (long) PortRequest.BYTES * count++;
                    int8(request + PortRequest.IS_INPUT, isInput);
                    int32(request + PortRequest.CHANNELS, channels);
                }
            }
            return (byte) NativeCalls.call(word(configurable + 8), plugin, requests, count) != 0;
        }
    }

    /** Makes the memory for blocks of up to so many frames. */
    void prepare(int maxFrames) {
        close();
        stride = (maxFrames + 3) & ~3;
        int inputChannels = sum(inputs);
        int outputChannels = sum(outputs);
        int ports = inputs.length + outputs.length;
        int channels = inputChannels + outputChannels;
        long headers = BlockCall.BYTES + (long) Buffer.BYTES * ports + 8L * channels;
        long start = (headers + 15) & ~15L;
        memory = NativeMemory.take(start + 4L * stride * channels);
        process = memory;
        long buffers = memory + BlockCall.BYTES;
        long pointers = buffers + (long) Buffer.BYTES * ports;
        inputSamples = memory + start;
        outputSamples = inputSamples + 4L * stride * inputChannels;
        connect(inputs, buffers, pointers, inputSamples);
        long outputBuffers = buffers + (long) Buffer.BYTES * inputs.length;
        connect(outputs, outputBuffers, pointers + 8L * inputChannels, outputSamples);
        word(process + BlockCall.INPUTS, inputs.length == 0 ? 0 : buffers);
        word(process + BlockCall.OUTPUTS, outputs.length == 0 ? 0 : outputBuffers);
        int32(process + BlockCall.INPUT_COUNT, inputs.length);
        int32(process + BlockCall.OUTPUT_COUNT, outputs.length);
        position = 0;
    }

    private static int sum(int[] channels) {
        int sum = 0;
        for (int count : channels) {
            sum += count;
        }
        return sum;
    }

    private void connect(int[] ports, long buffers, long pointers, long samples) {
        int channel = 0;
        for (int port = 0; port < ports.length; port++) {
            long buffer = buffers + (long) Buffer.BYTES * port;
            word(buffer + Buffer.DATA32, pointers + 8L * channel);
            int32(buffer + Buffer.CHANNELS, ports[port]);
            for (int c = 0; c < ports[port]; c++, channel++) {
                word(pointers + 8L * channel, samples + 4L * stride * channel);
            }
        }
    }

    /** Brings a block to the main input. */
    void write(float[][] input, int frames) {
        for (int c = 0; c < Math.min(inputs(), input.length); c++) {
            NativeMemory.copy(input[c], 0, inputSamples + 4L * stride * c, frames);
        }
    }

    /** Takes a block from the main output. */
    void read(float[][] output, int frames) {
        for (int c = 0; c < Math.min(outputs(), output.length); c++) {
            NativeMemory.copy(outputSamples + 4L * stride * c, output[c], 0, frames);
        }
    }

    /** Address of the {@code clap_process} for the next block. */
    long process(int frames, long in, long out) {
        word(process + BlockCall.STEADY_TIME, position);
        position += frames;
        int32(process + BlockCall.FRAMES, frames);
        word(process + BlockCall.TRANSPORT, 0);
        word(process + BlockCall.IN_EVENTS, in);
        word(process + BlockCall.OUT_EVENTS, out);
        return process;
    }

    @Override
    public void close() {
        if (memory != 0) {
            NativeMemory.give(memory);
            memory = 0;
        }
    }
}
