package lathe.bundle.space;

import java.util.List;
import java.util.function.Supplier;
import lathe.bundle.Declarations;
import lathe.core.param.Preset;
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
        Supplier<List<Preset>> presets = Declarations.presets(
                "reverb", FdnReverb::new, "vocal-plate", "drum-room", "chamber", "concert-hall", "cathedral", "glue");
        return builder.presets(presets)
                .editor(context -> new ReverbEditor(context, presets))
                .build();
    }
}
