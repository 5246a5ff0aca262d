package lathe.jvst;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.communication.PluginLink;
import jvst.wrapper.communication.VSTV20ToHost;
import jvst.wrapper.communication.VSTV20ToPlug;
import lathe.core.audio.ChannelLayout;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.param.Preset;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.ffi.BridgeLog;

/** Makes the descriptor of an old plugin from what an instance of it tells. */
final class JvstDescriptor {

    private static final int MOST_PRESETS = 256;
    private static final String NO_NAME = "nix";

    private JvstDescriptor() {}

    static PluginDescriptor of(JvstPlugin plugin) throws JvstException {
        VSTPluginAdapter asked = plugin.newInstance();
        PluginLink link = PluginLink.of(asked);
        JvstTexts texts = new JvstTexts(asked);
        ParameterSet parameters = JvstParameters.of(asked, texts);
        String name = name(plugin, asked);
        String id = id(link.uniqueId(), name);
        boolean instrument = link.inputs() == 0;
        PluginDescriptor.Builder builder = instrument
                ? PluginDescriptor.instrument(id, name, () -> JvstProcessor.of(plugin, texts))
                : PluginDescriptor.effect(id, name, () -> JvstProcessor.of(plugin, texts));
        builder.vendor(orEmpty(asked.getVendorString()))
                .version(version(asked.getVendorVersion()))
                .layouts(layouts(Math.max(link.inputs(), link.outputs())))
                .vst3Id(vst3Id(link.uniqueId(), name))
                .numberParametersByIndex();
        if (instrument) {
            builder.features("synthesizer");
        } else if (takesNotes(asked, link)) {
            builder.noteInput();
        }
        feature(asked.getPlugCategory(), builder);
        for (Preset preset : presets(asked, parameters)) {
            builder.preset(preset);
        }
        plugin.editorClass().ifPresent(editor -> builder.editor(context -> JvstEditors.open(editor, context)));
        return builder.build();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text.strip();
    }

    /** The effect's name; where it has none of its own the product's, else the class's. */
    private static String name(JvstPlugin plugin, VSTPluginAdapter asked) {
        String effect = orEmpty(asked.getEffectName());
        if (!effect.isEmpty() && !effect.equals(NO_NAME)) {
            return effect;
        }
        String product = orEmpty(asked.getProductString());
        String typeName = plugin.ini().pluginClass();
        return product.isEmpty() ? typeName.substring(typeName.lastIndexOf('.') + 1) : product;
    }

    /** A name for CLAP that follows from what VST 2 knew a plugin by: its four characters and its name. */
    static String id(int uniqueId, String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        StringBuilder code = new StringBuilder();
        for (int shift = 24; shift >= 0; shift -= 8) {
            code.append((char) ((uniqueId >> shift) & 0xFF));
        }
        String shown = code.toString().matches("[A-Za-z0-9]{4}") ? code.toString() : String.format("%08x", uniqueId);
        return "vst2." + shown + "." + (plain.isEmpty() ? "plugin" : plain);
    }

    /**
     * The class id under which a host finds the successor of a VST 2 plugin: "VST", the four characters, nine bytes of the
     * name in lower case. Source: VST 3 developer portal, frequently asked questions, "Compatibility with VST 2.x or VST 1".
     */
    static String vst3Id(int uniqueId, String name) {
        byte[] lower = name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        StringBuilder hex = new StringBuilder(String.format("565354%08X", uniqueId));
        for (int i = 0; i < 9; i++) {
            hex.append(String.format("%02X", i < lower.length ? lower[i] & 0xFF : 0));
        }
        return hex.toString();
    }

    /** 1000 is 1.0.0.0, as VST 2 hosts show it; other lengths stay a number. */
    static String version(int vendorVersion) {
        String digits = Integer.toString(vendorVersion);
        return digits.length() == 4 && vendorVersion > 0 ? String.join(".", digits.split("")) : digits;
    }

    /** Its own channels; a mono plugin plays in stereo first, as some hosts know nothing else and lose a side. */
    private static ChannelLayout[] layouts(int channels) {
        if (channels <= 1) {
            return new ChannelLayout[] {ChannelLayout.STEREO, ChannelLayout.MONO};
        }
        return new ChannelLayout[] {ChannelLayout.ofChannels(Math.min(channels, ChannelLayout.MAX_CHANNELS))};
    }

    private static boolean takesNotes(VSTPluginAdapter asked, PluginLink link) {
        return link.isSynth()
                || asked.canDo(VSTV20ToHost.CANDO_PLUG_RECEIVE_VST_EVENTS) == VSTV20ToHost.CANDO_YES
                || asked.canDo(VSTV20ToHost.CANDO_PLUG_RECEIVE_VST_MIDI_EVENT) == VSTV20ToHost.CANDO_YES;
    }

    private static void feature(int category, PluginDescriptor.Builder builder) {
        switch (category) {
            case VSTV20ToPlug.PLUG_CATEG_ANALYSIS -> builder.features("analyzer");
            case VSTV20ToPlug.PLUG_CATEG_MASTERING -> builder.features("mastering");
            case VSTV20ToPlug.PLUG_CATEG_SURROUND_FX -> builder.features("surround");
            case VSTV20ToPlug.PLUG_CATEG_RESTORATION -> builder.features("restoration");
            default -> {}
        }
    }

    /** Each program's values; the instance is at its first chosen program again afterwards. */
    private static Set<Preset> presets(VSTPluginAdapter asked, ParameterSet parameters) {
        Set<Preset> presets = new LinkedHashSet<>();
        int chosen = asked.getProgram();
        int count = Math.min(MOST_PRESETS, asked.getNumPrograms());
        try {
            for (int program = 0; count > 1 && program < count; program++) {
                asked.setProgram(program);
                for (int i = 0; i < parameters.list().size(); i++) {
                    Parameter parameter = parameters.list().get(i);
                    parameter.set(parameter.clamp(asked.getParameter(i)));
                }
                String name = orEmpty(asked.getProgramNameIndexed(0, program));
                presets.add(Preset.of(name.isEmpty() ? "Program " + (program + 1) : name, "", parameters));
            }
            if (count > 1) {
                asked.setProgram(chosen);
            }
        } catch (RuntimeException unable) {
            BridgeLog.note(asked.getClass().getName() + " threw when asked for its programs", unable);
        }
        return presets;
    }
}
