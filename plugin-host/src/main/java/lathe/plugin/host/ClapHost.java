package lathe.plugin.host;

import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.word;

import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import lathe.plugin.clap.ClapAbi;
import lathe.plugin.clap.ClapAbi.Host;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.ObjectTable;
import lathe.plugin.ffi.Upcalls;
import org.jspecify.annotations.Nullable;

/**
 * The host that a CLAP plugin talks to: one a plugin instance. It notes what the plugin asks for; who drives the instance
 * looks at it between calls.
 */
public final class ClapHost implements AutoCloseable {

    private static final ObjectTable<ClapHost> ALL = new ObjectTable<>();
    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();
    private static final int MOST_MESSAGES = 100;

    /** Native functions, made with the first host. */
    private static final class Functions {
        private static final long HOST =
                Upcalls.table(HERE, 0, "getExtension", "requestRestart", "requestProcess", "requestCallback");
        private static final long PARAMS = Upcalls.table(HERE, 0, "rescan", "clear", "requestFlush");
        private static final long STATE = Upcalls.table(HERE, 0, "markDirty");
        private static final long CHANGED = Upcalls.table(HERE, 0, "latencyChanged");
        private static final long TAIL = Upcalls.table(HERE, 0, "tailChanged");
        private static final long LOG = Upcalls.table(HERE, 0, "log");
        private static final long THREADS = Upcalls.table(HERE, 0, "isMainThread", "isAudioThread");
        private static final long NAME = NativeText.forEver("Lathe");
        private static final long NOTHING = NativeText.forEver("");
        private static final long VERSION = NativeText.forEver("1.0.0");
    }

    private final long address = NativeMemory.take(Host.BYTES);
    private final int number;
    private final AtomicBoolean restart = new AtomicBoolean();
    private final AtomicBoolean process = new AtomicBoolean();
    private final AtomicBoolean callback = new AtomicBoolean();
    private final AtomicBoolean flush = new AtomicBoolean();
    private final AtomicBoolean dirty = new AtomicBoolean();
    private final AtomicInteger rescans = new AtomicInteger();
    private final AtomicInteger latencyChanges = new AtomicInteger();
    private final Deque<String> messages = new ArrayDeque<>();
    private volatile @Nullable Thread audioThread;

    /** Makes the native object. */
    public ClapHost() {
        number = ALL.add(this);
        int32(address, ClapAbi.VERSION_MAJOR);
        int32(address + 4, ClapAbi.VERSION_MINOR);
        int32(address + 8, ClapAbi.VERSION_REVISION);
        word(address + Host.DATA, number);
        word(address + Host.NAME, Functions.NAME);
        word(address + Host.VENDOR, Functions.NAME);
        word(address + Host.URL, Functions.NOTHING);
        word(address + Host.VERSION, Functions.VERSION);
        for (int i = 0; i < 4; i++) {
            word(address + Host.GET_EXTENSION + 8L * i, word(Functions.HOST + 8L * i));
        }
    }

    /** Address of the {@code clap_host}. */
    public long address() {
        return address;
    }

    /** True once after the plugin asked to be deactivated and activated. */
    public boolean takeRestart() {
        return restart.getAndSet(false);
    }

    /** True once after the plugin asked for its main-thread callback. */
    public boolean takeCallback() {
        return callback.getAndSet(false);
    }

    /** True once after the plugin asked for a flush or, while it slept, for process. */
    public boolean takeFlush() {
        boolean wantsFlush = flush.getAndSet(false);
        boolean wantsProcess = process.getAndSet(false);
        return wantsFlush || wantsProcess;
    }

    /** True once after the plugin said that its state is no longer what was saved. */
    public boolean takeDirty() {
        return dirty.getAndSet(false);
    }

    /** How often the plugin said that its parameters are to be read anew. */
    public int rescans() {
        return rescans.get();
    }

    /** How often the plugin said that its latency is another. */
    public int latencyChanges() {
        return latencyChanges.get();
    }

    /** What the plugin logged, the last hundred lines. */
    public String messages() {
        synchronized (messages) {
            return String.join("\n", messages);
        }
    }

    /** Says which thread is the audio thread now; null for none. */
    public void audioThread(@Nullable Thread thread) {
        audioThread = thread;
    }

    @Override
    public void close() {
        ALL.remove(number);
        NativeMemory.give(address);
    }

    private static ClapHost of(long host) {
        return ALL.number((int) word(host + Host.DATA));
    }

    // --- clap_host and its extensions -------------------------------------------------------------------------------

    @SuppressWarnings("unused") // called by plugins, like all below
    private static long getExtension(long host, long id, long c, long d, long e) {
        return switch (NativeText.read(id)) {
            case "clap.params" -> Functions.PARAMS;
            case "clap.state" -> Functions.STATE;
            case "clap.latency" -> Functions.CHANGED;
            case "clap.tail" -> Functions.TAIL;
            case "clap.log" -> Functions.LOG;
            case "clap.thread-check" -> Functions.THREADS;
            default -> 0;
        };
    }

    @SuppressWarnings("unused")
    private static long requestRestart(long host, long b, long c, long d, long e) {
        of(host).restart.set(true);
        return 0;
    }

    @SuppressWarnings("unused")
    private static long requestProcess(long host, long b, long c, long d, long e) {
        of(host).process.set(true);
        return 0;
    }

    @SuppressWarnings("unused")
    private static long requestCallback(long host, long b, long c, long d, long e) {
        of(host).callback.set(true);
        return 0;
    }

    @SuppressWarnings("unused")
    private static long rescan(long host, long flags, long c, long d, long e) {
        of(host).rescans.incrementAndGet();
        return 0;
    }

    @SuppressWarnings("unused")
    private static long clear(long host, long number, long flags, long d, long e) {
        return 0;
    }

    @SuppressWarnings("unused")
    private static long requestFlush(long host, long b, long c, long d, long e) {
        of(host).flush.set(true);
        return 0;
    }

    @SuppressWarnings("unused")
    private static long markDirty(long host, long b, long c, long d, long e) {
        of(host).dirty.set(true);
        return 0;
    }

    @SuppressWarnings("unused")
    private static long latencyChanged(long host, long b, long c, long d, long e) {
        of(host).latencyChanges.incrementAndGet();
        return 0;
    }

    @SuppressWarnings("unused")
    private static long tailChanged(long host, long b, long c, long d, long e) {
        return 0;
    }

    @SuppressWarnings("unused")
    private static long log(long host, long severity, long message, long d, long e) {
        ClapHost self = of(host);
        synchronized (self.messages) {
            if (self.messages.size() == MOST_MESSAGES) {
                self.messages.removeFirst();
            }
            self.messages.addLast(NativeText.read(message));
        }
        return 0;
    }

    @SuppressWarnings("unused")
    private static long isMainThread(long host, long b, long c, long d, long e) {
        return Thread.currentThread() != of(host).audioThread ? 1 : 0;
    }

    @SuppressWarnings("unused")
    private static long isAudioThread(long host, long b, long c, long d, long e) {
        return Thread.currentThread() == of(host).audioThread ? 1 : 0;
    }
}
