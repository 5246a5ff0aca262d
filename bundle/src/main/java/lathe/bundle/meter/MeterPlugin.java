package lathe.bundle.meter;

import lathe.bundle.Declarations;
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
        return builder.presets(Declarations.presets(
                        "meter", MeterProcessor::new, "ebu-r128", "atsc-a85", "streaming", "podcast", "club"))
                .build();
    }
}
