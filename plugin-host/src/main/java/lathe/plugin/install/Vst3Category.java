package lathe.plugin.install;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import lathe.plugin.PluginDescriptor;

/** VST3's words for what CLAP's features say; source: the plug-in types of VST3's {@code ivstaudioprocessor}. */
final class Vst3Category {

    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("equalizer", "EQ");
        WORDS.put("filter", "Filter");
        WORDS.put("compressor", "Dynamics");
        WORDS.put("expander", "Dynamics");
        WORDS.put("gate", "Dynamics");
        WORDS.put("limiter", "Dynamics");
        WORDS.put("transient-shaper", "Dynamics");
        WORDS.put("de-esser", "Dynamics");
        WORDS.put("reverb", "Reverb");
        WORDS.put("delay", "Delay");
        WORDS.put("distortion", "Distortion");
        WORDS.put("chorus", "Modulation");
        WORDS.put("flanger", "Modulation");
        WORDS.put("phaser", "Modulation");
        WORDS.put("tremolo", "Modulation");
        WORDS.put("pitch-shifter", "Pitch Shift");
        WORDS.put("pitch-correction", "Pitch Shift");
        WORDS.put("restoration", "Restoration");
        WORDS.put("mastering", "Mastering");
        WORDS.put("mixing", "Tools");
        WORDS.put("utility", "Tools");
        WORDS.put("analyzer", "Analyzer");
        WORDS.put("synthesizer", "Synth");
        WORDS.put("sampler", "Sampler");
        WORDS.put("drum", "Drum");
        WORDS.put("drum-machine", "Drum");
        WORDS.put("mono", "Mono");
        WORDS.put("stereo", "Stereo");
        WORDS.put("surround", "Surround");
    }

    private Vst3Category() {}

    /** Words joined by {@code |}, the kind of plugin first. */
    static String of(PluginDescriptor plugin) {
        SequencedSet<String> words = new LinkedHashSet<>();
        words.add(plugin.isInstrument() ? "Instrument" : "Fx");
        for (String feature : plugin.features()) {
            String word = WORDS.get(feature);
            if (word != null) {
                words.add(word);
            }
        }
        return String.join("|", words);
    }
}
