package lathe.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import lathe.core.audio.ChannelLayout;
import lathe.core.param.ParameterSet;
import lathe.core.param.Preset;
import lathe.core.process.Processor;
import lathe.plugin.PluginDescriptor;

/** What the plugins of this bundle have in common: maker, version, layouts, and presets kept as resources. */
public final class Declarations {

    private static final String VERSION = "0.1.0";

    private Declarations() {}

    /** An effect of Lathe's for mono, stereo, 5.1 and 7.1. */
    public static PluginDescriptor.Builder effect(String id, String name, Supplier<? extends Processor> processor) {
        return PluginDescriptor.effect("org.lathe." + id, name, processor)
                .vendor("Lathe")
                .version(VERSION)
                .layouts(
                        ChannelLayout.STEREO,
                        ChannelLayout.MONO,
                        ChannelLayout.SURROUND_5_1,
                        ChannelLayout.SURROUND_7_1)
                .stateVersion(1, (version, values) -> {});
    }

    /**
     * Presets of a plugin by the names of their files in {@code presets/ID}, in this order. A file says what differs from the initial
     * settings; a preset has all of them, so that it sounds the same whatever was set before.
     */
    public static Supplier<List<Preset>> presets(String id, Supplier<? extends Processor> processor, String... files) {
        return () -> {
            ParameterSet parameters = processor.get().parameters();
            List<Preset> presets = new ArrayList<>();
            for (String file : files) {
                parameters.list().forEach(parameter -> parameter.set(parameter.initial()));
                Preset written = preset("presets/" + id + "/" + file + ".json");
                List<String> unknown = written.applyTo(parameters);
                if (!unknown.isEmpty()) {
                    throw new IllegalStateException("preset " + file + " of " + id + " sets " + unknown);
                }
                presets.add(Preset.of(written.name(), written.description(), parameters));
            }
            return presets;
        };
    }

    private static Preset preset(String resource) {
        try (InputStream in = Declarations.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing; build the bundle again");
            }
            return Preset.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException damaged) {
            throw new IllegalStateException("resource " + resource + " is damaged; build the bundle again", damaged);
        }
    }
}
