package lathe.bundle.master;

import java.util.List;
import java.util.function.Supplier;
import lathe.bundle.Declarations;
import lathe.core.param.Preset;
import lathe.plugin.PluginDescriptor;

/** Declares the master. */
public final class MasterPlugin {

    private MasterPlugin() {}

    /** The plugin {@code org.lathe.master}. */
    public static PluginDescriptor descriptor() {
        PluginDescriptor.Builder builder = Declarations.effect("master", "Lathe Master", MasterProcessor::new)
                .features(
                        "mastering",
                        "equalizer",
                        "compressor",
                        "limiter",
                        "multi-effects",
                        "stereo",
                        "mono",
                        "surround")
                .description("A whole mastering chain: low cut, equaliser, compressor, reverb, loudness gain, true-peak"
                        + " limiter, dither and meter.")
                .remotePage(
                        "Master",
                        "Overview",
                        "eq.band1_gain",
                        "eq.band3_gain",
                        "eq.band5_gain",
                        "compressor.threshold",
                        "compressor.ratio",
                        "reverb.mix",
                        "loudness.gain",
                        "limiter.ceiling")
                .remotePage(
                        "Master",
                        "Equaliser gains",
                        "eq.band1_gain",
                        "eq.band2_gain",
                        "eq.band3_gain",
                        "eq.band4_gain",
                        "eq.band5_gain",
                        "cleanup.band1_hz",
                        "cleanup.band1_on",
                        "eq.on")
                .remotePage(
                        "Master",
                        "Equaliser frequencies",
                        "eq.band1_hz",
                        "eq.band2_hz",
                        "eq.band3_hz",
                        "eq.band4_hz",
                        "eq.band5_hz",
                        "eq.band2_q",
                        "eq.band3_q",
                        "eq.band4_q")
                .remotePage(
                        "Master",
                        "Compressor",
                        "compressor.threshold",
                        "compressor.ratio",
                        "compressor.knee",
                        "compressor.attack",
                        "compressor.release",
                        "compressor.makeup",
                        "compressor.mix",
                        "compressor.on")
                .remotePage(
                        "Master",
                        "Reverb and limiter",
                        "reverb.mix",
                        "reverb.decay",
                        "reverb.pre_delay",
                        "reverb.on",
                        "loudness.gain",
                        "limiter.ceiling",
                        "limiter.release",
                        "dither.on");
        Supplier<List<Preset>> presets = Declarations.presets(
                "master",
                MasterProcessor::new,
                "balanced",
                "gentle",
                "loud",
                "warm",
                "bright",
                "broadcast",
                "acoustic-space");
        return builder.presets(presets)
                .editor(context -> new MasterEditor(context, presets))
                .build();
    }
}
