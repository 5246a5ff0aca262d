package lathe.plugin.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A system and processor that hosts run on; what the two formats want files to be called there. */
public enum Platform {
    LINUX_X86_64("linux-x86_64", "shim.so", "x86_64-linux", ".so"),
    LINUX_AARCH64("linux-aarch64", "shim.so", "aarch64-linux", ".so"),
    WINDOWS_X86_64("windows-x86_64", "shim.dll", "x86_64-win", ".vst3"),
    /** Both kinds of processor in one library. */
    MACOS("macos", "shim.dylib", "MacOS", "");

    private final String id;
    private final String shimFile;
    private final String vst3Folder;
    private final String vst3Ending;

    Platform(String id, String shimFile, String vst3Folder, String vst3Ending) {
        this.id = id;
        this.shimFile = shimFile;
        this.vst3Folder = vst3Folder;
        this.vst3Ending = vst3Ending;
    }

    /** The one that this JVM runs on, if plugins can. */
    public static Optional<Platform> current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Optional<Platform> of(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        if (name.startsWith("mac")) {
            return Optional.of(MACOS);
        }
        if (name.startsWith("windows")) {
            return intel ? Optional.of(WINDOWS_X86_64) : Optional.empty();
        }
        if (!name.startsWith("linux")) {
            return Optional.empty();
        }
        return arm ? Optional.of(LINUX_AARCH64) : intel ? Optional.of(LINUX_X86_64) : Optional.empty();
    }

    /** Those whose shim came with this build. */
    public static List<Platform> available() {
        return Arrays.stream(values()).filter(Platform::hasShim).toList();
    }

    /** Such as {@code linux-x86_64}. */
    public String id() {
        return id;
    }

    /** Whether its shim came with this build. */
    public boolean hasShim() {
        return Platform.class.getResource(resource()) != null;
    }

    /** The library's path in a VST3 bundle's {@code Contents}. */
    String vst3Library(String name) {
        return vst3Folder + "/" + name + vst3Ending;
    }

    /** Writes the shim, executable as loaders on some systems want it. */
    void copyShim(Path to) throws IOException, InstallException {
        try (InputStream in = Platform.class.getResourceAsStream(resource())) {
            if (in == null) {
                throw new InstallException(
                        "no shim for " + id + " came with this build; build it there with build.sh beside shim.c");
            }
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.copy(in, to);
        }
        to.toFile().setExecutable(true, false);
    }

    private String resource() {
        return "/lathe/plugin/native/" + id + "/" + shimFile;
    }
}
