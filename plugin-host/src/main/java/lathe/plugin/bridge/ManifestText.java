package lathe.plugin.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A manifest as text: UTF-8, a {@code key=value} a line, keys of the bundle first, then a section {@code [plugin]} each.
 * The shim reads the same file in C, which is why it is no JSON. Keys that are not known are passed over.
 */
public final class ManifestText {

    private static final String FIRST_LINE = "format=1";

    private ManifestText() {}

    /** @throws IOException naming the file, if it cannot be read or is no manifest */
    public static BundleManifest read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
            throw new IOException(file + " is no manifest of this version of Lathe; build the bundle again");
        }
        Section bundle = new Section();
        List<Section> plugins = new ArrayList<>();
        Section now = bundle;
        for (String line : lines) {
            if (line.equals("[plugin]")) {
                now = new Section();
                plugins.add(now);
            } else {
                now.take(line);
            }
        }
        try {
            return new BundleManifest(
                    Integer.parseInt(bundle.text("bridge", "0")),
                    bundle.text("name", ""),
                    bundle.text("vendor", ""),
                    bundle.text("url", ""),
                    bundle.text("email", ""),
                    bundle.all("bridge.jar"),
                    bundle.all("jar"),
                    bundle.all("provider"),
                    plugins.stream().map(section -> plugin(section, bundle)).toList());
        } catch (NumberFormatException damaged) {
            throw new IOException(file + " is damaged; build the bundle again", damaged);
        }
    }

    private static BundleManifest.Plugin plugin(Section section, Section bundle) {
        return new BundleManifest.Plugin(
                section.text("id", ""),
                section.text("name", ""),
                section.text("vendor", bundle.text("vendor", "")),
                section.text("url", bundle.text("url", "")),
                section.text("manual", ""),
                section.text("support", ""),
                section.text("version", ""),
                section.text("description", ""),
                section.all("feature"),
                section.text("vst3.id", ""),
                section.text("vst3.category", "Fx"));
    }

    /** The text of a manifest; line ends inside values become spaces. */
    public static String of(BundleManifest manifest) {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        line(text, "bridge", Integer.toString(manifest.level()));
        line(text, "name", manifest.name());
        line(text, "vendor", manifest.vendor());
        line(text, "url", manifest.url());
        line(text, "email", manifest.email());
        manifest.bridgeJars().forEach(jar -> line(text, "bridge.jar", jar));
        manifest.jars().forEach(jar -> line(text, "jar", jar));
        manifest.providers().forEach(provider -> line(text, "provider", provider));
        for (BundleManifest.Plugin plugin : manifest.plugins()) {
            text.append("\n[plugin]\n");
            line(text, "id", plugin.id());
            line(text, "name", plugin.name());
            line(text, "vendor", plugin.vendor());
            line(text, "url", plugin.url());
            line(text, "manual", plugin.manual());
            line(text, "support", plugin.support());
            line(text, "version", plugin.version());
            line(text, "description", plugin.description());
            plugin.features().forEach(feature -> line(text, "feature", feature));
            line(text, "vst3.id", plugin.vst3Id());
            line(text, "vst3.category", plugin.vst3Category());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        String one = value.replace('\r', ' ').replace('\n', ' ').replace('\0', ' ');
        if (!one.isEmpty()) {
            text.append(key).append('=').append(one).append('\n');
        }
    }

    /** Keys with their values, of which there may be several. */
    private static final class Section {

        private final Map<String, List<String>> values = new HashMap<>();

        void take(String line) {
            int equals = line.indexOf('=');
            if (equals > 0 && line.charAt(0) != '#') {
                values.computeIfAbsent(line.substring(0, equals), key -> new ArrayList<>())
                        .add(line.substring(equals + 1));
            }
        }

        String text(String key, String otherwise) {
            List<String> all = all(key);
            return all.isEmpty() ? otherwise : all.getLast();
        }

        List<String> all(String key) {
            return values.getOrDefault(key, List.of());
        }
    }
}
