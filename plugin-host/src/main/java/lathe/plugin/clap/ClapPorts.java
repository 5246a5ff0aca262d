package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.int8;
import static lathe.plugin.ffi.NativeMemory.word;

import java.lang.invoke.MethodHandles;
import java.util.List;
import lathe.core.audio.ChannelLayout;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.clap.ClapAbi.BlockCall;
import lathe.plugin.clap.ClapAbi.Buffer;
import lathe.plugin.clap.ClapAbi.Port;
import lathe.plugin.clap.ClapAbi.PortRequest;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.Upcalls;

/**
 * Audio ports of an instance: main input and output of one layout, a side chain where the plugin declares one. The layout is
 * the host's choice among the descriptor's, by {@code audio-ports-config} or {@code configurable-audio-ports}, while
 * inactive; single ports may be switched off by {@code audio-ports-activation}; see {@link ClapLayouts}.
 */
final class ClapPorts {

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    /** {@code clap.audio-ports}. */
    static final long PORTS = Upcalls.table(HERE, 0, "count", "get");

    private static final int MAIN_ID = 0;
    private static final int SIDE_ID = 1;

    private final List<ChannelLayout> layouts;
    private final boolean hasMainInput;
    private final int sideChannels;
    private final boolean[] inputOff = new boolean[2];
    private boolean outputOff;
    private int config;

    ClapPorts(PluginDescriptor descriptor) {
        layouts = descriptor.layouts();
        hasMainInput = !descriptor.isInstrument();
        sideChannels = descriptor.sideChain().map(ChannelLayout::channels).orElse(0);
    }

    List<ChannelLayout> layouts() {
        return layouts;
    }

    boolean hasMainInput() {
        return hasMainInput;
    }

    /** Index of the chosen layout. */
    int config() {
        return config;
    }

    void choose(int newConfig) {
        config = newConfig;
    }

    void switchInput(int port, boolean on) {
        inputOff[port] = !on;
    }

    void switchOutput(boolean on) {
        outputOff = !on;
    }

    /** The chosen layout. */
    ChannelLayout layout() {
        return layouts.get(config);
    }

    /** The main input's buffer in a call of process, or 0. */
    long mainInput(long process) {
        return hasMainInput ? input(process, 0) : 0;
    }

    /** The side chain's buffer in a call of process, or 0. */
    long sideInput(long process) {
        return sideChannels > 0 ? input(process, mainInputs()) : 0;
    }

    private long input(long process, int port) {
        boolean there = port < int32(process + BlockCall.INPUT_COUNT) && !inputOff[port];
        return there ? word(process + BlockCall.INPUTS) + (long) Buffer.BYTES * port : 0;
    }

    /** The main output's buffer in a call of process, or 0. */
    long mainOutput(long process) {
        return int32(process + BlockCall.OUTPUT_COUNT) > 0 && !outputOff ? word(process + BlockCall.OUTPUTS) : 0;
    }

    private int mainInputs() {
        return hasMainInput ? 1 : 0;
    }

    /** Number of input ports. */
    int inputs() {
        return mainInputs() + (sideChannels > 0 ? 1 : 0);
    }

    /** Writes what a port is in a layout; false if there is no such port. */
    boolean describe(int configIndex, int port, boolean input, long info) {
        if (configIndex < 0 || configIndex >= layouts.size() || port < 0 || port >= (input ? inputs() : 1)) {
            return false;
        }
        boolean main = !input || port < mainInputs();
        int channels = main ? layouts.get(configIndex).channels() : sideChannels;
        int32(info + Port.ID, main ? MAIN_ID : SIDE_ID);
        NativeText.write(info + Port.NAME, main ? input ? "Input" : "Output" : "Side chain", ClapAbi.NAME_BYTES);
        int32(info + Port.FLAGS, main ? Port.MAIN : 0);
        int32(info + Port.CHANNELS, channels);
        word(info + Port.TYPE, ClapTexts.portType(channels));
        int32(info + Port.IN_PLACE_PAIR, main && hasMainInput ? MAIN_ID : ClapAbi.INVALID_ID);
        return true;
    }

    /** Index of the first layout that meets all wishes, or -1. */
    int configFor(long requests, int count) {
        for (int i = 0; i < layouts.size(); i++) {
            boolean fits = true;
            for (int k = 0; k < count; k++) {
                fits &= fits(layouts.get(i).channels(), requests + (long) PortRequest.BYTES * k);
            }
            if (fits) {
                return i;
            }
        }
        return -1;
    }

    private boolean fits(int mainChannels, long request) {
        boolean input = int8(request + PortRequest.IS_INPUT) != 0;
        int port = int32(request + PortRequest.INDEX);
        if (port < 0 || port >= (input ? inputs() : 1)) {
            return false;
        }
        int channels = !input || port < mainInputs() ? mainChannels : sideChannels;
        long type = word(request + PortRequest.TYPE);
        String ours = NativeText.read(ClapTexts.portType(channels));
        return int32(request + PortRequest.CHANNELS) == channels
                && (type == 0 || NativeText.read(type).equals(ours));
    }

    // --- clap.audio-ports -------------------------------------------------------------------------------------------

    @SuppressWarnings("unused") // called by hosts, like all below
    private static long count(long self, long input, long c, long d, long e) {
        return (byte) input != 0 ? ports(self).inputs() : 1;
    }

    @SuppressWarnings("unused")
    private static long get(long self, long index, long input, long info, long e) {
        ClapPorts ports = ports(self);
        return ports.describe(ports.config, (int) index, (byte) input != 0, info) ? 1 : 0;
    }

    private static ClapPorts ports(long self) {
        return ClapPlugin.of(self).ports();
    }
}
