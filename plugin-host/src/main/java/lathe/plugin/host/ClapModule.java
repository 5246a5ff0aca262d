package lathe.plugin.host;

import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.word;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lathe.plugin.clap.ClapAbi.Descriptor;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeText;

/**
 * A file of CLAP plugins of any maker, loaded into this process. It stays loaded for ever, as many plugins do not survive
 * being unloaded; {@link #close} tells it that nobody needs it.
 */
@SuppressWarnings("restricted") // loading native code is what this is for
public final class ClapModule implements AutoCloseable {

    private static final int ENTRY_INIT = 16;
    private static final int ENTRY_DEINIT = 24;
    private static final int ENTRY_GET_FACTORY = 32;

    private final Path file;
    private final long entry;
    private final long factory;

    /**
     * What a plugin of a file says of itself.
     *
     * @param id reverse domain name
     * @param name for people
     * @param vendor who makes it
     * @param version of the plugin
     * @param description a sentence
     * @param features CLAP's names, the main category first
     */
    public record Entry(
            String id, String name, String vendor, String version, String description, List<String> features) {

        /** Makes the list unchangeable. */
        public Entry {
            features = List.copyOf(features);
        }
    }

    private ClapModule(Path file, long entry, long factory) {
        this.file = file;
        this.entry = entry;
        this.factory = factory;
    }

    /**
     * Loads a file.
     *
     * @param file a {@code .clap}; on macOS the bundle's folder
     * @throws HostedPluginException if it is missing, cannot be loaded or is no CLAP
     */
    public static ClapModule load(Path file) {
        Path library = library(file.toAbsolutePath());
        if (!Files.isRegularFile(library)) {
            throw new HostedPluginException(file + ": no such plugin file; check the name");
        }
        long entry;
        try {
            entry = SymbolLookup.libraryLookup(library, Arena.global())
                    .findOrThrow("clap_entry")
                    .address();
        } catch (RuntimeException unloadable) {
            throw new HostedPluginException(
                    file + ": no CLAP plugin for this system (" + unloadable.getMessage()
                            + "); is it for another system, or does a library that it needs lack?",
                    unloadable);
        }
        try (Arena arena = Arena.ofConfined()) {
            long path = arena.allocateFrom(file.toAbsolutePath().toString()).address();
            if (int32(entry) != 1 || (byte) NativeCalls.call(word(entry + ENTRY_INIT), path) == 0) {
                throw new HostedPluginException(file + ": the plugin file refuses to start; try it in another host");
            }
            long id = arena.allocateFrom("clap.plugin-factory").address();
            long factory = NativeCalls.call(word(entry + ENTRY_GET_FACTORY), id);
            if (factory == 0) {
                throw new HostedPluginException(file + ": the file has no plugins");
            }
            return new ClapModule(file, entry, factory);
        }
    }

    private static Path library(Path file) {
        if (!Files.isDirectory(file)) {
            return file;
        }
        String name = file.getFileName().toString();
        int end = name.lastIndexOf('.');
        return file.resolve("Contents").resolve("MacOS").resolve(end < 0 ? name : name.substring(0, end));
    }

    /** The plugins in the file's order. */
    public List<Entry> plugins() {
        int count = (int) NativeCalls.call(word(factory), factory);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long descriptor = NativeCalls.call(word(factory + 8), factory, i);
            if (descriptor != 0) {
                entries.add(describe(descriptor));
            }
        }
        return entries;
    }

    private static Entry describe(long descriptor) {
        List<String> features = new ArrayList<>();
        long at = word(descriptor + Descriptor.FEATURES);
        while (at != 0 && word(at) != 0) {
            features.add(NativeText.read(word(at)));
            at += 8;
        }
        return new Entry(
                NativeText.read(word(descriptor + Descriptor.ID)),
                NativeText.read(word(descriptor + Descriptor.NAME)),
                NativeText.read(word(descriptor + Descriptor.VENDOR)),
                NativeText.read(word(descriptor + Descriptor.VERSION)),
                NativeText.read(word(descriptor + Descriptor.DESCRIPTION)),
                features);
    }

    /**
     * Makes an instance.
     *
     * @param id one of {@link #plugins}
     * @throws HostedPluginException if there is no such plugin or it does not start
     */
    public HostedPlugin create(String id) {
        ClapHost host = new ClapHost();
        try (Arena arena = Arena.ofConfined()) {
            long plugin = NativeCalls.call(
                    word(factory + 16),
                    factory,
                    host.address(),
                    arena.allocateFrom(id).address());
            if (plugin == 0) {
                host.close();
                throw new HostedPluginException(file + " has no plugin " + id + "; there are "
                        + String.join(", ", plugins().stream().map(Entry::id).toList()));
            }
            return new HostedClap(plugin, host);
        }
    }

    @Override
    public void close() {
        NativeCalls.call(word(entry + ENTRY_DEINIT), 0);
    }
}
