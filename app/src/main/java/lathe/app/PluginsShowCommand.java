package lathe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import lathe.core.audio.AudioFileException;
import lathe.plugin.isolation.IsolatedPlugin;
import lathe.plugin.isolation.RemoteParameter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe plugins show}. */
@Command(
        name = "show",
        description = "Shows a CLAP or VST3 plugin of any maker: its parameters with ids, ranges and present values.",
        footer = {"", "Examples:", "  lathe plugins show Hall.clap", "  lathe plugins show --json Hall.vst3 --id Hall"})
final class PluginsShowCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(paramLabel = "PLUGIN", description = "A .clap file or a .vst3 bundle.")
    private Path plugin;

    @Option(names = "--id", paramLabel = "ID", description = "Which plugin of the file; without it the first.")
    private String id = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PluginsShowCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(plugin)) {
            throw new AudioFileException(plugin, "no such plugin", "give a .clap file or a .vst3 folder");
        }
        try (IsolatedPlugin shown = IsolatedPlugin.open(plugin, id)) {
            if (json) {
                screen.results().println(Json.of(json(shown)));
            } else {
                print(shown);
            }
        }
        return ExitCode.DONE;
    }

    private static Map<String, Object> json(IsolatedPlugin shown) {
        List<Object> parameters = new ArrayList<>();
        for (RemoteParameter one : shown.remoteParameters()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("id", one.id());
            values.put("number", Integer.toUnsignedLong(one.number()));
            values.put("name", one.name());
            values.put("min", one.min());
            values.put("max", one.max());
            values.put("initial", one.initial());
            parameters.add(values);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", shown.name());
        all.put("parameters", parameters);
        return all;
    }

    private void print(IsolatedPlugin shown) {
        screen.results().println(shown.name());
        List<RemoteParameter> parameters = shown.remoteParameters();
        int widest =
                parameters.stream().mapToInt(one -> one.id().length()).max().orElse(0);
        for (int i = 0; i < parameters.size(); i++) {
            RemoteParameter one = parameters.get(i);
            screen.results()
                    .printf(
                            Locale.ROOT,
                            "  %-" + Math.max(1, widest) + "s  %s to %s, initially %s (%s)%n",
                            one.id(),
                            shown.text(i, one.min()),
                            shown.text(i, one.max()),
                            shown.text(i, one.initial()),
                            one.name());
        }
    }
}
