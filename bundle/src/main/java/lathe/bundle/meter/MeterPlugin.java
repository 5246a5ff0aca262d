package lathe.bundle.meter;

import java.util.List;
import java.util.function.Supplier;
import lathe.bundle.Declarations;
import lathe.core.param.Preset;
import lathe.plugin.PluginDescriptor;

/** Declares the meter. */
public final class MeterPlugin {

    private MeterPlugin() {}

    /** The plugin {@code org.lathe.meter}. */
    public static PluginDescriptor descriptor() {
        PluginDescriptor.Builder builder = Declarations.effect("meter", "Lathe Meter", MeterProcessor::new)
                .features("analyzer", "utility", "mastering", "stereo", "mono", "surround")
                .description("Loudness by EBU R 128, true peak, history and goniometer; the sound passes untouched.")
                .remotePage("Meter", "Meter", "target", "reset", "reset_on_play");
        Supplier<List<Preset>> presets = Declarations.presets(
                "meter", MeterProcessor::new, "ebu-r128", "atsc-a85", "streaming", "podcast", "club");
        return builder.presets(presets)
                .editor(context -> new MeterEditor(context, presets))
                .build();
    }
}
