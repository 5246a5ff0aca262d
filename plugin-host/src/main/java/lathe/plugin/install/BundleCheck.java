package lathe.plugin.install;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lathe.plugin.host.ClapHost;

/** Loads a bundle as a host does, in a process of its own, and tries every plugin in it. */
public final class BundleCheck {

    private static final int LIMIT_SECONDS = 120;

    private BundleCheck() {}

    /**
     * Checks a bundle.
     *
     * @param bundle a {@code .clap} or {@code .vst3}
     * @throws InstallException if it cannot be loaded, or ends its process
     */
    public static CheckReport run(Path bundle) throws IOException, InterruptedException, InstallException {
        if (!Files.exists(bundle)) {
            throw new InstallException(bundle + ": there is no such bundle");
        }
        Path report = Files.createTempFile("lathe-check", ".json");
        try {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Tool.run(
                    "the check of " + bundle,
                    List.of(
                            java,
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-Djava.awt.headless=true",
                            "-cp",
                            classPath(),
                            BundleCheck.class.getName(),
                            bundle.toAbsolutePath().toString(),
                            report.toString()),
                    Map.of(),
                    LIMIT_SECONDS);
            return JSON.std.beanFrom(CheckReport.class, Files.readString(report));
        } finally {
            Files.deleteIfExists(report);
        }
    }

    private static String classPath() throws InstallException {
        return String.join(
                System.getProperty("path.separator"),
                Jars.ofBridge().stream().map(Path::toString).toList());
    }

    /** @param arguments the bundle, and the file for the report */
    public static void main(String... arguments) throws IOException {
        Path bundle = Path.of(arguments[0]);
        new ClapHost().close(); // links what the host itself needs, which is not the scan's to pay
        long start = System.nanoTime();
        LoadedBundle loaded = LoadedBundle.load(bundle);
        double scanMs = (System.nanoTime() - start) / 1e6;
        List<CheckReport.Plugin> plugins = new ArrayList<>();
        for (LoadedBundle.Choice choice : loaded.plugins()) {
            plugins.add(new PluginCheck().run(choice.id(), choice.name(), choice.maker()));
        }
        Files.writeString(Path.of(arguments[1]), JSON.std.asString(new CheckReport(scanMs, plugins)));
    }
}
