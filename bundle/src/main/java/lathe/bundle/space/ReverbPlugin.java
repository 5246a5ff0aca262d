package lathe.bundle.space;

import lathe.bundle.Declarations;
import lathe.plugin.PluginDescriptor;
import lathe.postfx.reverb.FdnReverb;

/** Declares the reverb. */
public final class ReverbPlugin {

    private ReverbPlugin() {}

    /** The plugin {@code org.lathe.reverb}. */
    public static PluginDescriptor descriptor() {
        PluginDescriptor.Builder builder = Declarations.effect("reverb", "Lathe Reverb", FdnReverb::new)
                .features("reverb", "mixing", "stereo", "mono", "surround")
                .description("Room, hall and plate from a network of sixteen delay lines whose mixing moves.")
                .remotePage(
                        "Reverb",
                        "Main",
                        "mix",
                        "decay",
                        "pre_delay",
                        "decay_low",
                        "decay_high",
                        "damping",
                        "low_cut",
                        "width")
                .remotePage("Reverb", "Character", "character", "modulation", "crossover_low");
        return builder.presets(Declarations.presets(
                        "reverb",
                        FdnReverb::new,
                        "vocal-plate",
                        "drum-room",
                        "chamber",
                        "concert-hall",
                        "cathedral",
                        "glue"))
                .build();
    }
}
