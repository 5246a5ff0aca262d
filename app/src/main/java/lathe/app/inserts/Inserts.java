package lathe.app.inserts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.ServiceLoader;
import lathe.core.audio.AudioFileException;
import lathe.core.param.Parameter;
import lathe.core.process.Chain;
import lathe.core.process.Processor;
import lathe.core.text.Nearest;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.PluginProvider;
import lathe.plugin.isolation.IsolatedPlugin;

/** Opens the inserts of a chain as one processor for offline work. */
public final class Inserts {

    private Inserts() {}

    /**
     * Opens all of them; none stays open if one fails.
     *
     * @throws AudioFileException if a file is missing, or an id or value does not fit
     * @throws lathe.plugin.isolation.PluginCrashException if a plugin cannot be loaded
     */
    public static Chain open(List<ChainFile.Insert> inserts) throws IOException {
        SequencedMap<String, Processor> stages = new LinkedHashMap<>();
        boolean opened = false;
        try {
            for (ChainFile.Insert insert : inserts) {
                stages.put(String.valueOf(stages.size() + 1), open(insert));
            }
            Chain chain = new Chain(stages);
            opened = true;
            return chain;
        } finally {
            if (!opened) {
                stages.values().forEach(Processor::close);
            }
        }
    }

    private static Processor open(ChainFile.Insert insert) throws IOException {
        Processor processor =
                insert.plugin().isPresent() ? foreign(insert.plugin().get(), insert) : own(insert.id());
        boolean set = false;
        try {
            for (Map.Entry<String, Object> value : insert.values().entrySet()) {
                set(processor, value.getKey(), value.getValue());
            }
            set = true;
            return processor;
        } finally {
            if (!set) {
                processor.close();
            }
        }
    }

    private static IsolatedPlugin foreign(Path file, ChainFile.Insert insert) throws IOException {
        if (!Files.exists(file)) {
            throw new AudioFileException(file, "no such plugin", "give a .clap file or a .vst3 folder");
        }
        IsolatedPlugin plugin = IsolatedPlugin.open(file, insert.id());
        boolean loaded = false;
        try {
            if (insert.state().isPresent()) {
                plugin.loadState(stateOf(insert.state().get()));
            }
            loaded = true;
            return plugin;
        } finally {
            if (!loaded) {
                plugin.close();
            }
        }
    }

    private static byte[] stateOf(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new AudioFileException(file, "no such state file", "check the name", missing);
        }
    }

    private static Processor own(String id) throws AudioFileException {
        List<PluginDescriptor> descriptors = ServiceLoader.load(PluginProvider.class).stream()
                .flatMap(provider -> provider.get().plugins().stream())
                .toList();
        return descriptors.stream()
                .filter(descriptor -> descriptor.id().equals(id) && !descriptor.isInstrument())
                .findFirst()
                .orElseThrow(() -> new CallFault(Nearest.complaint(
                        "insert",
                        id,
                        descriptors.stream().map(PluginDescriptor::id).toList())))
                .newProcessor();
    }

    /** Sets one parameter by its id, or a foreign plugin's by its number. */
    private static void set(Processor processor, String id, Object value) {
        String known = processor instanceof IsolatedPlugin plugin ? plugin.idOf(id) : id;
        if (!processor.parameters().has(known)) {
            throw new CallFault(
                    Nearest.complaint("parameter", id, processor.parameters().ids()));
        }
        Parameter parameter = processor.parameters().get(known);
        try {
            parameter.set(
                    switch (value) {
                        case Number number -> parameter.requireInRange(number.doubleValue());
                        case Boolean on -> on ? parameter.max() : parameter.min();
                        default -> parameter.parse(String.valueOf(value));
                    });
        } catch (IllegalArgumentException wrong) {
            throw new CallFault(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** An id or a value that does not fit; the message says what would. */
    public static final class CallFault extends RuntimeException {

        private static final long serialVersionUID = 1;

        CallFault(String message) {
            super(message);
        }

        CallFault(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
