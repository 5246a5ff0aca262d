package lathe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lathe.plugin.install.BundleBuilder;
import lathe.plugin.install.BundleContents;
import lathe.plugin.install.InstallException;
import lathe.plugin.install.Installer;
import lathe.plugin.install.PluginPlaces;
import lathe.plugin.install.SharedRuntime;
import lathe.plugin.install.TemporaryFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe plugins install}. */
@Command(
        name = "install",
        description = {
            "Puts bundles where hosts look for plugins, and makes the Java runtime that all of them share.",
            "What is there is replaced in one step, also while hosts have it open; they have the new one after a restart."
        },
        footer = {
            "",
            "Without a word Lathe's own plugins are installed. Jars are built first; .clap and .vst3 are copied.",
            "",
            "Examples:",
            "  lathe plugins install",
            "  lathe plugins install gain.jar",
            "  lathe plugins install bundles/Gain.clap bundles/Gain.vst3",
            "  lathe plugins install sync.jar --modules java.net.http"
        })
final class PluginsInstallCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(
            paramLabel = "JAR|BUNDLE",
            arity = "0..*",
            description = "Jars of one bundle, or bundles that are built.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", description = "With jars: name of the bundle.")
    private String name = "";

    @Option(
            names = "--modules",
            paramLabel = "MODULES",
            split = ",",
            description = "Modules of the JDK that plugins need beside java.desktop, java.logging, jdk.unsupported.")
    private List<String> modules = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PluginsInstallCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InstallException, InterruptedException {
        PluginPlaces places = PluginPlaces.ofUser();
        try (TemporaryFolder work = TemporaryFolder.make()) {
            BundleContents own = PluginBundles.contents(List.of(), "");
            List<Path> ownBundles = BundleBuilder.build(own, work.path().resolve("own"), PluginBundles.platform(""));
            SharedRuntime runtime =
                    SharedRuntime.ensure(places, own.jars(), modules, withoutCompanions(ownBundles), screen::notice);
            List<Path> installed = Installer.install(places, bundles(ownBundles, work.path()));
            if (json) {
                Map<String, Object> result = new LinkedHashMap<>();
                result.put("files", installed.stream().map(Path::toString).toList());
                result.put("runtime", runtime.folder().toString());
                result.put("startup_cache", runtime.hasCache());
                screen.results().println(Json.of(result));
            } else {
                installed.forEach(screen.results()::println);
            }
        }
        return ExitCode.DONE;
    }

    private List<Path> bundles(List<Path> own, Path work) throws IOException, InstallException {
        if (files.isEmpty()) {
            return withoutCompanions(own);
        }
        List<Path> jars = files.stream().filter(file -> !isBundle(file)).toList();
        List<Path> built = new ArrayList<>(
                files.stream().filter(PluginsInstallCommand::isBundle).toList());
        if (!jars.isEmpty()) {
            BundleContents contents = PluginBundles.contents(jars, name);
            built.addAll(withoutCompanions(BundleBuilder.build(
                    contents, Files.createDirectory(work.resolve("built")), PluginBundles.platform(""))));
        }
        return built;
    }

    private static List<Path> withoutCompanions(List<Path> made) {
        return made.stream().filter(PluginsInstallCommand::isBundle).toList();
    }

    private static boolean isBundle(Path file) {
        return file.toString().endsWith(".clap") || file.toString().endsWith(".vst3");
    }
}
