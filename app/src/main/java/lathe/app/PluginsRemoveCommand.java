package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lathe.plugin.install.InstallException;
import lathe.plugin.install.Installer;
import lathe.plugin.install.PluginPlaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe plugins remove}. */
@Command(
        name = "remove",
        description = "Takes an installed bundle away in both formats. The runtime stays, as other bundles may use it.",
        footer = {"", "Examples:", "  lathe plugins remove Gain"})
final class PluginsRemoveCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(
            paramLabel = "NAME",
            description = "Name of the bundle, as lathe plugins list shows it, without an ending.")
    private String name;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PluginsRemoveCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InstallException {
        List<Path> gone = Installer.remove(PluginPlaces.ofUser(), name);
        if (json) {
            screen.results()
                    .println(Json.of(
                            Map.of("removed", gone.stream().map(Path::toString).toList())));
        } else {
            gone.forEach(screen.results()::println);
        }
        return ExitCode.DONE;
    }
}
