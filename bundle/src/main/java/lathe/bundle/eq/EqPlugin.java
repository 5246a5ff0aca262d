package lathe.bundle.eq;

import java.util.List;
import java.util.function.Supplier;
import lathe.bundle.Declarations;
import lathe.core.param.Preset;
import lathe.plugin.PluginDescriptor;

/** Declares the equaliser. */
public final class EqPlugin {

    private EqPlugin() {}

    /** The plugin {@code org.lathe.eq}. */
    public static PluginDescriptor descriptor() {
        PluginDescriptor.Builder builder = Declarations.effect("eq", "Lathe EQ", Equaliser::new)
                .features("equalizer", "filter", "mastering", "mixing", "stereo", "mono", "surround")
                .description("Eight bands of minimum phase that keep their analogue shape up to half the sample rate,"
                        + " each on stereo, mid, side, left or right.");
        for (int first = 1; first <= 7; first += 2) {
            builder.remotePage("Bands", "Bands " + first + " and " + (first + 1), bandIds(first));
        }
        builder.remotePage(
                "Overview",
                "Gains",
                "band1_gain",
                "band2_gain",
                "band3_gain",
                "band4_gain",
                "band5_gain",
                "band6_gain",
                "band7_gain",
                "band8_gain");
        builder.remotePage("Overview", "Output", "output", "design");
        Supplier<List<Preset>> presets = Declarations.presets(
                "eq", Equaliser::new, "rumble-out", "vocal-presence", "warm-bus", "air", "telephone", "wide-top");
        return builder.presets(presets)
                .editor(context -> new EqEditor(context, presets))
                .build();
    }

    private static String[] bandIds(int first) {
        String[] ids = new String[8];
        String[] settings = {"hz", "gain", "q", "on"};
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "band" + (first + i / 4) + "_" + settings[i % 4];
        }
        return ids;
    }
}
