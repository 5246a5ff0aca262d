package lathe.bundle.dynamics;

import java.util.List;
import java.util.function.Supplier;
import lathe.bundle.Declarations;
import lathe.core.audio.ChannelLayout;
import lathe.core.param.Preset;
import lathe.plugin.PluginDescriptor;
import lathe.postfx.dynamics.Compressor;

/** Declares the compressor, which is expander and gate too. */
public final class CompressorPlugin {

    private CompressorPlugin() {}

    /** The plugin {@code org.lathe.compressor}. */
    public static PluginDescriptor descriptor() {
        PluginDescriptor.Builder builder = Declarations.effect("compressor", "Lathe Compressor", Compressor::new)
                .features("compressor", "expander", "gate", "mastering", "mixing", "stereo", "mono", "surround")
                .description(
                        "Compressor, expander and gate with smooth knee, programme-dependent release, lookahead and"
                                + " a filtered side chain.")
                .sideChain(ChannelLayout.STEREO)
                .remotePage(
                        "Compressor",
                        "Main",
                        "threshold",
                        "ratio",
                        "knee",
                        "attack",
                        "release",
                        "auto_release",
                        "makeup",
                        "mix")
                .remotePage(
                        "Compressor",
                        "Detector",
                        "detector",
                        "rms_window",
                        "key",
                        "key_highpass",
                        "key_lowpass",
                        "link",
                        "lookahead",
                        "hold")
                .remotePage(
                        "Compressor",
                        "Expander and gate",
                        "mode",
                        "threshold",
                        "ratio",
                        "range",
                        "hysteresis",
                        "hold",
                        "attack",
                        "release");
        Supplier<List<Preset>> presets = Declarations.presets(
                "compressor",
                Compressor::new,
                "bus-glue",
                "vocal-levelling",
                "drum-punch",
                "parallel-crush",
                "duck-under-voice",
                "gate-drums",
                "noise-down");
        return builder.presets(presets)
                .editor(context -> new CompressorEditor(context, presets))
                .build();
    }
}
