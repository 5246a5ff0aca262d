package lathe.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lathe.plugin.bridge.BundleManifest;
import lathe.plugin.install.InstalledBundle;
import lathe.plugin.install.PluginPlaces;
import lathe.plugin.install.SharedRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lathe plugins list}. */
@Command(
        name = "list",
        description =
                "Lists the bundles of Java plugins that are installed, what is in them, and the runtime they share.",
        footer = {"", "Examples:", "  lathe plugins list", "  lathe plugins list --json | jq -r .bundles[].file"})
final class PluginsListCommand implements Callable<Integer> {

    private final Screen screen;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PluginsListCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        PluginPlaces places = PluginPlaces.ofUser();
        List<InstalledBundle> bundles = InstalledBundle.list(places);
        Optional<SharedRuntime> runtime = SharedRuntime.current(places);
        if (json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("bundles", bundles.stream().map(PluginsListCommand::json).toList());
            result.put("runtime", runtime.map(it -> it.folder().toString()).orElse(null));
            result.put("log", places.log().toString());
            screen.results().println(Json.of(result));
            return ExitCode.DONE;
        }
        if (bundles.isEmpty()) {
            screen.notice("no bundles of ours in " + places.clap() + " and " + places.vst3()
                    + "; lathe plugins install puts Lathe's own there");
        }
        bundles.forEach(this::print);
        screen.notice(runtime.map(it -> "runtime " + it.folder() + (it.hasCache() ? "" : ", without a start-up cache"))
                .orElse("no shared runtime; lathe plugins install makes it"));
        return ExitCode.DONE;
    }

    private void print(InstalledBundle bundle) {
        screen.results().println(bundle.file());
        if (bundle.plugins().isEmpty()) {
            screen.mistake(bundle.file() + ": its manifest is damaged; build and install it again");
        }
        for (BundleManifest.Plugin plugin : bundle.plugins()) {
            screen.results()
                    .println(
                            String.format(Locale.ROOT, "  %-24s %-8s ", plugin.name(), plugin.version()) + plugin.id());
        }
    }

    private static Map<String, Object> json(InstalledBundle bundle) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", bundle.name());
        json.put("format", bundle.format());
        json.put("file", bundle.file().toString());
        List<Map<String, Object>> plugins = new ArrayList<>();
        for (BundleManifest.Plugin plugin : bundle.plugins()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", plugin.id());
            one.put("name", plugin.name());
            one.put("vendor", plugin.vendor());
            one.put("version", plugin.version());
            one.put("vst3_id", plugin.vst3Id());
            plugins.add(one);
        }
        json.put("plugins", plugins);
        return json;
    }
}
