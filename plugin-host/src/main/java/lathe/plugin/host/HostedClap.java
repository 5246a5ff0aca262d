package lathe.plugin.host;

import static lathe.plugin.ffi.NativeMemory.float64;
import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.word;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import lathe.core.process.ProcessSetup;
import lathe.plugin.clap.ClapAbi.Descriptor;
import lathe.plugin.clap.ClapAbi.Param;
import lathe.plugin.clap.ClapAbi.Plugin;
import lathe.plugin.clap.ClapEvent;
import lathe.plugin.clap.EventList;
import lathe.plugin.clap.EventSink;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;

/** An instance of a CLAP plugin of any maker. */
public final class HostedClap implements HostedPlugin {

    private static final int MOST_EVENTS = 4096;
    private static final int TEXT_BYTES = 256;
    private static final int VALUE_BYTES = Integer.BYTES + Double.BYTES;
    private static final int STEPS_TOLD_UP_TO = 1 << 20;

    private final long plugin;
    private final ClapHost host;
    private final long params;
    private final long latency;
    private final long tail;
    private final EventList events = new EventList(MOST_EVENTS);
    private final EventSink sink = new EventSink(MOST_EVENTS);
    private final ClapChannels channels;
    private List<HostedParameter> parameters = List.of();
    private boolean active;
    private boolean processing;

    /**
     * Takes over an instance that was created just now, and initialises it.
     *
     * @param plugin address of the {@code clap_plugin}
     * @param host which it was created with; closed with this
     * @throws HostedPluginException if it does not start; both are given back then
     */
    public HostedClap(long plugin, ClapHost host) {
        this.plugin = plugin;
        this.host = host;
        if ((byte) call(Plugin.INIT) == 0) {
            call(Plugin.DESTROY);
            host.close();
            throw new HostedPluginException("the plugin refuses to start: " + host.messages());
        }
        params = extension("clap.params");
        latency = extension("clap.latency");
        tail = extension("clap.tail");
        channels = new ClapChannels(plugin, this::extension);
        parameters = readParameters();
        attend();
    }

    private long call(int function) {
        return NativeCalls.call(word(plugin + function), plugin);
    }

    /** Address of an extension's functions, 0 if the plugin lacks it. */
    long extension(String id) {
        try (Arena arena = Arena.ofConfined()) {
            return NativeCalls.call(
                    word(plugin + Plugin.GET_EXTENSION),
                    plugin,
                    arena.allocateFrom(id).address());
        }
    }

    private List<HostedParameter> readParameters() {
        List<HostedParameter> read = new ArrayList<>();
        int count = params == 0 ? 0 : (int) NativeCalls.call(word(params), plugin);
        try (Arena arena = Arena.ofConfined()) {
            long info = arena.allocate(Param.BYTES, 8).address();
            for (int i = 0; i < count; i++) {
                if ((byte) NativeCalls.call(word(params + 8), plugin, i, info) != 0) {
                    read.add(parameter(info));
                }
            }
        }
        return List.copyOf(read);
    }

    private static HostedParameter parameter(long info) {
        double min = float64(info + Param.MIN);
        double max = float64(info + Param.MAX);
        boolean stepped = (int32(info + Param.FLAGS) & Param.STEPPED) != 0;
        return new HostedParameter(
                int32(info + Param.ID),
                NativeText.read(info + Param.NAME),
                min,
                max,
                float64(info + Param.INITIAL),
                stepped ? (int) Math.min(STEPS_TOLD_UP_TO, max - min) : 0);
    }

    /** What the plugin asked for meanwhile: its callback on this thread. */
    private void attend() {
        if (host.takeCallback()) {
            call(Plugin.ON_MAIN_THREAD);
        }
    }

    @Override
    public String id() {
        return NativeText.read(word(word(plugin) + Descriptor.ID));
    }

    @Override
    public String name() {
        return NativeText.read(word(word(plugin) + Descriptor.NAME));
    }

    @Override
    public List<HostedParameter> parameters() {
        return parameters;
    }

    @Override
    public double value(int number) {
        try (Arena arena = Arena.ofConfined()) {
            long value = arena.allocate(8, 8).address();
            boolean known = params != 0
                    && (byte) NativeCalls.call(word(params + 16), plugin, number & 0xFFFF_FFFFL, value) != 0;
            return known ? float64(value) : Double.NaN;
        }
    }

    @Override
    public String text(int number, double value) {
        long buffer = NativeMemory.take(TEXT_BYTES);
        try {
            boolean said = params != 0
                    && (byte) NativeCalls.callWithDouble(
                                    word(params + 24), plugin, number & 0xFFFF_FFFFL, value, buffer, TEXT_BYTES)
                            != 0;
            return said ? NativeText.read(buffer) : Double.toString(value);
        } finally {
            NativeMemory.give(buffer);
        }
    }

    @Override
    public void set(int number, double value) {
        events.value(0, number, value);
        if (!active && params != 0) {
            NativeCalls.call(word(params + 40), plugin, events.address(), sink.address());
            events.clear();
            sink.clear();
            attend();
        }
    }

    @Override
    public int inputChannels() {
        return channels.inputs();
    }

    @Override
    public int outputChannels() {
        return channels.outputs();
    }

    @Override
    public void activate(ProcessSetup setup) {
        deactivate();
        channels.choose(setup.channels());
        channels.prepare(setup.maxFrames());
        long render = extension("clap.render");
        if (render != 0) {
            NativeCalls.call(word(render + 8), plugin, setup.mode() == ProcessSetup.Mode.OFFLINE ? 1 : 0);
        }
        if ((byte) NativeCalls.callWithDouble(
                        word(plugin + Plugin.ACTIVATE), plugin, setup.sampleRateHz(), 1, setup.maxFrames())
                == 0) {
            throw new HostedPluginException(name() + " refuses " + setup + "; try another rate or block length");
        }
        active = true;
        attend();
    }

    @Override
    public void noteOn(int channel, int key, double velocity) {
        events.note(ClapEvent.NOTE_ON, 0, -1, channel, key, velocity);
    }

    @Override
    public void noteOff(int channel, int key) {
        events.note(ClapEvent.NOTE_OFF, 0, -1, channel, key, 0);
    }

    @Override
    public void process(float[][] input, float[][] output, int frames) {
        host.audioThread(Thread.currentThread());
        try {
            if (!processing) {
                processing = true;
                if ((byte) call(Plugin.START_PROCESSING) == 0) {
                    throw new HostedPluginException(name() + " refuses to process");
                }
            }
            channels.write(input, frames);
            long process = channels.process(frames, events.address(), sink.address());
            int status = (int) NativeCalls.call(word(plugin + Plugin.PROCESS), plugin, process);
            events.clear();
            sink.clear();
            if (status == 0) {
                throw new HostedPluginException(name() + " reports an error while processing");
            }
            channels.read(output, frames);
        } finally {
            host.audioThread(null);
        }
    }

    @Override
    public void deactivate() {
        if (!active) {
            return;
        }
        if (processing) {
            processing = false;
            host.audioThread(Thread.currentThread());
            call(Plugin.STOP_PROCESSING);
            host.audioThread(null);
        }
        active = false;
        call(Plugin.DEACTIVATE);
        attend();
    }

    @Override
    public int latencyFrames() {
        return latency == 0 || !active ? 0 : (int) NativeCalls.call(word(latency), plugin);
    }

    @Override
    public long tailFrames() {
        int frames = tail == 0 || !active ? 0 : (int) NativeCalls.call(word(tail), plugin);
        return frames < 0 || frames == Integer.MAX_VALUE ? Long.MAX_VALUE : frames;
    }

    @Override
    public byte[] saveState() {
        long state = extension("clap.state");
        if (state == 0) {
            return saveValues();
        }
        try (ClapStreams streams = new ClapStreams()) {
            if ((byte) NativeCalls.call(word(state), plugin, streams.output()) == 0) {
                throw new HostedPluginException(name() + " saves no state");
            }
            return streams.written();
        }
    }

    /** Plugins that are nothing but their parameters leave it to the host to keep them. */
    private byte[] saveValues() {
        ByteBuffer values = ByteBuffer.allocate(VALUE_BYTES * parameters.size());
        for (HostedParameter parameter : parameters) {
            values.putInt(parameter.number()).putDouble(value(parameter.number()));
        }
        return values.array();
    }

    @Override
    public void loadState(byte[] saved) {
        long state = extension("clap.state");
        if (state == 0) {
            ByteBuffer values = ByteBuffer.wrap(saved);
            while (values.remaining() >= VALUE_BYTES) {
                set(values.getInt(), values.getDouble());
            }
            return;
        }
        try (ClapStreams streams = new ClapStreams()) {
            if ((byte) NativeCalls.call(word(state + 8), plugin, streams.input(saved)) == 0) {
                throw new HostedPluginException(name() + " refuses the state; is it another plugin's?");
            }
        }
        attend();
    }

    @Override
    public void close() {
        deactivate();
        call(Plugin.DESTROY);
        channels.close();
        events.close();
        sink.close();
        host.close();
    }
}
