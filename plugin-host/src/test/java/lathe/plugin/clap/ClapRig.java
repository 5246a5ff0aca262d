package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.word;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.clap.ClapAbi.BlockCall;
import lathe.plugin.clap.ClapAbi.Buffer;
import lathe.plugin.clap.ClapAbi.Descriptor;
import lathe.plugin.clap.ClapAbi.Plugin;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.host.ClapHost;
import lathe.plugin.host.ClapStreams;

/**
 * A host small enough to read: an instance by its native functions, its ports by numbers of channels, buffers by hand. All
 * memory lives until {@link #close}.
 */
final class ClapRig implements AutoCloseable {

    final ClapHost host = new ClapHost();
    final EventList in = new EventList(4096);
    final EventSink out = new EventSink(4096);
    final Arena arena = Arena.ofConfined();
    final long plugin;
    final Set<Integer> soundingKeys = new HashSet<>();
    private final long process = arena.allocate(BlockCall.BYTES, 8).address();
    private int[] inputs = {2};
    private int[] outputs = {2};
    private int maxFrames;
    private boolean active;

    ClapRig(PluginDescriptor descriptor) {
        plugin = ClapPlugin.create(descriptor, host.address(), nativeDescriptor(descriptor));
        if (call(Plugin.INIT) == 0) {
            throw new AssertionError("init");
        }
    }

    /** What the shim makes of a manifest. */
    static long nativeDescriptor(PluginDescriptor of) {
        long address = NativeMemory.take(Descriptor.BYTES);
        int32(address, ClapAbi.VERSION_MAJOR);
        int32(address + 4, ClapAbi.VERSION_MINOR);
        List<String> texts = List.of(
                of.id(),
                of.name(),
                of.vendor(),
                of.url(),
                of.manualUrl(),
                of.supportUrl(),
                of.version(),
                of.description());
        for (int i = 0; i < texts.size(); i++) {
            word(address + Descriptor.ID + 8L * i, NativeText.forEver(texts.get(i)));
        }
        long features = NativeMemory.take(8L * (of.features().size() + 1));
        for (int i = 0; i < of.features().size(); i++) {
            word(features + 8L * i, NativeText.forEver(of.features().get(i)));
        }
        word(address + Descriptor.FEATURES, features);
        return address;
    }

    /** Calls one of the plugin's own functions; the low byte counts as the answer. */
    long call(int function) {
        return (byte) NativeCalls.call(word(plugin + function), plugin);
    }

    long extension(String id) {
        try (Arena text = Arena.ofConfined()) {
            return NativeCalls.call(
                    word(plugin + Plugin.GET_EXTENSION),
                    plugin,
                    text.allocateFrom(id).address());
        }
    }

    /** Calls a function of an extension with words; all of the answer. */
    long call(String extension, int function, long a, long b, long c, long d) {
        long table = extension(extension);
        if (table == 0) {
            throw new AssertionError("no " + extension);
        }
        return NativeCalls.call(word(table + 8L * function), plugin, a, b, c, d);
    }

    long call(String extension, int function, long... words) {
        long[] all = Arrays.copyOf(words, 4);
        return call(extension, function, all[0], all[1], all[2], all[3]);
    }

    boolean is(String extension, int function, long... words) {
        return (byte) call(extension, function, words) != 0;
    }

    /** Zeroed memory until the rig is closed. */
    long memory(long bytes) {
        return arena.allocate(bytes, 16).address();
    }

    long text(String text) {
        return arena.allocateFrom(text).address();
    }

    int number(String id) {
        return lathe.plugin.instance.ParameterBank.numberOf(id);
    }

    double value(String id) {
        long value = memory(8);
        if (!is("clap.params", 2, number(id), value)) {
            throw new AssertionError("no value of " + id);
        }
        return NativeMemory.float64(value);
    }

    String toText(String id, double value) {
        return toText(number(id), value);
    }

    String toText(int parameter, double value) {
        long buffer = memory(256);
        long table = extension("clap.params");
        if ((byte) NativeCalls.callWithDouble(word(table + 24), plugin, parameter & 0xFFFF_FFFFL, value, buffer, 256)
                == 0) {
            throw new AssertionError("no text of " + parameter);
        }
        return NativeText.read(buffer);
    }

    ClapRig ports(int[] newInputs, int[] newOutputs) {
        inputs = newInputs.clone();
        outputs = newOutputs.clone();
        return this;
    }

    /** Takes the ports that the plugin tells. */
    ClapRig askPorts() {
        return ports(askPorts(1), askPorts(0));
    }

    private int[] askPorts(int isInput) {
        long info = memory(ClapAbi.Port.BYTES);
        int[] channels = new int[(int) call("clap.audio-ports", 0, isInput)];
        for (int i = 0; i < channels.length; i++) {
            if (!is("clap.audio-ports", 1, i, isInput, info)) {
                throw new AssertionError("port " + i);
            }
            channels[i] = int32(info + ClapAbi.Port.CHANNELS);
        }
        return channels;
    }

    /** Channels of each input port. */
    int[] inputPorts() {
        return inputs.clone();
    }

    /** Channels of each output port. */
    int[] outputPorts() {
        return outputs.clone();
    }

    /** Channels of all input ports together. */
    int inputChannels() {
        return Arrays.stream(inputs).sum();
    }

    byte[] saveState(int mostBytesAtOnce) {
        try (ClapStreams streams = new ClapStreams(mostBytesAtOnce)) {
            if (!is("clap.state", 0, streams.output())) {
                throw new AssertionError("save");
            }
            return streams.written();
        }
    }

    boolean loadState(byte[] saved, int mostBytesAtOnce) {
        try (ClapStreams streams = new ClapStreams(mostBytesAtOnce)) {
            return is("clap.state", 1, streams.input(saved));
        }
    }

    ClapRig activate(double rate, int frames) {
        deactivate();
        maxFrames = frames;
        if ((byte) NativeCalls.callWithDouble(word(plugin + Plugin.ACTIVATE), plugin, rate, 1, frames) == 0) {
            throw new AssertionError("activate " + rate + " " + frames);
        }
        active = true;
        if (call(Plugin.START_PROCESSING) == 0) {
            throw new AssertionError("start_processing");
        }
        return this;
    }

    void deactivate() {
        if (active) {
            call(Plugin.STOP_PROCESSING);
            call(Plugin.DEACTIVATE);
            active = false;
        }
    }

    /** A block's outcome. */
    static final class Result {
        int status;
        long constantMask;
        float[][] sound = {};
        List<String> sent = List.of();
    }

    /** Processes with one array a channel, over all input ports; nothing is shared between input and output. */
    Result process(int frames, float[]... input) {
        return process(frames, 0, false, input);
    }

    /**
     * Processes.
     *
     * @param transport address of an event, or 0
     * @param inPlace whether the main output is the main input's memory
     */
    Result process(int frames, long transport, boolean inPlace, float[]... input) {
        if (frames > Math.max(maxFrames, 1) * 4) {
            throw new AssertionError("block");
        }
        try (Arena block = Arena.ofConfined()) {
            long ins = buffers(block, inputs, frames, input);
            long outs = buffers(block, outputs, frames);
            if (inPlace && inputs.length > 0 && inputs[0] == outputs[0]) {
                word(outs, word(ins));
            }
            int32(process + BlockCall.FRAMES, frames);
            word(process + BlockCall.TRANSPORT, transport);
            word(process + BlockCall.INPUTS, ins);
            word(process + BlockCall.OUTPUTS, outs);
            int32(process + BlockCall.INPUT_COUNT, inputs.length);
            int32(process + BlockCall.OUTPUT_COUNT, outputs.length);
            word(process + BlockCall.IN_EVENTS, in.address());
            word(process + BlockCall.OUT_EVENTS, out.address());
            Result result = new Result();
            result.status = (int) NativeCalls.call(word(plugin + Plugin.PROCESS), plugin, process);
            result.constantMask = word(outs + Buffer.CONSTANT_MASK);
            result.sound = new float[outputs[0]][frames];
            for (int c = 0; c < outputs[0]; c++) {
                NativeMemory.copy(word(word(outs) + 8L * c), result.sound[c], 0, frames);
            }
            result.sent = sent();
            in.clear();
            out.clear();
            return result;
        }
    }

    /** Address of a process structure with silence to be used many times. */
    long prepared(int frames) {
        int32(process + BlockCall.FRAMES, frames);
        word(process + BlockCall.TRANSPORT, 0);
        word(process + BlockCall.INPUTS, buffers(arena, inputs, frames, new float[frames]));
        word(process + BlockCall.OUTPUTS, buffers(arena, outputs, frames));
        int32(process + BlockCall.INPUT_COUNT, inputs.length);
        int32(process + BlockCall.OUTPUT_COUNT, outputs.length);
        word(process + BlockCall.IN_EVENTS, in.address());
        word(process + BlockCall.OUT_EVENTS, out.address());
        return process;
    }

    /** Fills untouched memory with NaN, so that what a plugin leaves unwritten is seen. */
    private static long buffers(Arena arena, int[] ports, int frames, float[]... sound) {
        long buffers = arena.allocate((long) Buffer.BYTES * Math.max(1, ports.length), 8)
                .address();
        int channel = 0;
        float[] nothing = new float[frames];
        Arrays.fill(nothing, Float.NaN);
        for (int port = 0; port < ports.length; port++) {
            long buffer = buffers + (long) Buffer.BYTES * port;
            long pointers = arena.allocate(8L * Math.max(1, ports[port]), 8).address();
            word(buffer, pointers);
            int32(buffer + Buffer.CHANNELS, ports[port]);
            for (int c = 0; c < ports[port]; c++) {
                long samples = arena.allocate(4L * Math.max(1, frames), 16).address();
                float[] from = sound.length == 0 ? nothing : sound[channel++ % sound.length];
                NativeMemory.copy(from, 0, samples, frames);
                word(pointers + 8L * c, samples);
            }
        }
        return buffers;
    }

    private List<String> sent() {
        String[] events = new String[out.size()];
        for (int i = 0; i < events.length; i++) {
            long event = out.event(i);
            int type = NativeMemory.int16(event + ClapEvent.TYPE);
            String at = int32(event + ClapEvent.TIME) + " ";
            events[i] = at
                    + switch (type) {
                        case ClapEvent.NOTE_END ->
                            "end id=" + int32(event + ClapEvent.Note.ID) + " key="
                                    + NativeMemory.int16(event + ClapEvent.Note.KEY);
                        case ClapEvent.PARAM_VALUE ->
                            "value " + int32(event + ClapEvent.Param.ID) + "="
                                    + NativeMemory.float64(event + ClapEvent.Param.VALUE);
                        case ClapEvent.GESTURE_BEGIN -> "begin " + int32(event + ClapEvent.Param.ID);
                        case ClapEvent.GESTURE_END -> "finish " + int32(event + ClapEvent.Param.ID);
                        default -> "type " + type;
                    };
        }
        return List.of(events);
    }

    @Override
    public void close() {
        deactivate();
        call(Plugin.DESTROY);
        in.close();
        out.close();
        host.close();
        arena.close();
    }
}
