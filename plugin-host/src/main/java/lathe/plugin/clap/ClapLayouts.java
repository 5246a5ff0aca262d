package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.int8;
import static lathe.plugin.ffi.NativeMemory.word;

import java.lang.invoke.MethodHandles;
import lathe.core.audio.ChannelLayout;
import lathe.plugin.clap.ClapAbi.PortsConfig;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.Upcalls;

/** How a host chooses among the layouts of {@link ClapPorts}, and switches single ports off: four extensions. */
final class ClapLayouts {

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    /** {@code clap.audio-ports-config}. */
    static final long CONFIGS = Upcalls.table(HERE, 0, "configCount", "configGet", "configSelect");

    /** {@code clap.audio-ports-config-info/1}. */
    static final long CONFIG_INFO = Upcalls.table(HERE, 0, "currentConfig", "configPort");

    /** {@code clap.configurable-audio-ports/1}. */
    static final long CONFIGURABLE = Upcalls.table(HERE, 0, "canConfigure", "configure");

    /** {@code clap.audio-ports-activation/2}. */
    static final long ACTIVATION = Upcalls.table(HERE, 0, "canActivateWhileProcessing", "setActive");

    private static final int FLOAT_BITS = 32;

    private ClapLayouts() {}

    private static ClapPorts ports(long self) {
        return ClapPlugin.of(self).ports();
    }

    private static String name(ChannelLayout layout) {
        return switch (layout.channels()) {
            case 1 -> "Mono";
            case 2 -> "Stereo";
            default -> layout.toString();
        };
    }

    // --- clap.audio-ports-config and -info --------------------------------------------------------------------------

    @SuppressWarnings("unused") // called by hosts, like all below
    private static long configCount(long self, long b, long c, long d, long e) {
        return ports(self).layouts().size();
    }

    @SuppressWarnings("unused")
    private static long configGet(long self, long index, long config, long d, long e) {
        ClapPorts ports = ports(self);
        if ((int) index < 0 || (int) index >= ports.layouts().size()) {
            return 0;
        }
        ChannelLayout layout = ports.layouts().get((int) index);
        int32(config + PortsConfig.ID, (int) index);
        NativeText.write(config + PortsConfig.NAME, name(layout), ClapAbi.NAME_BYTES);
        int32(config + PortsConfig.INPUT_PORTS, ports.inputs());
        int32(config + PortsConfig.OUTPUT_PORTS, 1);
        int8(config + PortsConfig.HAS_MAIN_INPUT, ports.hasMainInput() ? 1 : 0);
        int32(config + PortsConfig.MAIN_INPUT_CHANNELS, ports.hasMainInput() ? layout.channels() : 0);
        word(config + PortsConfig.MAIN_INPUT_TYPE, ports.hasMainInput() ? ClapTexts.portType(layout.channels()) : 0);
        int8(config + PortsConfig.HAS_MAIN_OUTPUT, 1);
        int32(config + PortsConfig.MAIN_OUTPUT_CHANNELS, layout.channels());
        word(config + PortsConfig.MAIN_OUTPUT_TYPE, ClapTexts.portType(layout.channels()));
        return 1;
    }

    @SuppressWarnings("unused")
    private static long configSelect(long self, long id, long c, long d, long e) {
        return select(self, (int) id);
    }

    @SuppressWarnings("unused")
    private static long currentConfig(long self, long b, long c, long d, long e) {
        return ports(self).config();
    }

    @SuppressWarnings("unused")
    private static long configPort(long self, long id, long index, long input, long info) {
        return ports(self).describe((int) id, (int) index, (byte) input != 0, info) ? 1 : 0;
    }

    // --- clap.configurable-audio-ports ------------------------------------------------------------------------------

    @SuppressWarnings("unused")
    private static long canConfigure(long self, long requests, long count, long d, long e) {
        return !ClapPlugin.of(self).instance().isActive() && ports(self).configFor(requests, (int) count) >= 0 ? 1 : 0;
    }

    @SuppressWarnings("unused")
    private static long configure(long self, long requests, long count, long d, long e) {
        return select(self, ports(self).configFor(requests, (int) count));
    }

    private static long select(long self, int config) {
        ClapPlugin plugin = ClapPlugin.of(self);
        ClapPorts ports = plugin.ports();
        if (config < 0 || config >= ports.layouts().size() || plugin.instance().isActive()) {
            return 0;
        }
        ports.choose(config);
        return 1;
    }

    // --- clap.audio-ports-activation --------------------------------------------------------------------------------

    @SuppressWarnings("unused")
    private static long canActivateWhileProcessing(long self, long b, long c, long d, long e) {
        return 0;
    }

    @SuppressWarnings("unused")
    private static long setActive(long self, long input, long index, long active, long sampleBits) {
        ClapPorts ports = ports(self);
        boolean isInput = (byte) input != 0;
        int port = (int) index;
        boolean sizeFits = (int) sampleBits == 0 || (int) sampleBits == FLOAT_BITS;
        if (port < 0 || port >= (isInput ? ports.inputs() : 1) || !sizeFits) {
            return 0;
        }
        if (isInput) {
            ports.switchInput(port, (byte) active != 0);
        } else {
            ports.switchOutput((byte) active != 0);
        }
        return 1;
    }
}
