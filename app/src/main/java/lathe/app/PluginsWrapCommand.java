package lathe.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lathe.jvst.JvstBundle;
import lathe.jvst.JvstException;
import lathe.jvst.JvstIni;
import lathe.jvst.JvstJar;
import lathe.jvst.JvstPlugin;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.install.BundleBuilder;
import lathe.plugin.install.BundleContents;
import lathe.plugin.install.InstallException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe plugins wrap}. */
@Command(
        name = "wrap",
        description = {
            "Makes a .clap and a .vst3 of a jVSTwRapper plugin, unmodified: its jars go into the bundle, the names it was",
            "compiled against are Lathe's. Its ids follow the rule for successors of VST 2 plugins, so that old projects find it."
        },
        footer = {
            "",
            "An editor is painted into the host's window; one that insists on a window of its own is replaced by one made",
            "from the parameters, and this command says so.",
            "",
            "Examples:",
            "  lathe plugins wrap JayDLay.ini -o bundles",
            "  lathe plugins wrap synths.jar --class org.example.Synth -o bundles"
        })
final class PluginsWrapCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(paramLabel = "INI|JAR", description = "The plugin's .ini, or a jar with it.")
    private Path plugin;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder for the bundles.")
    private Path folder;

    @Option(names = "--class", paramLabel = "NAME", description = "The plugin's class, where a jar has several.")
    private String pluginClass = "";

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the files; without it the plugin's.")
    private String name = "";

    @Option(names = "--platform", paramLabel = "NAME", description = "Of the .clap; without it this one.")
    private String platform = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PluginsWrapCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InstallException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CallException(folder + ": is a file; name a folder");
        }
        System.setProperty("java.awt.headless", "true"); // as in the host, before the editor is tried
        Path work = Files.createTempDirectory("lathe-wrap");
        try {
            JvstPlugin loaded = load();
            BundleContents contents = JvstBundle.contents(loaded, name, work);
            Optional<String> problem = JvstBundle.editorProblem(loaded);
            List<Path> made = BundleBuilder.build(contents, folder, PluginBundles.platform(platform));
            report(loaded, contents, problem, made);
            return ExitCode.DONE;
        } catch (JvstException unusable) {
            throw new CallException(String.valueOf(unusable.getMessage()));
        } finally {
            delete(work);
        }
    }

    private JvstPlugin load() throws IOException {
        boolean ini = plugin.toString().toLowerCase(Locale.ROOT).endsWith(".ini");
        return JvstPlugin.load(ini ? JvstIni.read(plugin) : JvstJar.describe(plugin, pluginClass));
    }

    private void report(JvstPlugin loaded, BundleContents contents, Optional<String> problem, List<Path> made) {
        PluginDescriptor descriptor = contents.plugins().getFirst();
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("name", contents.name());
            result.put("files", made.stream().map(Path::toString).toList());
            result.put("plugin", descriptor.id());
            result.put("vst3_id", descriptor.vst3Id());
            result.put("editor", problem.isPresent() || loaded.editorClass().isEmpty() ? "generic" : "own");
            problem.ifPresent(why -> result.put("editor_problem", why));
            result.put("ignored_keys", loaded.ini().ignoredKeys());
            screen.results().println(Json.of(result));
            return;
        }
        made.forEach(screen.results()::println);
        problem.ifPresent(screen::notice);
        screen.notice(descriptor.name() + " by " + descriptor.vendor() + ", VST3 id " + descriptor.vst3Id()
                + "; put it where hosts look with lathe plugins install");
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path directory, @org.jspecify.annotations.Nullable IOException failed) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
