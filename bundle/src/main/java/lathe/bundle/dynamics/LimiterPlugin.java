package lathe.bundle.dynamics;

import java.util.List;
import java.util.function.Supplier;
import lathe.bundle.Declarations;
import lathe.core.param.Preset;
import lathe.plugin.PluginDescriptor;
import lathe.postfx.limiter.TruePeakLimiter;

/** Declares the limiter. */
public final class LimiterPlugin {

    private LimiterPlugin() {}

    /** The plugin {@code org.lathe.limiter}. */
    public static PluginDescriptor descriptor() {
        PluginDescriptor.Builder builder = Declarations.effect("limiter", "Lathe Limiter", TruePeakLimiter::new)
                .features("limiter", "mastering", "mixing", "stereo", "mono", "surround")
                .description("Keeps true peaks at or below a ceiling, those between the samples too; what stays below"
                        + " passes bit for bit.")
                .remotePage("Limiter", "Limiter", "gain", "ceiling", "release", "lookahead", "link");
        Supplier<List<Preset>> presets = Declarations.presets(
                "limiter", TruePeakLimiter::new, "streaming", "club", "transparent", "broadcast", "last-guard");
        return builder.presets(presets)
                .editor(context -> new LimiterEditor(context, presets))
                .build();
    }
}
