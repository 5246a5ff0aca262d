package org.example.synth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import lathe.core.param.Preset;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.PluginProvider;

/** An instrument: what a plugin that plays notes looks like. */
public final class SynthPlugin implements PluginProvider {

    @Override
    public List<PluginDescriptor> plugins() {
        return List.of(PluginDescriptor.instrument("org.example.synth", "Synth", Synth::new)
                .vendor("Example")
                .description("Sixteen voices of two oscillators, a filter and two envelopes.")
                .features("synthesizer", "stereo")
                .remotePage("", "Oscillators", "shape_1", "shape_2", "semitones_2", "detune_2", "mix_2", "bend", "volume")
                .remotePage(
                        "",
                        "Filter",
                        "cutoff",
                        "resonance",
                        "filter_envelope",
                        "key_follow",
                        "filter_attack",
                        "filter_decay",
                        "filter_sustain",
                        "filter_release")
                .remotePage("", "Amplitude", "attack", "decay", "sustain", "release", "velocity", "volume")
                .presets(SynthPlugin::presets)
                .build());
    }

    private static List<Preset> presets() {
        return Stream.of("first", "bass", "brass", "strings", "bell")
                .map(SynthPlugin::preset)
                .toList();
    }

    private static Preset preset(String name) {
        try (InputStream in = SynthPlugin.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("the jar has no preset " + name);
            }
            return Preset.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
