package lathe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.install.BundleBuilder;
import lathe.plugin.install.BundleContents;
import lathe.plugin.install.InstallException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe plugins build}. */
@Command(
        name = "build",
        description = {
            "Makes a .clap and a .vst3 of the plugins in jars. Nothing is compiled: a small library that is the same for all",
            "plugins is copied, the jars beside it. The VST3 serves every platform that this build has a library for."
        },
        footer = {
            "",
            "The first jar names its plugins in META-INF/services/lathe.plugin.PluginProvider; others are its libraries.",
            "A .clap needs the .lathe folder of the same name beside it.",
            "",
            "Examples:",
            "  lathe plugins build gain.jar -o bundles",
            "  lathe plugins build synth.jar tuning.jar -o bundles --name Synth",
            "  lathe plugins build gain.jar -o for-windows --platform windows-x86_64"
        })
final class PluginsBuildCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(paramLabel = "JAR", arity = "0..*", description = "Without any: Lathe's own plugins.")
    private List<Path> jars = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder for the bundles.")
    private Path folder;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the files; without it the plugin's or the jar's.")
    private String name = "";

    @Option(names = "--platform", paramLabel = "NAME", description = "Of the .clap; without it this one.")
    private String platform = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PluginsBuildCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InstallException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CallException(folder + ": is a file; name a folder");
        }
        BundleContents contents = PluginBundles.contents(jars, name);
        List<Path> made = BundleBuilder.build(contents, folder, PluginBundles.platform(platform));
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("name", contents.name());
            result.put("files", made.stream().map(Path::toString).toList());
            result.put(
                    "plugins",
                    contents.plugins().stream().map(PluginDescriptor::id).toList());
            screen.results().println(Json.of(result));
        } else {
            made.forEach(screen.results()::println);
            screen.notice("Plugins inside: " + contents.plugins().size()
                    + ". Put the bundle where hosts look with lathe plugins install");
        }
        return ExitCode.DONE;
    }
}
