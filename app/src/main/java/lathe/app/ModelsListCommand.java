package lathe.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import lathe.neural.model.ModelLibrary;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.ModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lathe models list}. */
@Command(
        name = "list",
        description = "Lists the models of your folder and those that came with lathe.",
        footer = {"", "Examples:", "  lathe models list", "  lathe models list --json | jq -r .[].id"})
final class ModelsListCommand implements Callable<Integer> {

    private final Screen screen;

    @Option(names = "--json", description = "Print JSON: an array with an object for each model.")
    private boolean json;

    ModelsListCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws ModelException {
        ModelLibrary library = ModelLibrary.ofUser();
        List<ModelLibrary.Entry> entries = library.list();
        if (json) {
            List<Map<String, Object>> list = new ArrayList<>();
            for (ModelLibrary.Entry entry : entries) {
                list.add(json(entry));
            }
            screen.results().println(Json.of(list));
            return ExitCode.DONE;
        }
        if (entries.isEmpty()) {
            screen.notice("no models in " + library.places().models() + "; add one with lathe models add PATH");
        } else {
            print(entries);
        }
        return ExitCode.DONE;
    }

    private void print(List<ModelLibrary.Entry> entries) throws ModelException {
        screen.results().println("kind                rate  family        model");
        for (ModelLibrary.Entry entry : entries) {
            if (entry.model().isEmpty()) {
                screen.mistake(entry.fault());
                continue;
            }
            ModelPackage model = entry.model().get();
            screen.results()
                    .printf(
                            Locale.ROOT,
                            "%-15s %8d  %-12s  %s%s%n",
                            model.kind().id(),
                            model.audio().sampleRateHz(),
                            model.family().isEmpty() ? "-" : model.family(),
                            entry.id(),
                            entry.isEmbedded() ? " (came with lathe)" : "");
        }
    }

    private static Map<String, Object> json(ModelLibrary.Entry entry) throws ModelException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("embedded", entry.isEmbedded());
        if (entry.model().isPresent()) {
            ModelPackage model = entry.model().get();
            json.put("kind", model.kind().id());
            json.put("family", model.family());
            json.put("version", model.version());
            json.put("sample_rate_hz", model.audio().sampleRateHz());
            json.put("channels", model.audio().channels());
            json.put("folder", model.folder().toString());
        } else {
            json.put("fault", entry.fault());
        }
        return json;
    }
}
