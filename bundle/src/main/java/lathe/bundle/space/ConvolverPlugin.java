package lathe.bundle.space;

import lathe.bundle.Declarations;
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
        return builder.presets(Declarations.presets(
                        "convolver",
                        ConvolverProcessor::new,
                        "concert-hall",
                        "cathedral",
                        "chamber",
                        "small-room",
                        "plate",
                        "guitar-spring",
                        "reverse-swell"))
                .build();
    }
}
