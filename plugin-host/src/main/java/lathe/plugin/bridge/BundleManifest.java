package lathe.plugin.bridge;

import java.util.List;

/**
 * What a bundle holds, as the shim tells hosts and as the bridge needs it; {@link ManifestText} is its form in a file.
 *
 * @param level of the bridge that the bundle was built for, see {@link #LEVEL}
 * @param name of the bundle and its files
 * @param vendor who makes it
 * @param url home page, or empty
 * @param email where to write, or empty
 * @param bridgeJars in the folder {@code bridge}: Lathe itself, for a process whose JVM has none or another
 * @param jars the plugins' own, beside the manifest
 * @param providers classes that declare the plugins
 * @param plugins in the order in which hosts list them
 */
public record BundleManifest(
        int level,
        String name,
        String vendor,
        String url,
        String email,
        List<String> bridgeJars,
        List<String> jars,
        List<String> providers,
        List<Plugin> plugins) {

    /** Counts what an author's classes can rely on: grows with every change that a built bundle could notice. */
    public static final int LEVEL = 1;

    /** Name of the file in the bundle's folder. */
    public static final String FILE = "manifest";

    /** Folder of the bridge's jars in the bundle's folder. */
    public static final String BRIDGE_FOLDER = "bridge";

    public BundleManifest {
        bridgeJars = List.copyOf(bridgeJars);
        jars = List.copyOf(jars);
        providers = List.copyOf(providers);
        plugins = List.copyOf(plugins);
    }

    /**
     * One plugin as hosts see it before there is an instance.
     *
     * @param id reverse domain name
     * @param name for people
     * @param vendor who makes it
     * @param url home page, or empty
     * @param manual page of the manual, or empty
     * @param support page where help is, or empty
     * @param version such as 1.0.0
     * @param description a sentence
     * @param features CLAP's, in order
     * @param vst3Id class id, 32 hexadecimal digits
     * @param vst3Category VST3's words joined by {@code |}
     */
    public record Plugin(
            String id,
            String name,
            String vendor,
            String url,
            String manual,
            String support,
            String version,
            String description,
            List<String> features,
            String vst3Id,
            String vst3Category) {

        public Plugin {
            features = List.copyOf(features);
        }
    }
}
