package lathe.plugin.clap;

import lathe.plugin.PluginDescriptor;

/**
 * Which extensions an instance answers, on any thread. Each one's native functions are made when a host first asks for it: a
 * class's start-up is what makes that safe. Ids of drafts are answered where the final form is the same.
 */
final class ClapExtensions {

    private ClapExtensions() {}

    /** Address of an extension's functions, or 0. */
    static long find(PluginDescriptor of, String id) {
        return switch (id) {
            case "clap.audio-ports" -> ClapPorts.PORTS;
            case "clap.audio-ports-config" -> ClapLayouts.CONFIGS;
            case "clap.audio-ports-config-info/1", "clap.audio-ports-config-info/draft-0" -> ClapLayouts.CONFIG_INFO;
            case "clap.configurable-audio-ports/1", "clap.configurable-audio-ports.draft1" -> ClapLayouts.CONFIGURABLE;
            case "clap.audio-ports-activation/2", "clap.audio-ports-activation/draft-2" -> ClapLayouts.ACTIVATION;
            case "clap.note-ports" -> of.hasNoteInput() ? ClapNotes.PORTS : 0;
            case "clap.voice-info" -> of.isInstrument() ? ClapNotes.VOICES : 0;
            case "clap.params" -> ClapParams.TABLE;
            case "clap.state" -> ClapState.STATE;
            case "clap.state-context/2" -> ClapState.CONTEXT;
            case "clap.latency" -> ClapTiming.LATENCY;
            case "clap.tail" -> ClapTiming.TAIL;
            case "clap.render" -> ClapTiming.RENDER;
            case "clap.remote-controls/2", "clap.remote-controls.draft/2" -> ClapRemoteControls.TABLE;
            case "clap.preset-load/2", "clap.preset-load.draft/2" -> ClapPresets.TABLE;
            case "clap.gui" -> ClapGui.GUI;
            case "clap.timer-support" -> ClapGui.TIMER;
            case "clap.posix-fd-support" -> ClapGui.DESCRIPTORS;
            default -> 0;
        };
    }
}
