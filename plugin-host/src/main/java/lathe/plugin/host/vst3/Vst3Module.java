package lathe.plugin.host.vst3;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.host.HostedPluginException;
import lathe.plugin.vst3.Ids;
import lathe.plugin.vst3.Iid;
import lathe.plugin.vst3.Result;
import lathe.plugin.vst3.Unknown;

/**
 * A VST3 module of any maker: its library, loaded into this process for good, and its factory. Libraries are not unloaded,
 * as many start threads that would run on into nothing.
 */
@SuppressWarnings("restricted") // loading native code is what this is for
public final class Vst3Module {

    private static final int COUNT_CLASSES = 4;
    private static final int CLASS_INFO = 5;
    private static final int CREATE_INSTANCE = 6;
    private static final int CLASS_INFO_2 = 7;

    private static final int CATEGORY = 20;
    private static final int NAME = 52;
    private static final int SUB_CATEGORIES = 120;
    private static final int VENDOR = 248;
    private static final int VERSION = 312;
    private static final int INFO_SIZE = 440;
    private static final int RTLD_NOW = 2;

    private final Path file;
    private final long factory;

    private Vst3Module(Path file, long factory) {
        this.file = file;
        this.factory = factory;
    }

    /**
     * Loads a module.
     *
     * @param bundle the folder {@code Name.vst3}, or the library itself
     * @throws HostedPluginException if it is none for this machine
     */
    public static Vst3Module load(Path bundle) {
        Path library = library(bundle);
        SymbolLookup symbols;
        try {
            symbols = SymbolLookup.libraryLookup(library, Arena.global());
        } catch (IllegalArgumentException unloadable) {
            throw new HostedPluginException(
                    bundle + ": the library cannot be loaded on this machine; " + unloadable.getMessage(), unloadable);
        }
        enter(symbols, library);
        MemorySegment entry = symbols.find("GetPluginFactory")
                .orElseThrow(() -> new HostedPluginException(bundle + ": no VST3 module, as it has no factory"));
        long factory = NativeCalls.call(entry.address(), 0);
        if (factory == 0) {
            throw new HostedPluginException(bundle + ": the module gave no factory");
        }
        return new Vst3Module(bundle, factory);
    }

    private static Path library(Path bundle) {
        if (!Files.isDirectory(bundle)) {
            return bundle;
        }
        String name = bundle.getFileName().toString().replaceFirst("\\.vst3$", "");
        String machine = System.getProperty("os.arch", "");
        String arch = machine.equals("amd64") ? "x86_64" : machine;
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path contents = bundle.resolve("Contents");
        Path library;
        if (system.startsWith("windows")) {
            library = contents.resolve(arch + "-win").resolve(name + ".vst3");
        } else if (system.startsWith("mac")) {
            library = contents.resolve("MacOS").resolve(name);
        } else {
            library = contents.resolve(arch + "-linux").resolve(name + ".so");
        }
        if (!Files.isRegularFile(library)) {
            throw new HostedPluginException(bundle + ": no library for this machine, which would be " + library);
        }
        return library;
    }

    /** Linux hands the module its own handle; Windows hands nothing. */
    private static void enter(SymbolLookup symbols, Path library) {
        Optional<MemorySegment> init = symbols.find("InitDll");
        Optional<MemorySegment> entry = symbols.find("ModuleEntry");
        long done = 1;
        if (entry.isPresent()) {
            long open =
                    Linker.nativeLinker().defaultLookup().findOrThrow("dlopen").address();
            long handle = NativeCalls.call(open, NativeText.forEver(library.toString()), RTLD_NOW);
            done = NativeCalls.call(entry.get().address(), handle) & 0xFF;
        } else if (init.isPresent()) {
            done = NativeCalls.call(init.get().address(), 0) & 0xFF;
        }
        if (done == 0) {
            throw new HostedPluginException(library + ": the module refused to start");
        }
    }

    /** Where it came from. */
    public Path file() {
        return file;
    }

    /** All classes, plugins and others. */
    public List<Vst3Class> classes() {
        int count = (int) NativeCalls.call(NativeCalls.method(factory, COUNT_CLASSES), factory);
        long second = Unknown.query(factory, Ids.PLUGIN_FACTORY_2);
        long info = NativeMemory.take(INFO_SIZE);
        try {
            List<Vst3Class> classes = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                NativeMemory.clear(info, INFO_SIZE);
                long object = second != 0 ? second : factory;
                int function = second != 0 ? CLASS_INFO_2 : CLASS_INFO;
                if ((int) NativeCalls.call(NativeCalls.method(object, function), object, i, info) == Result.OK) {
                    classes.add(read(info));
                }
            }
            return classes;
        } finally {
            NativeMemory.give(info);
            Unknown.release(second);
        }
    }

    private static Vst3Class read(long info) {
        return new Vst3Class(
                Iid.read(info),
                NativeText.read(info + CATEGORY),
                NativeText.read(info + NAME),
                NativeText.read(info + VENDOR),
                NativeText.read(info + VERSION),
                NativeText.read(info + SUB_CATEGORIES));
    }

    /**
     * Makes an object of a class.
     *
     * @return the wanted interface, counted once, or 0 if there is no such class or interface
     */
    public long create(Iid classId, Iid wanted) {
        long scratch = NativeMemory.take(2 * Iid.BYTES + 8);
        try {
            classId.write(scratch);
            wanted.write(scratch + Iid.BYTES);
            long out = scratch + 2 * Iid.BYTES;
            long create = NativeCalls.method(factory, CREATE_INSTANCE);
            int result = (int) NativeCalls.call(create, factory, scratch, scratch + Iid.BYTES, out);
            return result == Result.OK ? NativeMemory.word(out) : 0;
        } finally {
            NativeMemory.give(scratch);
        }
    }
}
