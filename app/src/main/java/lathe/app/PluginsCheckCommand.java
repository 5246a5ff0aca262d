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
import lathe.plugin.install.BundleCheck;
import lathe.plugin.install.CheckReport;
import lathe.plugin.install.InstallException;
import lathe.plugin.install.InstalledBundle;
import lathe.plugin.install.PluginPlaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe plugins check}. */
@Command(
        name = "check",
        description = {
            "Loads bundles in a process of their own, plays noise through every plugin and carries its state to a second",
            "instance. Exit code 1 if a plugin has a fault."
        },
        footer = {
            "",
            "The first instance is measured with a Java that runs already; in a host its start comes on top.",
            "",
            "Examples:",
            "  lathe plugins check Lathe",
            "  lathe plugins check bundles/Gain.clap bundles/Gain.vst3 --json"
        })
final class PluginsCheckCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(
            paramLabel = "NAME|BUNDLE",
            arity = "1..*",
            description = "An installed bundle's name, for both formats, or .clap and .vst3 bundles.")
    private List<String> names;

    @Option(names = "--json", description = "Print JSON: an array with an object for each bundle.")
    private boolean json;

    PluginsCheckCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InstallException, InterruptedException {
        List<Map<String, Object>> all = new ArrayList<>();
        int code = ExitCode.DONE;
        for (Path bundle : bundles()) {
            CheckReport report = BundleCheck.run(bundle);
            if (!report.isSound()) {
                code = ExitCode.FAILED;
            }
            if (json) {
                all.add(json(bundle, report));
            } else {
                print(bundle, report);
            }
        }
        if (json) {
            screen.results().println(Json.of(all));
        }
        return code;
    }

    private List<Path> bundles() throws IOException {
        List<Path> bundles = new ArrayList<>();
        List<InstalledBundle> installed = InstalledBundle.list(PluginPlaces.ofUser());
        for (String name : names) {
            if (Files.exists(Path.of(name))) {
                bundles.add(Path.of(name));
                continue;
            }
            List<Path> ours = installed.stream()
                    .filter(bundle -> bundle.name().equals(name))
                    .map(InstalledBundle::file)
                    .toList();
            if (ours.isEmpty()) {
                throw new CallException(
                        name + ": neither a bundle nor the name of an installed one; see lathe plugins list");
            }
            bundles.addAll(ours);
        }
        return bundles;
    }

    private void print(Path bundle, CheckReport report) {
        screen.results().println(bundle + String.format(Locale.ROOT, "  (scan %.1f ms)", report.scanMs()));
        screen.results()
                .println("  first ms  next ms  ready ms  block us: first, median, slowest  latency  state  plugin");
        for (CheckReport.Plugin plugin : report.plugins()) {
            screen.results()
                    .printf(
                            Locale.ROOT,
                            "  %8.1f %8.1f %9.0f %16.0f %7.1f %8.0f %9d %6d  %s%n",
                            plugin.firstMs(),
                            plugin.nextMs(),
                            plugin.activateMs(),
                            plugin.firstBlockUs(),
                            plugin.medianBlockUs(),
                            plugin.slowestBlockUs(),
                            plugin.latencyFrames(),
                            plugin.stateBytes(),
                            plugin.name());
            plugin.faults().forEach(fault -> screen.mistake(plugin.name() + ": " + fault));
        }
    }

    private static Map<String, Object> json(Path bundle, CheckReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bundle", bundle.toString());
        json.put("scan_ms", Json.number(report.scanMs(), 3));
        List<Map<String, Object>> plugins = new ArrayList<>();
        for (CheckReport.Plugin plugin : report.plugins()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", plugin.id());
            one.put("name", plugin.name());
            one.put("first_instance_ms", Json.number(plugin.firstMs(), 3));
            one.put("next_instance_ms", Json.number(plugin.nextMs(), 3));
            one.put("activate_ms", Json.number(plugin.activateMs(), 3));
            one.put("first_block_us", Json.number(plugin.firstBlockUs(), 1));
            one.put("median_block_us", Json.number(plugin.medianBlockUs(), 1));
            one.put("slowest_block_us", Json.number(plugin.slowestBlockUs(), 1));
            one.put("latency_frames", plugin.latencyFrames());
            one.put("state_bytes", plugin.stateBytes());
            one.put("faults", plugin.faults());
            plugins.add(one);
        }
        json.put("plugins", plugins);
        return json;
    }
}
