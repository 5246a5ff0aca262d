package lathe.jvst;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file beside a plugin's native library that told the old bridge what to load: lines {@code Key=value}, comments after
 * {@code #}, {@code {WrapperPath}} for its own folder. Keys about virtual machines and native windows mean nothing any more
 * and are only named by {@link #ignoredKeys}.
 *
 * @param pluginClass name of the plugin's class, with dots
 * @param editorClass name of its editor's class, where there is one
 * @param jars the class path, absolute, in order; without those of the old bridge itself
 * @param logging whether the plugin's log is written
 * @param ignoredKeys keys that were set and have no effect
 */
public record JvstIni(
        String pluginClass, Optional<String> editorClass, List<Path> jars, boolean logging, List<String> ignoredKeys) {

    private static final long LARGEST_BYTES = 1 << 20;
    private static final String FOLDER = "{WrapperPath}";
    private static final List<String> KNOWN = List.of("PluginClass", "PluginUIClass", "ClassPath", "IsLoggingEnabled");
    private static final String CLASS_NAME =
            "[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*([./][\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*)*";

    /** Keeps lists of its own. */
    public JvstIni {
        jars = List.copyOf(jars);
        ignoredKeys = List.copyOf(ignoredKeys);
    }

    /**
     * Reads such a file.
     *
     * @throws JvstException if it is no such file, or a key that is needed is missing or damaged
     */
    public static JvstIni read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new JvstException(file.toString(), "no such file", "give a plugin's .ini");
        }
        if (Files.size(file) > LARGEST_BYTES) {
            throw new JvstException(file.toString(), "is too large for an .ini", "give a plugin's .ini");
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
        return parse(file.toString(), text(Files.readAllBytes(file)), folder);
    }

    /** Old files are of their machine's code page; what is no UTF-8 is taken for Latin-1. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * Reads such a text.
     *
     * @param where named in errors
     * @param folder what {@code {WrapperPath}} stands for
     * @throws JvstException if a key that is needed is missing or damaged
     */
    public static JvstIni parse(String where, String text, Path folder) throws JvstException {
        Map<String, String> values = values(where, text);
        String plugin = className(where, "PluginClass", values.get("PluginClass"))
                .orElseThrow(() -> new JvstException(where, "has no PluginClass", "name the plugin's class there"));
        Optional<String> editor = className(where, "PluginUIClass", values.get("PluginUIClass"));
        List<Path> jars = new ArrayList<>();
        for (String part : split(values.getOrDefault("ClassPath", ""))) {
            jars.add(resolve(where, part, folder));
        }
        List<String> ignored =
                values.keySet().stream().filter(key -> !KNOWN.contains(key)).toList();
        return new JvstIni(plugin, editor, jars, "1".equals(values.get("IsLoggingEnabled")), ignored);
    }

    private static Map<String, String> values(String where, String text) throws JvstException {
        if (text.indexOf('\0') >= 0) {
            throw new JvstException(where, "is no text", "give a plugin's .ini");
        }
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String trimmed = line.replace("\uFEFF", "").strip();
            if (trimmed.isEmpty() || trimmed.startsWith("#") || trimmed.startsWith("[")) {
                continue;
            }
            int equals = trimmed.indexOf('=');
            if (equals <= 0) {
                throw new JvstException(where, "line " + number + " is no Key=value", "correct it or put # before it");
            }
            values.put(
                    trimmed.substring(0, equals).strip(),
                    trimmed.substring(equals + 1).strip());
        }
        return values;
    }

    private static Optional<String> className(String where, String key, @org.jspecify.annotations.Nullable String value)
            throws JvstException {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.matches(CLASS_NAME)) {
            throw new JvstException(where, key + "=" + value + " is no class name", "write it as org/example/Plugin");
        }
        return Optional.of(value.replace('/', '.'));
    }

    /** Parts of a class path written on any platform: {@code ;} or {@code :} between, but for the colon of a drive. */
    private static List<String> split(String classPath) {
        List<String> parts = new ArrayList<>();
        for (String part : classPath.split(";|(?<![;:][A-Za-z])(?<!^[A-Za-z]):", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    private static Path resolve(String where, String part, Path folder) throws JvstException {
        try {
            String slashes = part.replace('\\', '/').replace(FOLDER, folder.toString());
            return folder.resolve(slashes).normalize();
        } catch (InvalidPathException unusable) {
            throw new JvstException(where, "ClassPath names " + part, "write a file's name", unusable);
        }
    }

    /** As text that {@link #parse} reads; jars by their names alone, as they lie beside it then. */
    public String toText() {
        StringBuilder text = new StringBuilder("PluginClass=" + pluginClass + "\n");
        editorClass.ifPresent(
                editor -> text.append("PluginUIClass=").append(editor).append('\n'));
        List<String> names =
                jars.stream().map(jar -> FOLDER + "/" + jar.getFileName()).toList();
        return text.append("ClassPath=")
                .append(String.join(";", names))
                .append("\nIsLoggingEnabled=")
                .append(logging ? 1 : 0)
                .append('\n')
                .toString();
    }
}
