package lathe.plugin.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The JVM that all bundles share: an image of the running JDK with the modules that plugins need, Lathe's jars, and a
 * start-up cache from a run in which the plugins were made. Each is a folder of its own, and a file {@code current} names
 * the one in use, so that hosts keep theirs while another is put in place.
 */
public final class SharedRuntime {

    /** Modules of the image besides those that the user asks for. */
    public static final List<String> MODULES = List.of("java.base", "java.desktop", "java.logging", "jdk.unsupported");

    private static final String CURRENT = "current";
    private static final String DESCRIPTION = "lathe.runtime";
    private static final String CACHE = "bridge.aot";
    private static final String MODULES_KEY = "modules=";
    private static final String HEAP = "256m";
    private static final int LIMIT_SECONDS = 300;

    private final Path folder;

    private SharedRuntime(Path folder) {
        this.folder = folder;
    }

    /** The one in use. */
    public static Optional<SharedRuntime> current(PluginPlaces places) throws IOException {
        Path file = places.runtimes().resolve(CURRENT);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Path folder = places.runtimes().resolve(Files.readString(file).strip());
        return Files.isDirectory(folder) ? Optional.of(new SharedRuntime(folder)) : Optional.empty();
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** Whether it has a start-up cache. */
    public boolean hasCache() {
        return Files.exists(folder.resolve(CACHE));
    }

    /**
     * Makes a runtime and puts it in use, unless the one in use was made of the same.
     *
     * @param more jars beside the bridge's whose classes shall start fast
     * @param modules of the JDK, more than {@link #MODULES}
     * @param training bundles whose plugins are made for the start-up cache
     * @param progress hears what is being done
     */
    public static SharedRuntime ensure(
            PluginPlaces places, List<Path> more, List<String> modules, List<Path> training, Consumer<String> progress)
            throws IOException, InterruptedException, InstallException {
        List<Path> jars = new ArrayList<>(Jars.ofBridge());
        more.stream().filter(jar -> !jars.contains(jar)).forEach(jars::add);
        Optional<SharedRuntime> there = current(places);
        List<String> kept = there.isPresent() ? there.get().modules() : List.of();
        List<String> all = Stream.of(MODULES, kept, modules)
                .flatMap(List::stream)
                .distinct()
                .toList();
        String made = fingerprint(jars, all);
        if (there.isPresent() && there.get().description().contains("made=" + made)) {
            return there.get();
        }
        Path folder = Files.createDirectories(places.runtimes())
                .toRealPath()
                .resolve(Runtime.version().feature() + "-"
                        + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
        boolean done = false;
        try {
            progress.accept("making the runtime that all plugins share in " + folder);
            SharedRuntime runtime = new SharedRuntime(folder);
            runtime.link(all);
            List<String> names = Jars.copy(jars, folder.resolve("bridge"));
            List<String> options = runtime.options();
            runtime.describe(made, all, names, options);
            progress.accept("training its start-up cache");
            runtime.train(names, options, training);
            Path name = Swap.beside(places.runtimes().resolve(CURRENT));
            Files.writeString(name, folder.getFileName() + "\n");
            Swap.replace(name, places.runtimes().resolve(CURRENT));
            done = true;
            sweep(places, folder, there);
            return runtime;
        } finally {
            if (!done) {
                Swap.delete(folder);
            }
        }
    }

    private void link(List<String> modules) throws IOException, InterruptedException, InstallException {
        Path home = Path.of(System.getProperty("java.home"));
        Path jlink = home.resolve("bin").resolve(program("jlink"));
        if (!Files.isExecutable(jlink)) {
            throw new InstallException(home + " has no jlink; run lathe with a whole JDK 25");
        }
        Tool.run(
                "jlink",
                List.of(
                        jlink.toString(),
                        "--add-modules",
                        String.join(",", modules),
                        "--no-header-files",
                        "--no-man-pages",
                        "--strip-java-debug-attributes",
                        "--generate-cds-archive",
                        "--output",
                        folder.toString()),
                Map.of(),
                LIMIT_SECONDS);
    }

    private static String program(String name) {
        return System.getProperty("os.name", "").startsWith("Windows") ? name + ".exe" : name;
    }

    private String java() {
        return folder.resolve("bin").resolve(program("java")).toString();
    }

    /** Shenandoah starts in a fifth of the time that ZGC takes and pauses as briefly; some makers' builds lack it. */
    private List<String> options() throws IOException, InterruptedException {
        for (String collector : List.of("-XX:+UseShenandoahGC", "-XX:+UseZGC")) {
            try {
                Tool.run(collector, List.of(java(), collector, "-version"), Map.of(), LIMIT_SECONDS);
                return List.of(collector, "-Xms" + HEAP, "-Xmx" + HEAP);
            } catch (InstallException lacking) {
                // the next one
            }
        }
        return List.of("-Xms" + HEAP, "-Xmx" + HEAP);
    }

    private void describe(String made, List<String> modules, List<String> jars, List<String> options)
            throws IOException {
        StringBuilder text = new StringBuilder("# How the shim starts this runtime.\n");
        text.append("made=").append(made).append('\n');
        text.append(MODULES_KEY).append(String.join(",", modules)).append('\n');
        options.forEach(option -> text.append("option=").append(option).append('\n'));
        jars.forEach(jar -> text.append("jar=bridge/").append(jar).append('\n'));
        text.append("cache=").append(CACHE).append('\n');
        Files.writeString(folder.resolve(DESCRIPTION), text);
    }

    /** What other plugins asked for stays in the next runtime. */
    private List<String> modules() throws IOException {
        return description()
                .lines()
                .filter(line -> line.startsWith(MODULES_KEY))
                .flatMap(line -> Stream.of(line.substring(MODULES_KEY.length()).split(",", -1)))
                .toList();
    }

    private String description() throws IOException {
        Path file = folder.resolve(DESCRIPTION);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** The JVM keeps the cache only for the same class path, collector and modules, which is why the options are the shim's. */
    private void train(List<String> jars, List<String> options, List<Path> bundles)
            throws IOException, InterruptedException, InstallException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of(
                "-Djava.awt.headless=true",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:AOTCacheOutput=" + folder.resolve(CACHE),
                "-cp",
                String.join(
                        System.getProperty("path.separator"),
                        jars.stream().map(jar -> folder + "/bridge/" + jar).toList()),
                Training.class.getName()));
        bundles.forEach(bundle -> command.add(bundle.toString()));
        Tool.run("training the start-up cache", command, Map.of(), LIMIT_SECONDS);
    }

    /** Keeps the one in use and the one before, which hosts may have open. */
    private static void sweep(PluginPlaces places, Path now, Optional<SharedRuntime> before) throws IOException {
        Swap.sweepBeside(places.runtimes().resolve(CURRENT));
        List<Path> folders;
        try (Stream<Path> list = Files.list(places.runtimes())) {
            folders = list.filter(Files::isDirectory)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
        for (Path old : folders) {
            boolean last =
                    before.isPresent() && Files.isSameFile(old, before.get().folder());
            boolean kept = last || Files.isSameFile(old, now);
            if (!kept) {
                Swap.deleteIfFree(old);
            }
        }
    }

    private static String fingerprint(List<Path> jars, List<String> modules) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((Runtime.version() + System.getProperty("java.vendor.version", "") + modules)
                    .getBytes(StandardCharsets.UTF_8));
            for (Path jar : jars) {
                try (Stream<Path> files = Files.walk(jar)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
