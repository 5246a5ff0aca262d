package lathe.plugin.clap;

import java.lang.invoke.MethodHandles;
import java.util.List;
import lathe.core.process.ProcessSetup;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.clap.ClapAbi.Plugin;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.ObjectTable;
import lathe.plugin.ffi.Shape;
import lathe.plugin.ffi.ShimGuards;
import lathe.plugin.ffi.ShimGuards.Kind;
import lathe.plugin.ffi.Upcalls;
import lathe.plugin.instance.PluginInstance;

/**
 * One instance as a host of CLAP plugins holds it; the static methods are the functions of the interface. The native object
 * is {descriptor, number, functions}: the number finds the instance, so that one native function serves all of them.
 */
public final class ClapPlugin {

    private static final ObjectTable<ClapPlugin> ALL = new ObjectTable<>();
    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();
    private static final int FUNCTIONS = 10;

    /** Where the audio-thread functions stand among them. */
    private static final int START = 4;

    private static final int PROCESS = 7;

    private static final int LONGEST_BLOCK = 1 << 14;

    /** Native functions, made when the first instance is. */
    private static final class Functions {
        private static final long TABLE = make();

        private static long make() {
            long table = Upcalls.table(
                    HERE,
                    0,
                    List.of(
                            Upcalls.words("init"),
                            Upcalls.words("destroy"),
                            new Upcalls.Body("activate", Shape.WORD_DOUBLE),
                            Upcalls.words("deactivate"),
                            Upcalls.words("startProcessing"),
                            Upcalls.words("stopProcessing"),
                            Upcalls.words("reset"),
                            Upcalls.words("process"),
                            Upcalls.words("getExtension"),
                            Upcalls.words("onMainThread")));
            for (int i = START; i <= PROCESS; i++) {
                long at = table + 8L * i;
                Kind kind = i == PROCESS ? Kind.CLAP_PROCESS : Kind.CLAP_AUDIO;
                NativeMemory.word(at, ShimGuards.guard(kind, NativeMemory.word(at)));
            }
            return table;
        }
    }

    private final long address = NativeMemory.take(Plugin.BYTES + 8);
    private final int number;
    private final ClapHostLink link;
    private final PluginInstance instance;
    private final ClapPorts ports;
    private final ClapEdits edits;
    private final ClapProcess process;
    private final ClapGui gui;
    private ProcessSetup.Mode mode = ProcessSetup.Mode.LIVE;
    private int toldLatency;

    private ClapPlugin(PluginDescriptor descriptor, long host, long clapDescriptor) {
        link = new ClapHostLink(host);
        instance = new PluginInstance(descriptor, link);
        ports = new ClapPorts(descriptor);
        edits = new ClapEdits(instance.bank());
        link.sendThrough(edits);
        process = new ClapProcess(instance, ports, edits);
        gui = new ClapGui(this);
        number = ALL.add(this);
        NativeMemory.word(address + Plugin.DESCRIPTOR, clapDescriptor);
        NativeMemory.word(address + Plugin.DATA, number);
        for (int i = 0; i < FUNCTIONS; i++) {
            NativeMemory.word(address + Plugin.INIT + 8L * i, NativeMemory.word(Functions.TABLE + 8L * i));
        }
    }

    /**
     * Makes an instance.
     *
     * @param host address of the host's {@code clap_host}
     * @param clapDescriptor address of the {@code clap_plugin_descriptor} that says the same as the descriptor; must outlive
     *     the instance
     * @return address of a {@code clap_plugin}, whose {@code destroy} gives all back
     */
    public static long create(PluginDescriptor descriptor, long host, long clapDescriptor) {
        return new ClapPlugin(descriptor, host, clapDescriptor).address;
    }

    /** The instance of a native object. */
    static ClapPlugin of(long self) {
        return ALL.at(self);
    }

    /** Number of instances that are not destroyed yet. */
    static int living() {
        return ALL.size();
    }

    PluginInstance instance() {
        return instance;
    }

    ClapPorts ports() {
        return ports;
    }

    ClapHostLink link() {
        return link;
    }

    ClapProcess process() {
        return process;
    }

    ClapEdits edits() {
        return edits;
    }

    ClapGui gui() {
        return gui;
    }

    long address() {
        return address;
    }

    /** Eight bytes for what a host answers on the main thread. */
    long scratch() {
        return address + Plugin.BYTES;
    }

    /** Whether blocks come in time with a clock; takes effect with the next activate. */
    void render(ProcessSetup.Mode newMode) {
        if (newMode != mode) {
            mode = newMode;
            if (instance.isActive()) {
                link.requestRestart();
            }
        }
    }

    private void activate(double sampleRateHz, long longestBlock) {
        int frames = (int) Math.max(1, Math.min(LONGEST_BLOCK, longestBlock));
        instance.activate(sampleRateHz, frames, ports.layout(), mode);
        process.wake();
        if (mode == ProcessSetup.Mode.LIVE) {
            ClapWarmUp.run(this, frames);
        }
        if (instance.latencyFrames() != toldLatency) {
            toldLatency = instance.latencyFrames();
            link.latencyChanged();
        }
    }

    /** Makes a plugin that no host sees, warms it and gives it back. */
    static void rehearse(PluginDescriptor descriptor, int longestBlock) {
        ClapPlugin plugin = new ClapPlugin(descriptor, 0, 0);
        try {
            plugin.instance.activate(48_000, longestBlock, plugin.ports.layout(), ProcessSetup.Mode.LIVE);
            ClapWarmUp.warm(plugin, longestBlock);
        } finally {
            plugin.close();
        }
    }

    private void close() {
        try {
            gui.close();
            instance.close();
        } finally {
            ALL.remove(number);
            edits.close();
            NativeMemory.give(address);
        }
    }

    // --- the functions of clap_plugin -------------------------------------------------------------------------------

    @SuppressWarnings("unused") // called by hosts, like all below
    private static long init(long self, long b, long c, long d, long e) {
        ShimGuards.checkSignals();
        of(self).link.init();
        return 1;
    }

    @SuppressWarnings("unused")
    private static long destroy(long self, long b, long c, long d, long e) {
        of(self).close();
        return 0;
    }

    @SuppressWarnings("unused")
    private static long activate(long self, double sampleRateHz, long minFrames, long maxFrames) {
        ShimGuards.checkSignals();
        of(self).activate(sampleRateHz, maxFrames & 0xFFFF_FFFFL);
        return 1;
    }

    @SuppressWarnings("unused")
    private static long deactivate(long self, long b, long c, long d, long e) {
        of(self).instance.deactivate();
        return 0;
    }

    @SuppressWarnings("unused")
    private static long startProcessing(long self, long b, long c, long d, long e) {
        of(self).process.wake();
        return 1;
    }

    @SuppressWarnings("unused")
    private static long stopProcessing(long self, long b, long c, long d, long e) {
        return 0;
    }

    @SuppressWarnings("unused")
    private static long reset(long self, long b, long c, long d, long e) {
        ClapPlugin plugin = of(self);
        plugin.instance.reset();
        plugin.process.wake();
        return 0;
    }

    @SuppressWarnings("unused")
    private static long process(long self, long process, long c, long d, long e) {
        return of(self).process.run(process);
    }

    @SuppressWarnings("unused")
    private static long getExtension(long self, long id, long c, long d, long e) {
        return ClapExtensions.find(of(self).instance.descriptor(), NativeText.read(id));
    }

    @SuppressWarnings("unused")
    private static long onMainThread(long self, long b, long c, long d, long e) {
        return 0;
    }
}
