package lathe.plugin.install;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lathe.plugin.bridge.BundleManifest;

/**
 * {@code Contents/Resources/moduleinfo.json}, from which VST3 hosts list classes without loading code. It says what the
 * factory says. Source: VST3 3.7.5 and later, "moduleinfo.json"; that is JSON5, of which JSON is a part.
 */
final class ModuleInfo {

    /** The version of the interfaces that the factory names, too. */
    static final String SDK = "VST 3.8.0";

    private static final int MANY_INSTANCES = Integer.MAX_VALUE;

    private ModuleInfo() {}

    static String of(BundleManifest manifest) throws IOException {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("Name", manifest.name());
        info.put("Version", manifest.plugins().getFirst().version());
        Map<String, Object> flags = new LinkedHashMap<>();
        flags.put("Unicode", true);
        flags.put("Classes Discardable", false);
        flags.put("Component Non Discardable", true);
        Map<String, Object> factory = new LinkedHashMap<>();
        factory.put("Vendor", manifest.vendor());
        factory.put("URL", manifest.url());
        factory.put("E-Mail", manifest.email());
        factory.put("Flags", flags);
        info.put("Factory Info", factory);
        info.put("Compatibility", List.of());
        List<Object> classes = new ArrayList<>();
        manifest.plugins().forEach(plugin -> classes.add(classInfo(plugin)));
        info.put("Classes", classes);
        return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(info);
    }

    private static Map<String, Object> classInfo(BundleManifest.Plugin plugin) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("CID", plugin.vst3Id());
        info.put("Category", "Audio Module Class");
        info.put("Name", plugin.name());
        info.put("Vendor", plugin.vendor());
        info.put("Version", plugin.version());
        info.put("SDKVersion", SDK);
        info.put("Sub Categories", Arrays.asList(plugin.vst3Category().split("\\|")));
        info.put("Class Flags", 0);
        info.put("Cardinality", MANY_INSTANCES);
        info.put("Snapshots", List.of());
        return info;
    }
}
