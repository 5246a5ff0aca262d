package lathe.bundle.space;

import java.util.List;
import java.util.function.Supplier;
import lathe.bundle.Declarations;
import lathe.core.param.Preset;
import lathe.plugin.PluginDescriptor;

/** Declares the convolver. */
public final class ConvolverPlugin {

    private ConvolverPlugin() {}

    /** The plugin {@code org.lathe.convolver}. */
    public static PluginDescriptor descriptor() {
        PluginDescriptor.Builder builder = Declarations.effect("convolver", "Lathe Convolver", ConvolverProcessor::new)
                .features("reverb", "mixing", "stereo", "mono", "surround")
                .description(
                        "Convolution with impulse responses: halls, rooms, plate and spring made by formula, or your own"
                                + " file, which the session keeps.")
                .remotePage("Convolver", "Main", "response", "mix", "pre_delay")
                .remotePage("Convolver", "Response", "ir_gain", "trim", "zero_latency");
        Supplier<List<Preset>> presets = Declarations.presets(
                "convolver",
                ConvolverProcessor::new,
                "concert-hall",
                "cathedral",
                "chamber",
                "small-room",
                "plate",
                "guitar-spring",
                "reverse-swell");
        return builder.presets(presets)
                .editor(context -> new ConvolverEditor(context, presets))
                .build();
    }
}
